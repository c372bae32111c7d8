import type { Act, Card, Piece, Quote } from '../conversation/quote.ts';
import { everyTitle } from '../conversation/titles.ts';
import type { ConsentAct } from '../language/consent.ts';
import { numberFormat } from '../language/number-format.ts';

/** What is put to a customer, as far as words can name it: one alternative, or several of which one is to be named. */
export interface ConsentCard {
  /** Numbers of the orders that it is about. */
  orders: readonly string[];
  alternatives: readonly ConsentAlternative[];
}

export interface ConsentAlternative {
  id: string;
  /** What is done; several where one yes covers several effects. */
  acts: readonly ConsentAct[];
  /** The things it is about, with the options they have now; empty where it is about the whole order. */
  items: readonly ConsentItem[];
  /** It leaves something of the order as it is: a yes to the whole order is to more than is put. */
  part?: boolean;
  /** Size, colour and the like of what comes instead. */
  target: readonly string[];
  /** Amounts of money as they may be said, in units: "10", "87", "87.00". */
  amounts: readonly string[];
  /** Where something goes; null where that is not part of it. */
  address: string | null;
  /** How money moves ("Visa 4242"); null where none does. */
  method: string | null;
}

interface ConsentItem {
  /** All that it is called, in every language. */
  title: string;
  options: readonly string[];
  /** How many of it, where there are several. */
  quantity?: number;
}

export type Force = 'tells' | 'says' | 'goes along';

/** What the customer's words are to the card. Only `agrees` does anything. */
export type Verdict =
  /**
   * `names`: the words say what is to be done, or what comes instead, and not only yes; `points`: they name the thing, the order or the
   * new size, too. `force`: they say to go on ("go ahead"), say yes, or only go along with it ("ok, perfect, thanks").
   */
  | { kind: 'agrees'; alternative: string; names: boolean; points: boolean; force: Force }
  | { kind: 'declines' }
  | { kind: 'changes' }
  /**
   * `about`: there is some agreement in them; `stops`: something in them stands against it, or is not understood; `against`: what was
   * understood stands against it, or is all there is.
   */
  | { kind: 'unclear'; about: boolean; stops: boolean; against: boolean };

const ACTS: Readonly<Record<Act, ConsentAct>> = {
  return: 'return',
  exchange: 'exchange',
  refund: 'refund',
  cancel: 'cancel',
  undo: 'undo',
  change_items: 'exchange',
  change_address: 'address',
  change_payment: 'other',
  end_subscription: 'cancel',
  resume_subscription: 'undo',
  change_subscription: 'other',
  book_appointment: 'other',
  move_appointment: 'other',
  cancel_appointment: 'cancel',
  other: 'other',
};

/** A card as consent reads it, out of its own data. What was offered before there were quotes names nothing. */
export function consentCard({ alternatives }: Pick<Card, 'alternatives'>): ConsentCard {
  const quotes = alternatives.flatMap(({ effects }) => effects.flatMap(({ quote }) => quote ?? []));
  return {
    orders: [...new Set(quotes.flatMap(({ order }) => order ?? []))],
    alternatives: alternatives.map(({ id, effects }) =>
      alternativeOf(
        id,
        effects.flatMap(({ quote }) => quote ?? []),
      ),
    ),
  };
}

function alternativeOf(id: string, quotes: readonly Quote[]): ConsentAlternative {
  const swaps = quotes.filter(({ act }) => act === 'exchange' || act === 'change_items');
  const pieces = uniqueBy(
    quotes.flatMap((quote) => (quote.act === 'undo' ? [...quote.out, ...quote.in] : quote.out)),
    ({ line, sku }) => `${line} ${sku}`,
  );
  const money = quotes.flatMap((quote) => quote.money);
  const places = quotes.flatMap(({ goes }) => goes.map(({ to }) => to));
  const acts = quotes.flatMap((quote) => actsOf(quote));
  return {
    id,
    acts: acts.length > 0 ? [...new Set(acts)] : ['other'],
    items: pieces.map((piece) => ({
      title: everyTitle(piece).join(' '),
      options: Object.values(piece.options),
      ...(piece.quantity > 1 ? { quantity: piece.quantity } : {}),
    })),
    ...(quotes.some(({ part }) => part) ? { part: true } : {}),
    target: swaps.flatMap((quote) => quote.in.flatMap((piece: Piece) => Object.values(piece.options))),
    amounts: money.flatMap(({ amount, currency }) => amountForms(amount, currency)),
    address: places.find((to) => to !== 'address_on_file' && to !== 'here') ?? null,
    method: money.length > 0 ? money.map(({ method }) => method).join(' ') : null,
  };
}

/** A return that brings the money back is both: naming either names what is put. */
function actsOf({ act, money }: Quote): ConsentAct[] {
  const refunds = act === 'return' && money.some(({ direction }) => direction === 'to_customer');
  return refunds ? ['return', 'refund'] : [ACTS[act]];
}

/** "87.00", and "87" where nothing is behind the point. */
function amountForms(minor: number, currency: string): string[] {
  const digits =
    numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const units = (minor / 10 ** digits).toFixed(digits);
  return [units, units.replace(/\.0+$/, '')];
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
