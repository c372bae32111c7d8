/** Named character references from U+00A0 to U+00FF, in order (HTML 4, §24.2.1). */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
  'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc ' +
  'Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc ' +
  'iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const NAMED = new Map<string, string>([
  ...LATIN.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    colon: ':',
    Tab: '\t',
    NewLine: '\n',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Yuml: 'Ÿ',
    euro: '€',
    trade: '™',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    hellip: '…',
    bull: '•',
    rarr: '→',
    larr: '←',
    minus: '−',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '\u200c',
    zwj: '\u200d',
    lrm: '',
    rlm: '',
  }),
]);

/**
 * Text with its character references resolved; unknown ones stay as they are. Linear, and never longer than
 * the input.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  // A replacement keeps every match until its end: of two megabytes of entities that is a hundred times as much.
  let decoded = '';
  for (let at = 0; at < text.length; ) {
    const cut = at + SLICE;
    const begun = cut < text.length ? text.lastIndexOf('&', cut) : -1;
    const end = begun > at && cut - begun < LONGEST_ENTITY ? begun : cut;
    decoded += decodeSlice(text.slice(at, end));
    at = end;
  }
  return decoded;
}

/** Characters that are decoded at once, and more than any entity has. */
const SLICE = 20_000;
const LONGEST_ENTITY = 32;

function decodeSlice(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,15}));?/gi,
    (whole, decimal, hex, name) => {
      if (name) return NAMED.get(name) ?? whole;
      const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : '';
    },
  );
}
