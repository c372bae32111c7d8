import type { Channel } from '../../../src/conversation/values.ts';

/*
 * Who begins where and goes on where: all twelve ordered pairs of channels, in both languages, with every way
 * of being known, or not, on either side.
 */

/** How the customer is identified on a channel. */
type Standing =
  /**
   * Chat with the shop's login token; a mail that passes DMARC; a WhatsApp number ordered with; a call with
   * `Passed-A`.
   */
  | 'signed in'
  | 'own address'
  | 'own number'
  | 'attested'
  /** A call from the customer's number without attestation. */
  | 'unattested'
  /** An unknown browser, in which the order is named at once. */
  | 'claimed'
  /** An unknown browser, in which the order is named at most when asked. */
  | 'anonymous'
  /** A call without a number. */
  | 'withheld';

export interface Side {
  channel: Channel;
  as: Standing;
}

/** What the customer's problem is. */
export type Kind =
  | 'exchange'
  | 'refund'
  | 'cancellation'
  | 'wrong item'
  | 'lost parcel'
  | 'dispute'
  /** What a stranger who names the order may have: the return, its label going to the address on file. */
  | 'label'
  | 'wrong label';

export interface Row {
  from: Side;
  to: Side;
  locale: 'en' | 'fr';
  kind: Kind;
  /**
   * Where the code that goes to the address on file is given; from then on the customer is known. Null:
   * nowhere.
   */
  proves: 'from' | 'to' | null;
  /** Its place among all rows. */
  place: number;
  /** What its dice are thrown with. */
  seed: number;
}

const SIDES: Record<Channel, readonly Standing[]> = {
  chat: ['signed in', 'claimed', 'anonymous'],
  email: ['own address'],
  whatsapp: ['own number'],
  voice: ['attested', 'unattested', 'withheld'],
};

/** Known by proof: recognised or verified. */
export function isKnown({ as }: Side): boolean {
  return !['claimed', 'anonymous', 'withheld'].includes(as);
}

const KNOWN: readonly Kind[] = ['exchange', 'refund', 'cancellation', 'wrong item', 'lost parcel', 'dispute'];
const UNKNOWN: readonly Kind[] = ['label', 'wrong label'];
/** What takes more than an order's number. */
const PROVEN: readonly Kind[] = ['exchange', 'refund', 'cancellation'];

/** Every row that begins on a channel. Another `throwing` gives every row another trouble and other words. */
export function rowsFrom(first: Channel, throwing: number): Row[] {
  const rows: Row[] = [];
  for (const second of ['chat', 'email', 'whatsapp', 'voice'] as const) {
    if (second === first) continue;
    for (const as of SIDES[first])
      for (const then of SIDES[second])
        for (const locale of ['en', 'fr'] as const) {
          const to: Side = { channel: second, as: then };
          const from: Side = { channel: first, as };
          for (const [proves, kinds] of kindsOf(from, to)) {
            // One step further for each row and language, so that every pair meets other troubles.
            const place = ['chat', 'email', 'whatsapp', 'voice'].indexOf(first) * 100 + rows.length;
            const kind = kinds[(place + throwing + (locale === 'fr' ? 2 : 0)) % kinds.length];
            if (kind) rows.push({ from, to, locale, kind, proves, place, seed: throwing + place });
          }
        }
  }
  return rows;
}

/** One row for each pair of channels and language. */
export function sampleOf(rows: readonly Row[], throwing: number): Row[] {
  const groups = Map.groupBy(rows, ({ to, locale }) => `${to.channel} ${locale}`);
  return [...groups.values()].flatMap((group) => group[throwing % group.length] ?? []);
}

/** The problems between two sides, and where the customer proves who they are. */
function kindsOf(from: Side, to: Side): [Row['proves'], readonly Kind[]][] {
  if (!isKnown(to))
    return [
      [null, UNKNOWN],
      ['to', PROVEN],
    ];
  // Whoever withholds the number, or calls by one that nothing attests, and gives no code cannot prove what it takes to cancel.
  const weak = from.as === 'withheld' || to.as === 'unattested';
  const known = weak ? KNOWN.filter((kind) => kind !== 'cancellation') : KNOWN;
  const proven = to.as === 'unattested' ? PROVEN.filter((kind) => kind !== 'cancellation') : PROVEN;
  return isKnown(from)
    ? [[null, known]]
    : [
        [null, known],
        ['from', proven],
      ];
}

export function titleOf({ from, to, locale, kind, proves }: Row): string {
  const shown = (side: 'from' | 'to', { channel, as }: Side) =>
    `${channel} (${as}${proves === side ? ', with a code' : ''})`;
  return `${shown('from', from)} → ${shown('to', to)}, ${locale}: ${kind}`;
}
