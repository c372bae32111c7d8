/*
 * Where clients say themselves what is quoted and what is a signature: ids and classes in lower case. Outlook
 * puts `x_` before those of the mail it quotes.
 */

/**
 * Everything from here to the end is the mail that is answered: Outlook on the web and its apps, Outlook for
 * Mac.
 */
const QUOTE_FOLLOWS = new Set([
  'appendonsend',
  'divrplyfwdmsg',
  'mail-editor-reference-message-container',
  'olk_src_body_section',
  'reply-intro',
  'zwchr',
  'aqm-original',
  'ms-outlook-mobile-reference-message',
]);
/**
 * The element is quoted: Gmail's and Thunderbird's attribution lines, the quotes of Yahoo, Proton, Zoho, GMX,
 * Tutanota.
 */
const QUOTES = new Set([
  'gmail_attr',
  'moz-cite-prefix',
  'yahoo_quoted',
  'protonmail_quote',
  'zmail_extra',
  'tutanota_quote',
  'quote-header',
]);
/**
 * The element is quoted until its first blockquote ends; what follows in it may be answers between the
 * quotes.
 */
const QUOTE_CONTAINERS = new Set(['gmail_quote', 'gmail_quote_container']);
const SIGNATURES = new Set([
  'gmail_signature',
  'gmail_signature_prefix',
  'moz-signature',
  'signature',
  'ms-outlook-mobile-signature',
  'ymail_android_signature',
  'ymail_ios_signature',
  'applemailsignature',
  'protonmail_signature_block',
  'yahoo-signature',
  'composer_signature',
  'mail-app-auto-default-signature',
]);
/** Elements that are never shown as text. */
const NEVER_SHOWN = new Set('head template select datalist svg math object audio video'.split(' '));

/** What an element does to the text in it. */
export type Effect = 'hidden' | 'quote' | 'container' | 'signature';

/** True for the ids after which everything is quoted. */
export function quoteFollows(id: string): boolean {
  return QUOTE_FOLLOWS.has(id);
}

/** What an element's name, id, classes and style do to the text in it. `id` and `rules` in lower case. */
export function effectOf(
  name: string,
  id: string,
  classes: ReadonlySet<string>,
  attributes: ReadonlyMap<string, string>,
  rules: ReadonlyMap<string, string>,
): Effect | null {
  if (NEVER_SHOWN.has(name) || attributes.has('hidden') || isHidden(rules)) return 'hidden';
  const any = (set: ReadonlySet<string>) =>
    set.has(id) || [...classes].some((one) => set.has(one.replace(/^x_/, '')));
  if (name === 'blockquote') return 'quote';
  if (any(QUOTES) || attributes.get('name') === 'quote') return 'quote';
  if (any(QUOTE_CONTAINERS)) return 'container';
  return any(SIGNATURES) ? 'signature' : null;
}

/** The rules of an inline style, names and values in lower case. */
export function rulesOf(style: string): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const rule of style ? uncommented(style.toLowerCase()).split(';') : []) {
    const colon = rule.indexOf(':');
    if (colon < 1) continue;
    const value = rule.slice(colon + 1).replace('!important', '');
    rules.set(rule.slice(0, colon).trim(), value.trim());
  }
  return rules;
}

/** Whether a style makes its element and all in it invisible. */
function isHidden(rules: ReadonlyMap<string, string>): boolean {
  const zero = (property: string) => {
    const value = rules.get(property);
    return value !== undefined && /^[-+.\d]/.test(value) && Number.parseFloat(value) === 0;
  };
  const clipped = (rules.get('overflow') ?? '').includes('hidden');
  return (
    rules.get('display') === 'none' ||
    rules.get('visibility') === 'hidden' ||
    rules.get('mso-hide') === 'all' ||
    zero('opacity') ||
    (clipped && (zero('max-height') || zero('height') || zero('width') || zero('max-width'))) ||
    ['text-indent', 'left', 'top', 'margin-left'].some(
      (property) => Number.parseFloat(rules.get(property) ?? '0') <= -900,
    )
  );
}

/** CSS without its comments, which may stand inside a rule. */
function uncommented(css: string): string {
  const [first = '', ...parts] = css.split('/*');
  return (
    first + parts.map((part) => (part.includes('*/') ? part.slice(part.indexOf('*/') + 2) : '')).join('')
  );
}
