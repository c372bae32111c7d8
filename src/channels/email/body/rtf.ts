import { lookup } from '../../../lookup.ts';

/** Characters of RTF that are read, and groups in each other. */
const LONGEST = 2_000_000;
const DEEPEST = 200;

/** Groups that hold no words of the text. */
const UNREAD = new Set(
  'fonttbl colortbl stylesheet info pict header footer headerl headerr footerl footerr object themedata datastore listtable listoverridetable generator'.split(
    ' ',
  ),
);
const WORDS: Record<string, string> = {
  par: '\n',
  line: '\n',
  row: '\n',
  tab: '\t',
  cell: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};

/** The words of a text in RTF (Rich Text Format Specification 1.9.1), one line a paragraph. Linear. */
export function rtfText(source: string): string {
  const rtf = source.slice(0, LONGEST);
  const page = new TextDecoder(codePage(rtf));
  const stack: { unread: boolean; skips: number }[] = [];
  let unread = false;
  let skips = 1;
  let skip = 0;
  const out: string[] = [];
  const say = (text: string) => {
    if (skip > 0) skip--;
    else if (!unread) out.push(text);
  };
  const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/giy;
  for (let found = token.exec(rtf); found; found = token.exec(rtf)) {
    const [all, word, number, hex, symbol, brace] = found;
    if (brace === '{') {
      if (stack.length >= DEEPEST) break;
      stack.push({ unread, skips });
      skip = 0;
    } else if (brace === '}') {
      ({ unread, skips } = stack.pop() ?? { unread: false, skips: 1 });
      skip = 0;
    } else if (hex !== undefined) say(page.decode(Uint8Array.of(Number.parseInt(hex, 16))));
    else if (symbol !== undefined) {
      if (symbol === '*') unread = true;
      else if ('\\{}'.includes(symbol)) say(symbol);
      else if (symbol === '~') say(' ');
    } else if (word === 'u') {
      const code = Number(number) < 0 ? Number(number) + 0x10000 : Number(number);
      say(String.fromCharCode(code & 0xffff));
      skip = skips;
    } else if (word === 'uc') skips = Math.min(Number(number ?? 1), 10);
    else if (word !== undefined) {
      if (UNREAD.has(word)) unread = true;
      const said = lookup(WORDS, word);
      if (said !== undefined) say(said);
    } else if (!/^[\r\n]/.test(all)) {
      const rest = all.slice(skip);
      skip = Math.max(0, skip - all.length);
      if (rest && !unread) out.push(rest);
    }
  }
  return out.join('').toWellFormed().trim();
}

function codePage(rtf: string): string {
  const page = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 500))?.[1];
  return page && /^125[0-8]$/.test(page) ? `windows-${page}` : 'windows-1252';
}

/** What compressed RTF begins with, as [MS-OXRTFCP] 2.1.3.2.1 has it. */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const WINDOW = 4_096;

/** The RTF in a compressed one ([MS-OXRTFCP]); empty where it is none. */
export function expandedRtf(bytes: Uint8Array): string {
  if (bytes.byteLength < 16) return '';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = Math.min(view.getUint32(4, true), LONGEST);
  const kind = view.getUint32(8, true);
  const plain = (from: Uint8Array) => new TextDecoder('windows-1252').decode(from);
  if (kind === 0x414c454d) return plain(bytes.subarray(16, 16 + size));
  if (kind !== 0x75465a4c) return '';
  const window = new Uint8Array(WINDOW);
  for (let at = 0; at < DICTIONARY.length; at++) window[at] = DICTIONARY.charCodeAt(at);
  let write = DICTIONARY.length;
  const out = new Uint8Array(size);
  let length = 0;
  const put = (byte: number) => {
    if (length < size) out[length++] = byte;
    window[write] = byte;
    write = (write + 1) % WINDOW;
  };
  for (let at = 16; at < bytes.byteLength && length < size; ) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.byteLength && length < size; bit++) {
      if (((control >> bit) & 1) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = pair >> 4;
      if (from === write) return plain(out.subarray(0, length));
      for (let count = (pair & 15) + 2, next = 0; next < count; next++)
        put(window[(from + next) % WINDOW] ?? 0);
    }
  }
  return plain(out.subarray(0, length));
}
