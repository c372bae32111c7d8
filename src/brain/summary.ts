import type { Author, Channel, Intent } from '../conversation/values.ts';

/** What was said before the last exchanges, in few words. */
export interface RunningSummary {
  text: string;
  /** ISO 8601 time of the newest exchange that it holds. */
  until: string;
}

/** An exchange that has just left the view of a turn. */
export interface PassedExchange {
  at: string;
  channel: Channel;
  author: Author;
  text: string;
  intent: Intent | null;
  orders: readonly string[];
  /** What became of the problem with it. */
  resolution: 'yes' | 'no' | 'escalated' | null;
}

/** What a summary is made of: the one there was, and what has left the view since, oldest first. */
export interface SummaryPart {
  before: string;
  exchanges: readonly PassedExchange[];
}

/** Characters of a summary, and of what it quotes of a message, at most. */
export const SUMMARY_LENGTH = 2_000;
const QUOTED = 90;

const ENDED = { yes: 'settled', no: 'not as wished', escalated: 'with a person' } as const;

/**
 * A summary by code: a line for each day and channel with what was wanted, of which orders, what became of it, and
 * the beginning of the customer's first words. What is too much is left out from the oldest on.
 */
export function summaryByCode({ before, exchanges }: SummaryPart): string {
  const days = Map.groupBy(exchanges, ({ at, channel }) => `${at.slice(0, 10)} ${channel}`);
  const lines = [...days].map(([when, said]) => {
    const own = said.filter(({ author }) => author === 'customer');
    const unique = (all: readonly string[]) => [...new Set(all)].join(', ');
    const wanted = unique(own.flatMap(({ intent }) => intent?.replaceAll('_', ' ') ?? []));
    const orders = unique(said.flatMap(({ orders: named }) => named.map((id) => `#${id}`)));
    const end = said.findLast(({ resolution }) => resolution !== null)?.resolution;
    const people = said.some(({ author }) => author === 'advisor') ? 'a person answered' : '';
    const quote = shortened(own.find(({ text }) => text.trim() !== '')?.text ?? '');
    const told = [wanted, orders, end ? ENDED[end] : '', people].filter(Boolean).join('; ');
    return `${when}: ${[told, quote && `“${quote}”`].filter(Boolean).join(' ')}`;
  });
  return withinLength([...before.split('\n').filter(Boolean), ...lines]);
}

/** The newest lines that there is room for. */
export function withinLength(lines: readonly string[]): string {
  let length = 0;
  const kept = lines.toReversed().filter((line) => {
    length += line.length + 1;
    return length <= SUMMARY_LENGTH;
  });
  return kept.reverse().join('\n');
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= QUOTED ? plain : `${plain.slice(0, QUOTED - 1).replace(/\s\S*$/, '')}…`;
}
