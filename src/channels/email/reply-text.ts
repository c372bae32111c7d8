import { clip, visible } from './clean.ts';
import { renderHtml } from './html.ts';
import { isRule, markAt } from './quotes.ts';
import { isAdvertisement, isNotice, isSignatureMark, noticeGoesOn } from './signatures.ts';

/** Characters and lines of a mail that are read. */
const LONGEST_TEXT = 200_000;
const MOST_LINES = 2_000;
/** Paragraphs of one legal notice. */
const MOST_NOTICES = 4;

interface Body {
  text?: string;
  html?: string;
}

/** The sender's own words, and what else a reader of the mail would find in it. */
interface Own {
  text: string;
  /**
   * `quoted` when the mail contains more that is not the sender's or is hidden, `forwarded` when the mail
   * says that it passes that on. None of it is ever read as the sender's words: a yes in it is nobody's.
   */
  beside: 'nothing' | 'quoted' | 'forwarded';
}

/**
 * What the customer wrote themselves, without the quoted or forwarded mail and without signatures; answers
 * between quoted lines are kept in their order. Plain text is preferred; HTML is used where there is no text,
 * or where only HTML shows what is quoted. Linear in the input, and never longer.
 */
export function ownText(body: Body): Own & { pictures: Set<string> } {
  const html = body.html ? renderHtml(body.html, { signatures: 'drop' }) : null;
  const pictures = html?.pictures ?? new Set<string>();
  const plain = split(body.text ?? '');
  const blank = (body.text ?? '').trim() === '';
  const marked = plain.beside !== 'nothing' || !/^> /m.test(html?.text ?? '');
  if (!html || (!blank && marked)) return { ...plain, pictures };
  const rich = split(html.text);
  if (rich.text || rich.beside !== 'nothing') return { ...rich, pictures };
  // Some people type inside their signature.
  const whole = split(renderHtml(body.html ?? '', { signatures: 'keep' }).text);
  if (whole.text) return { ...whole, pictures };
  return { text: plain.text, beside: html.hidden ? 'quoted' : plain.beside, pictures };
}

/** {@link ownText} of plain text alone. */
export function split(text: string): Own {
  const lines = linesOf(text);
  const own: string[] = [];
  let beside: Own['beside'] = 'nothing';
  let signature = false;
  let begun = 0;

  for (let at = 0; at < lines.length; ) {
    const mark = markAt(lines, at);
    if (mark.kind === 'cut') {
      beside = mark.forward ? 'forwarded' : 'quoted';
      break;
    }
    if (mark.kind === 'quote') {
      beside = 'quoted';
      signature = false;
      endOwn(own, begun);
      if (own.at(-1) !== '') own.push('');
      begun = own.length;
    } else if (mark.kind === 'signature') signature = true;
    else if (!signature) own.push(lines[at] ?? '');
    at += mark.lines;
  }
  endOwn(own, begun);
  const mine = tidy(own);
  if (mine || beside !== 'nothing') return { text: mine, beside };
  // All of it looks like a signature: then it is what the sender wrote.
  return {
    text: tidy(lines.filter((line) => !isAdvertisement(line) && !isSignatureMark(line))),
    beside,
  };
}

/**
 * Lines as they are compared: no invisible characters, plain spaces, no trailing space but that of a
 * signature mark.
 */
function linesOf(text: string): string[] {
  const plain = visible(clip(text, LONGEST_TEXT).replace(/\r\n?/g, '\n')).replace(/[\u00a0\u202f]/g, ' ');
  return plain.split('\n', MOST_LINES).map((line) => (line === '-- ' ? line : line.trimEnd()));
}

/**
 * Takes from the words since line `begun` what stands under them: empty lines, rules, advertisements, legal
 * notices.
 */
function endOwn(own: string[], begun: number): void {
  for (;;) {
    const last = own.at(-1);
    if (last === undefined || own.length <= begun) return;
    if (last.trim() === '' || isRule(last.trim()) || isAdvertisement(last)) own.pop();
    else {
      const start = noticeAt(own, begun);
      if (start === null) return;
      own.length = start;
    }
  }
}

/** Where the legal notice begins that ends these words; null when none does, or nothing stands above it. */
function noticeAt(own: readonly string[], begun: number): number | null {
  let end = own.length;
  for (let paragraphs = 0; paragraphs < MOST_NOTICES; paragraphs++) {
    let start = end;
    while (start > begun && (own[start - 1] ?? '').trim() !== '') start--;
    if (start === begun) return null;
    const paragraph = own.slice(start, end).join(' ');
    if (isNotice(paragraph)) return start;
    if (!noticeGoesOn(paragraph)) return null;
    end = start;
    while (end > begun && (own[end - 1] ?? '').trim() === '') end--;
  }
  return null;
}

/** One empty line at most between paragraphs, none around. */
function tidy(lines: string[]): string {
  const kept = lines.filter((line, index) => line.trim() !== '' || (lines[index - 1] ?? '').trim() !== '');
  return kept.join('\n').trim();
}
