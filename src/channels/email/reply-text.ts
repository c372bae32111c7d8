import { clip, visible } from './clean.ts';
import { renderHtml } from './html.ts';
import {
  ANSWERED_MARKERS,
  ATTRIBUTIONS,
  DATED_ATTRIBUTION,
  FORWARDED_MARKERS,
  HEADER_LABELS,
  type HeaderLabel,
  NAMED_ATTRIBUTION,
  PHONE_SIGNATURES,
  STRONG_EVIDENCE,
  WEAK_EVIDENCE,
} from './quote-patterns.ts';

/** Characters and lines of a mail that are read. */
const LONGEST_TEXT = 200_000;
const MOST_LINES = 2_000;
/** A longer line is somebody's words, whatever it begins with. */
const LONGEST_MARK = 500;
/** Characters of a mail passed on without a word of her own. */
const LONGEST_FORWARD = 4_000;
/** Lines under a `--` that has lost its space, for it still to be a signature. */
const LONGEST_SIGNATURE = 12;

interface Body {
  text?: string;
  html?: string;
  /** It answers a mail: what is quoted is then ours, and never hers. */
  reply: boolean;
  /** Its subject says that it passes another mail on. */
  forward: boolean;
}

/**
 * What the customer wrote herself, without the quoted mail and without signatures; answers between quoted lines are kept in their
 * order. Plain text is preferred; HTML is used where there is no text, or where only HTML shows what is quoted. Linear in the
 * input, and never longer.
 */
export function ownText(body: Body): { text: string; pictures: Set<string> } {
  const html = body.html ? renderHtml(body.html, { signatures: 'drop' }) : null;
  const pictures = html?.pictures ?? new Set<string>();
  const plain = split(body.text ?? '', body);
  const blank = (body.text ?? '').trim() === '';
  if (!html || (!blank && (plain.quoted || !/^> /m.test(html.text)))) return { text: plain.text, pictures };
  const rich = split(html.text, body);
  if (rich.text) return { text: rich.text, pictures };
  if (rich.quoted) return { text: plain.text, pictures };
  // Some people type inside their signature.
  const whole = renderHtml(body.html ?? '', { signatures: 'keep' });
  return { text: split(whole.text, body).text || plain.text, pictures };
}

/** {@link ownText} of plain text alone, and whether anything in it was quoted. */
export function split(
  text: string,
  mail: { reply: boolean; forward: boolean },
): { text: string; quoted: boolean } {
  const lines = linesOf(text);
  const own: string[] = [];
  let quoted = false;
  let signature = false;
  let passedOn: number | null = null;

  let at = 0;
  while (at < lines.length) {
    const mark = markAt(lines, at);
    if (mark.kind === 'cut') {
      quoted = true;
      if (mark.forward || mail.forward || !mail.reply) passedOn = at;
      break;
    }
    if (mark.kind === 'quote') {
      quoted = true;
      signature = false;
      endOwn(own);
      if (own.at(-1) !== '') own.push('');
    } else if (mark.kind === 'signature') signature = true;
    else if (!signature) own.push(lines[at] ?? '');
    at += mark.lines;
  }
  endOwn(own);
  const mine = tidy(own);
  if (mine) return { text: mine, quoted };
  return { text: fallback(lines, { quoted, passedOn, reply: mail.reply && !mail.forward }), quoted };
}

/** Nothing of her own is left: a mail passed on is shown with its heading, so that nobody takes it for her words. */
function fallback(
  lines: string[],
  found: { quoted: boolean; passedOn: number | null; reply: boolean },
): string {
  if (found.passedOn !== null) return clip(tidy(lines.slice(found.passedOn)), LONGEST_FORWARD);
  if (!found.quoted) return tidy(lines.filter((line) => !isPhoneSignature(line) && !isSignatureMark(line)));
  return found.reply ? '' : clip(tidy(lines.map(unquoted)), LONGEST_FORWARD);
}

/** Lines as they are compared: no invisible characters, plain spaces, no trailing space but that of a signature mark. */
function linesOf(text: string): string[] {
  const plain = visible(clip(text, LONGEST_TEXT).replace(/\r\n?/g, '\n')).replace(/[\u00a0\u202f]/g, ' ');
  return plain.split('\n', MOST_LINES).map((line) => (line === '-- ' ? line : line.trimEnd()));
}

type Mark =
  | { kind: 'own' | 'quote' | 'signature'; lines: number }
  /** The rest of the mail is somebody else's. */
  | { kind: 'cut'; lines: number; forward: boolean };

function markAt(lines: string[], at: number): Mark {
  const line = lines[at] ?? '';
  if (isQuote(line)) return { kind: 'quote', lines: 1 };
  const text = line.trim();
  if (text === '' || text.length > LONGEST_MARK) return { kind: 'own', lines: 1 };
  const heading = headingOf(text);
  if (heading) return { kind: 'cut', lines: 1, forward: heading === 'forward' };
  if (isHeaderBlock(lines, at)) return { kind: 'cut', lines: 1, forward: false };
  const attribution = attributionAt(lines, at);
  if (attribution) return attribution;
  return { kind: isSignature(lines, at) ? 'signature' : 'own', lines: 1 };
}

function isQuote(line: string): boolean {
  return /^ {0,3}>/.test(line);
}

function unquoted(line: string): string {
  return line.replace(/^[ >]{1,20}/, '');
}

/** "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:". */
function headingOf(text: string): 'answer' | 'forward' | null {
  const words = undashed(text).toLowerCase().replaceAll('’', "'");
  const dashed = words.length < text.length;
  if (FORWARDED_MARKERS.has(words) && (dashed || words.endsWith(':'))) return 'forward';
  return dashed && ANSWERED_MARKERS.has(words) ? 'answer' : null;
}

/** Text without the dashes, underscores and stars around it. */
function undashed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && '-_*= '.includes(text.charAt(start))) start++;
  while (end > start && '-_*= '.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A line of nothing but dashes, as clients draw one above a quote. */
function isRule(line: string): boolean {
  return line.length >= 5 && line.length <= LONGEST_MARK && undashed(line) === '';
}

/** Three different header lines in a row, From among them, and a subject or an address: nobody writes that by hand. */
function isHeaderBlock(lines: string[], at: number): boolean {
  const first = labelOf(lines[at] ?? '');
  if (first === null || first === 'to' || first === 'cc') return false;
  const labels = new Set<HeaderLabel>();
  let address = false;
  for (let next = at; next < Math.min(lines.length, at + 10); next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') break;
    const label = labelOf(line);
    if (label) labels.add(label);
    address ||= line.length <= 2_000 && line.includes('@');
  }
  return labels.size >= 3 && labels.has('from') && (labels.has('subject') || address);
}

/** `*From:* Lune` → from. */
function labelOf(line: string): HeaderLabel | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 30) return null;
  const word = line.slice(0, colon).replaceAll('*', '').trim().toLowerCase();
  return HEADER_LABELS.get(word) ?? null;
}

/** "On … wrote:" at this line, wrapped over up to four. With a quote under it, it goes with the quote; else all below is quoted. */
function attributionAt(lines: string[], at: number): Mark | null {
  let joined = '';
  for (let count = 1; count <= 4; count++) {
    const line = (lines[at + count - 1] ?? '').trim();
    if (line === '' || isQuote(line)) return null;
    joined = joined ? `${joined} ${line}` : line;
    if (joined.length > LONGEST_MARK) return null;
    if (!joined.endsWith(':')) continue;
    const next = nextLine(lines, at + count);
    const followed = next !== null && isQuote(next);
    if (isAttribution(joined, count, followed)) {
      return followed || next === null
        ? { kind: 'quote', lines: count }
        : { kind: 'cut', lines: count, forward: false };
    }
  }
  return null;
}

function isAttribution(text: string, lines: number, quoteFollows: boolean): boolean {
  if (DATED_ATTRIBUTION.test(text) || (lines === 1 && NAMED_ATTRIBUTION.test(text))) return true;
  const evidence = quoteFollows ? WEAK_EVIDENCE : STRONG_EVIDENCE;
  if (!evidence.test(text)) return false;
  if (ATTRIBUTIONS.some(({ start, end }) => start.test(text) && end.test(text))) return true;
  // Any language: an address and a year, and the quote right below.
  return quoteFollows && /@/.test(text) && /\d{4}/.test(text) && lines <= 2;
}

function nextLine(lines: string[], from: number): string | null {
  for (let at = from; at < lines.length && at < from + 50; at++) {
    const line = lines[at] ?? '';
    if (line.trim() !== '') return line;
  }
  return null;
}

function isSignatureMark(line: string): boolean {
  return line === '-- ' || line === '--';
}

/** RFC 3676 §4.3: `-- ` alone on its line. Many servers eat the space; then what follows must be short. */
function isSignature(lines: string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line === '-- ') return true;
  if (line !== '--') return false;
  let count = 0;
  for (let next = at + 1; next < lines.length && !isQuote(lines[next] ?? ''); next++) {
    if ((lines[next] ?? '') !== '' && ++count > LONGEST_SIGNATURE) return false;
  }
  return true;
}

function isPhoneSignature(line: string): boolean {
  const text = line.trim();
  return text !== '' && text.length <= 120 && PHONE_SIGNATURES.some((pattern) => pattern.test(text));
}

/** Takes what stands between her last words and a quote, or the end: empty lines, rules, phone signatures. */
function endOwn(own: string[]): void {
  for (let last = own.at(-1); last !== undefined; last = own.at(-1)) {
    if (last.trim() !== '' && !isRule(last.trim()) && !isPhoneSignature(last)) return;
    own.pop();
  }
}

/** One empty line at most between paragraphs, none around. */
function tidy(lines: string[]): string {
  const kept = lines.filter((line, index) => line.trim() !== '' || (lines[index - 1] ?? '').trim() !== '');
  return kept.join('\n').trim();
}
