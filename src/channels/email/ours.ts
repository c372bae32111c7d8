import { unmarked } from '../../language/markdown.ts';
import { isRule, type OwnSide, outlineOf } from './outline.ts';

/** A line of ours shorter than this may be the customer's by chance, a "Hello Sophie,", unless another follows. */
const TELLING = 20;
/** A line as long as this is ours by itself. */
const CERTAIN = 40;
/** Lines between the customer's words and our letter that a client wrote. */
const MOST_BETWEEN = 6;

/**
 * The customer's words without our letters, whatever the client left between them: known by what we sent. What
 * stands above the first line of ours is the customer's; where nothing does, what stands below the last one.
 * `letters` are texts as they were composed. Choices are left out of them: a customer may answer with one.
 */
export function withoutOurs(text: string, letters: readonly string[], us: OwnSide): string {
  const lines = text.split('\n');
  const sent = letters.map(sentLines);
  const whole = sent.map((one) => one.join(' '));
  const kinds = lines.map((line) => kindOf(plain(line), sent, whole));
  const first = kinds.findIndex(
    (kind, at) => kind === 'certain' || (kind === 'telling' && goesOn(kinds, at)),
  );
  if (first < 0) return text;
  const above = lines.slice(0, startOf(lines, kinds, first, us));
  if (above.some((line) => line.trim() !== '')) return above.join('\n').trim();
  const last = kinds.findLastIndex((kind) => kind === 'certain' || kind === 'telling');
  return lines
    .slice(last + 1)
    .filter((_, at) => kinds[last + 1 + at] !== 'short')
    .join('\n')
    .trim();
}

type Kind = 'certain' | 'telling' | 'short' | 'empty' | null;

function kindOf(line: string, sent: readonly string[][], whole: readonly string[]): Kind {
  if (line === '') return 'empty';
  if (sent.some((one) => one.includes(line))) {
    if (line.length < TELLING) return 'short';
    return line.length < CERTAIN ? 'telling' : 'certain';
  }
  // Clients wrap our lines anew: a part of one is ours too.
  if (line.length < TELLING || !whole.some((one) => one.includes(line))) return null;
  return line.length < CERTAIN ? 'telling' : 'certain';
}

/** The next line that says anything is ours too, or none follows. */
function goesOn(kinds: readonly Kind[], at: number): boolean {
  const next = kinds.slice(at + 1, at + 4).find((kind) => kind !== 'empty');
  return next !== undefined && next !== null;
}

/**
 * Where what is not the customer's begins: our short lines above, and the lines that a client wrote above
 * those, told by our name or address with a date, as a block of labels, or by their colon.
 */
function startOf(lines: readonly string[], kinds: readonly Kind[], first: number, us: OwnSide): number {
  let start = first;
  while (start > 0 && (kinds[start - 1] === 'empty' || kinds[start - 1] === 'short')) start--;
  let top = start;
  for (let count = 0; top > 0 && count < MOST_BETWEEN; count++) {
    const outline = outlineOf(lines[top - 1] ?? '', us);
    const named = outline.ours || outline.name;
    const dated = outline.date || outline.time;
    if ((named && (dated || outline.colon)) || (outline.colon && dated)) return top - 1;
    if (outline.label === null && !isRule((lines[top - 1] ?? '').trim())) break;
    top--;
  }
  // Labels alone are a block only where one of them names us or this mail.
  const block = lines.slice(top, start).map((line) => outlineOf(line, us));
  return block.some(({ ours, isName, isSubject }) => ours || isName || isSubject) ? top : start;
}

function sentLines(letter: string): string[] {
  return letter
    .split('\n')
    .map((line) => plain(unmarked(line)))
    .filter((line) => line !== '');
}

/** A line as lines are compared: no quote marks, no markup a client adds, one space for many. */
function plain(line: string): string {
  return line
    .slice(0, 2_000)
    .replace(/^[>|\s*_-]+|[*_\s]+$/g, '')
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»„]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
