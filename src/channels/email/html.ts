import { decodeEntities } from '../../language/html-entities.ts';
import { Page, type Rendered } from './page.ts';

/** Characters of HTML that are read. Office mails carry ten characters of markup for one of text. */
const LONGEST_HTML = 2_000_000;

/**
 * Turns a mail's HTML into text, with what mail clients mark as quoted turned into quoted lines, and without
 * signatures and without everything that is not shown: hidden text carries other people's instructions. No
 * tree is built and no tag is looked at twice, so time is linear in the input whatever it nests.
 */
export function renderHtml(html: string, options: { signatures: 'drop' | 'keep' }): Rendered {
  const source = html.slice(0, LONGEST_HTML);
  const page = new Page(options.signatures === 'keep');
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    if (next !== at) page.text(decodeEntities(source.slice(at, next < 0 ? undefined : next)));
    if (next < 0) break;
    at = tag(source, next, page);
  }
  return page.finish();
}

/** Reads one tag, comment or stray `<` at `start`; returns where to go on. */
function tag(source: string, start: number, page: Page): number {
  const second = source.charAt(start + 1);
  if (source.startsWith('<!--', start)) return after(source, '-->', start + 4);
  if (second === '!' || second === '?') return after(source, '>', start + 2);
  const closing = second === '/';
  const name = word(source, closing ? start + 2 : start + 1);
  if (!/^[a-z]/i.test(name)) {
    if (closing) return after(source, '>', start + 2);
    page.text('<');
    return start + 1;
  }
  const lower = name.toLowerCase();
  if (closing) {
    page.close(lower);
    return after(source, '>', start + 2 + name.length);
  }
  const { attributes, end, selfClosing } = readAttributes(source, start + 1 + name.length);
  if (UNREAD.has(lower)) {
    // The content is no markup: only its own end tag ends it.
    const close = new RegExp(`</${lower}`, 'gi');
    close.lastIndex = end;
    const found = close.exec(source);
    if (lower === 'style') page.sheet.add(source.slice(end, found?.index));
    return found ? after(source, '>', found.index) : source.length;
  }
  page.open(lower, attributes, selfClosing);
  return end;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

/** The tag name that begins at `from`; bounded, so that a run of letters is not a name. */
function word(source: string, from: number): string {
  return /^[^\s/>]{0,40}/.exec(source.slice(from, from + 40))?.[0] ?? '';
}

const KEPT_ATTRIBUTES = new Set([
  'id',
  'class',
  'style',
  'type',
  'src',
  'hidden',
  'name',
  'href',
  'color',
  'bgcolor',
  'open',
  'aria-hidden',
]);
/** Elements whose content is no markup. */
const UNREAD = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp']);

const ATTRIBUTE = /[\s/]*(?:(>)|([^\s/>=]{1,100})\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?|.)/suy;

/** Attributes from `from` to the tag's `>`. A value whose quote never closes is read as if it were empty. */
function readAttributes(
  source: string,
  from: number,
): { attributes: Map<string, string>; end: number; selfClosing: boolean } {
  const attributes = new Map<string, string>();
  let end = from;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const found = ATTRIBUTE.exec(source);
    if (!found) return { attributes, end: source.length, selfClosing: false };
    end = ATTRIBUTE.lastIndex;
    if (found[1]) return { attributes, end, selfClosing: source.charAt(end - 2) === '/' };
    const name = found[2]?.toLowerCase();
    if (name && KEPT_ATTRIBUTES.has(name) && !attributes.has(name)) {
      attributes.set(name, decodeEntities((found[3] ?? found[4] ?? found[5] ?? '').slice(0, 2_000)));
    }
  }
}
