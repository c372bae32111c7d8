import { clip, visible } from './clean.ts';
import { renderHtml } from './html.ts';
import { isRule, type OwnSide } from './outline.ts';
import { markAt } from './quotes.ts';
import { isAdvertisement, isNotice, isSignatureMark, noticeGoesOn } from './signatures.ts';

/** Characters and lines of a mail that are read. */
const LONGEST_TEXT = 200_000;
const MOST_LINES = 2_000;
/** Paragraphs of one legal notice. */
const MOST_NOTICES = 4;
/** Different words of a page of which half must stand in the text beside it too. */
const FEW_WORDS = 4;
/** A picture's name on a line of its own, as clients write one into text: "[image: IMG_1.jpg]", "[cid:x@y]". */
const PICTURE =
  /^\[(?:cid:[^[\]\s]{1,200}|[^[\]:]{1,20}: ?[^[\]]{1,200}\.(?:png|jpe?g|gif|heic|webp|bmp|svg))\]$/iu;

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
export function ownText(body: Body, us: OwnSide | null): Own & { pictures: Set<string>; hidden: string } {
  const html = body.html ? renderHtml(body.html, { signatures: 'drop' }) : null;
  const pictures = html?.pictures ?? new Set<string>();
  const hidden = visible(html?.hidden ?? '');
  const plain = split(body.text ?? '', us);
  const blank = (body.text ?? '').trim() === '';
  const marked = plain.beside !== 'nothing' || !/^> /m.test(html?.text ?? '');
  if (!html) return { ...plain, pictures, hidden };
  const rich = split(html.text, us);
  if (!blank && marked && !saysNothing(body.text ?? '', rich.text)) return { ...plain, pictures, hidden };
  if (rich.text || rich.beside !== 'nothing') return { ...rich, pictures, hidden };
  // Some people type inside their signature.
  const whole = split(renderHtml(body.html ?? '', { signatures: 'keep' }).text, us);
  if (whole.text) return { ...whole, pictures, hidden };
  return { text: plain.text, beside: html.hidden ? 'quoted' : plain.beside, pictures, hidden };
}

/**
 * A text part beside a page that says something else: that the client shows no HTML, the name of a picture, the
 * first line. What people see is the page. Of few words, none may be in both.
 */
function saysNothing(text: string, page: string): boolean {
  const words = wordsIn(page);
  if (words.size === 0) return false;
  const there = wordsIn(text);
  const both = [...words].filter((word) => there.has(word)).length;
  return words.size < FEW_WORDS ? both === 0 : both * 2 < words.size;
}

function wordsIn(text: string): Set<string> {
  return new Set(
    text
      .slice(0, LONGEST_TEXT)
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** {@link ownText} of plain text alone. */
export function split(text: string, us: OwnSide | null): Own {
  const lines = linesOf(text);
  const own: string[] = [];
  let beside: Own['beside'] = 'nothing';
  let signature = false;
  let begun = 0;

  for (let at = 0; at < lines.length; ) {
    const mark = markAt(lines, at, us);
    if (mark.kind === 'cut') {
      beside = mark.forward ? 'forwarded' : 'quoted';
      if (mark.forward) withoutHeading(own);
      break;
    }
    if (mark.kind === 'quote') {
      beside = 'quoted';
      signature = false;
      if (isHeader(lines, at)) withoutHeading(own);
      endOwn(own, begun);
      if (own.at(-1) !== '') own.push('');
      begun = own.length;
    } else if (mark.kind === 'signature') signature = true;
    else if (!signature && !PICTURE.test((lines[at] ?? '').trim())) own.push(lines[at] ?? '');
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

/** Whether what is quoted from here on begins with the header of a mail, as Apple Mail quotes what is passed on. */
function isHeader(lines: readonly string[], at: number): boolean {
  return [at, at + 1].every((line) => /^ {0,3}>\s*\p{L}[\p{L} ]{0,18}\s?[:：]\s/u.test(lines[line] ?? ''));
}

/** Takes away the line of its own, "Begin forwarded message:", that a client puts above what is passed on. */
function withoutHeading(own: string[]): void {
  while (own.at(-1)?.trim() === '') own.pop();
  const last = own.at(-1)?.trim() ?? '';
  const alone = (own.at(-2) ?? '').trim() === '';
  if (alone && last.length <= 60 && /^\P{N}+[:：]$/u.test(last)) own.pop();
}

/** One empty line at most between paragraphs, none around. */
function tidy(lines: string[]): string {
  const kept = lines.filter((line, index) => line.trim() !== '' || (lines[index - 1] ?? '').trim() !== '');
  return kept.join('\n').trim();
}
