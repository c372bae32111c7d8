import { HEADING, type Outline, type OwnSide, outlineOf } from './outline.ts';
import { isSignatureMark } from './signatures.ts';

/*
 * Where somebody else's words begin in a plain-text mail: by the shape of what clients put above them and by
 * who we are, never by a client's words, which come in every language.
 */

/** A longer line is somebody's words, whatever it looks like. */
const LONGEST_MARK = 500;
/** Lines over which clients wrap an attribution, and lines of a header block that are looked at. */
const MOST_WRAPPED = 4;
const MOST_LABELS = 10;
/** Lines under a `--` that has lost its space, for it still to be a signature. */
const LONGEST_SIGNATURE = 12;

/** What a line of a plain-text mail is, and how many lines it goes on for. */
export type Mark =
  | { kind: 'own' | 'quote' | 'signature'; lines: number }
  /** The rest of the mail is somebody else's. */
  | { kind: 'cut'; lines: number; forward: boolean };

/**
 * What stands at line `at`. Looks at a bounded number of lines below it, so that a mail is read in linear
 * time. `us` is null where no line is a client's: in what a form sends.
 */
export function markAt(lines: readonly string[], at: number, us: OwnSide | null): Mark {
  const quote = quoteAt(lines, at, us);
  if (quote) return quote;
  return { kind: isSignature(lines, at, us) ? 'signature' : 'own', lines: 1 };
}

function quoteAt(lines: readonly string[], at: number, us: OwnSide | null): Mark | null {
  const line = lines[at] ?? '';
  if (isQuote(line)) return { kind: 'quote', lines: 1 };
  if (!us || line.trim() === '' || line.length > LONGEST_MARK) return null;
  const block = blockAt(lines, at, us);
  if (block) return { kind: 'cut', lines: 1, forward: block === 'others' };
  return attributionAt(lines, at, us);
}

function isQuote(line: string): boolean {
  return /^ {0,3}>/.test(line);
}

/**
 * The header of an earlier mail as Outlook and others write it, or words between dashes above one. Whose it
 * is: ours, or another's that is passed on. Three labelled lines in a row, and among them our address or
 * name, this mail's subject, or another's address and a time: nobody writes that of themselves.
 */
function blockAt(lines: readonly string[], at: number, us: OwnSide): 'ours' | 'others' | null {
  const text = (lines[at] ?? '').trim();
  const headed = HEADING.test(text);
  const heading = outlineOf(text, us);
  // Zoho writes a whole attribution between dashes.
  if (headed && (heading.ours || heading.others)) return whose(heading.ours, heading.others);
  const start = headed ? nextText(lines, at + 1) : at;
  if (start === null) return null;
  const opening = outlineOf(lines[start] ?? '', us);
  // A block opens with whom it is from or when it was sent; what stands above it may look labelled too.
  const opens = opening.ours || opening.others || opening.isName || opening.date || opening.time;
  if (opening.label === null || !opens) return null;
  let labels = 0;
  let ours = false;
  let others = false;
  let timed = false;
  let named = false;
  for (let next = start; next < Math.min(lines.length, start + MOST_LABELS); next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '' || line.length > 4 * LONGEST_MARK) break;
    const outline = outlineOf(line, us);
    // Addressees wrap; anything else without a label ends the block.
    if (outline.label !== null) labels++;
    else if (!line.includes('@')) break;
    ours ||= outline.ours || outline.isName;
    others ||= outline.others;
    timed ||= outline.date || outline.time;
    named ||= outline.isSubject;
  }
  const telling = ours || named || others;
  if (headed) return telling || (labels > 1 && timed) ? whose(ours, others) : null;
  return labels >= 3 && (ours || named || (others && timed)) ? whose(ours, others) : null;
}

function whose(ours: boolean, others: boolean): 'ours' | 'others' {
  return ours || !others ? 'ours' : 'others';
}

/**
 * "On … Lune <…> wrote:" at this line in any language, with or without its colon, wrapped over up to four. With
 * a quote under it, it goes with the quote; else all below is quoted.
 */
function attributionAt(lines: readonly string[], at: number, us: OwnSide): Mark | null {
  let joined = '';
  const first = outlineOf(lines[at] ?? '', us);
  for (let count = 1; count <= MOST_WRAPPED; count++) {
    const line = (lines[at + count - 1] ?? '').trim();
    if (line === '' || isQuote(line) || line.length > LONGEST_MARK) return null;
    if (count === 2 && !first.begins) return null;
    // What stands alone as an attribution does not take the line above it along.
    if (count > 1 && standsAlone(outlineOf(line, us))) return null;
    joined = joined ? `${joined} ${line}` : line;
    if (joined.length > LONGEST_MARK) return null;
    if (isFollowed(lines, at + count)) {
      if (introduces(outlineOf(joined, us), true)) return { kind: 'quote', lines: count };
      continue;
    }
    if (!introduces(outlineOf(joined, us), false)) continue;
    // The verb may stand on a line of its own below.
    const end = withRest(lines, at, count);
    return isFollowed(lines, at + end) || nextText(lines, at + end) === null
      ? { kind: 'quote', lines: end }
      : { kind: 'cut', lines: end, forward: false };
  }
  return null;
}

function introduces(outline: Outline, quoteFollows: boolean): boolean {
  const { ours, others, bracketed, colon, date, time, sentence, name } = outline;
  if (sentence) return false;
  if (quoteFollows)
    return ((ours || others) && (date || time || bracketed)) || (colon && (name || time) && (date || time));
  if (ours) return bracketed ? date || time || colon : colon && (date || time);
  return others && bracketed && colon && date && time;
}

function standsAlone(outline: Outline): boolean {
  return introduces(outline, false) && (outline.date || outline.time);
}

/** How many lines an attribution has with those below it up to an empty one, where they end in a colon. */
function withRest(lines: readonly string[], at: number, count: number): number {
  for (let end = count; end < count + 2; end++) {
    const line = (lines[at + end - 1] ?? '').trim();
    if (line === '') return count;
    if (/[:：]$/.test(line)) return end;
  }
  return count;
}

/** A quote begins at this line, or below two empty ones at most. */
function isFollowed(lines: readonly string[], from: number): boolean {
  const next = nextText(lines, from);
  return next !== null && next <= from + 2 && isQuote(lines[next] ?? '');
}

function nextText(lines: readonly string[], from: number): number | null {
  for (let at = from; at < lines.length && at < from + 50; at++)
    if ((lines[at] ?? '').trim() !== '') return at;
  return null;
}

/**
 * A signature's mark; where the mark has lost its space, what follows must be short, up to the end or a
 * quote.
 */
function isSignature(lines: readonly string[], at: number, us: OwnSide | null): boolean {
  const line = lines[at] ?? '';
  if (line === '-- ') return true;
  if (!isSignatureMark(line)) return false;
  let count = 0;
  for (let next = at + 1; next < Math.min(lines.length, at + 4 * LONGEST_SIGNATURE); next++) {
    if (quoteAt(lines, next, us)) return true;
    if ((lines[next] ?? '') !== '' && ++count > LONGEST_SIGNATURE) return false;
  }
  return true;
}
