import { z } from 'zod';
import type { Alternative, Card, Effect, Move, Piece, Quote } from '../conversation/quote.ts';
import { inLanguage } from '../conversation/titles.ts';
import type { Choice } from '../conversation/values.ts';
import { momentText } from './approvals.ts';
import type { CardParts, CardTexts, MoneyWay } from './cards.ts';
import { cardTexts } from './index.ts';
import { changeOf, pieceText } from './options.ts';
import { fold } from './reading/text.ts';
import { speakable } from './speakable.ts';

/** The input of what is done to some lines of an order. */
const Lines = z.looseObject({ lines: z.array(z.unknown()) });

/** Some pieces of a line. */
const Lot = z.object({ line: z.string(), quantity: z.number() });

/** The lots of whatever call: of what goes back, of what is swapped, and beside it. */
const Lots = z
  .looseObject({ lines: z.array(z.unknown()), items: z.array(z.unknown()), also: z.array(z.unknown()) })
  .partial();

function lotsIn(input: unknown): unknown[] {
  const { lines = [], items = [], also = [] } = Lots.safeParse(input).data ?? {};
  return [input, ...lines, ...items, ...also];
}

/** Where and to whom a card is put. */
export interface Putting {
  /** BCP 47. */
  locale: string;
  spoken: boolean;
  /** The store's day. */
  today: string;
  timeZone: string;
  /** Whose clock that is, where it is not the store's alone. */
  place?: string | null;
  /** Days until money is back, from the parcel's arrival. */
  refundDays: number;
  /** The store's returns cost nothing. */
  freeReturns: boolean;
  /** The speaker is verified: means of payment are called by their own labels. */
  verified: boolean;
  /** The longest that a button may say. */
  labelLength: number;
}

/** A card in words. */
export interface CardWords {
  text: string;
  /** The same without the closing question: what the customer has to have heard. */
  said: string;
  buttons: Choice[];
}

/** Puts a card into words and buttons, from its data alone. What has no quote has no words. */
export function cardWords(card: Card, how: Putting): CardWords {
  const { alternatives, again } = inLanguage(card, how.locale);
  const texts = cardTexts(how.locale);
  const join = (lines: readonly string[]) =>
    how.spoken ? speakable(lines.join(' ')) : lines.join(alternatives.length > 1 ? '\n' : ' ');
  const labels = toldApart(alternatives, texts, how.labelLength);
  const buttons = alternatives.map(({ id }, n) => ({ id: `accept:${id}`, label: labels[n] ?? '' }));
  const told = alternatives.map((alternative) =>
    alternative.effects.flatMap((effect) => effectText(effect, texts, how) ?? []),
  );
  const all = told.flat();
  // What holds for all of them is said once, at the end.
  // Money of one effect is none of another's: the same sum twice is said twice.
  const several = told.some((effects) => effects.length > 1);
  const shared =
    all.length > 1
      ? (all[0]?.facts ?? []).filter(
          (fact) =>
            all.every(({ facts }) => facts.includes(fact)) &&
            !(several && all.some(({ paid }) => paid.includes(fact))),
        )
      : [];
  const parts = told.map((effects, i) =>
    effects
      .flatMap(({ clause, facts }, n) => [
        n > 0 ? texts.also(clause) : i > 0 ? texts.or(clause) : texts.can(clause),
        ...facts.filter((fact) => !shared.includes(fact)),
      ])
      .join(' '),
  );
  const [only, ...more] = all;
  if (only && more.length === 0 && only.facts.length === 0) {
    const text = join([...(again ? [texts.again] : []), texts.shall(only.clause)]);
    return { text, said: text, buttons };
  }
  const lead = alternatives.length > 1 ? texts.againWhich : texts.again;
  const body = [...(again ? [lead] : []), ...parts, ...(shared.length > 0 ? [shared.join(' ')] : [])];
  return { text: join([...body, question(alternatives, texts)]), said: join(body), buttons };
}

/** What a card would do, an infinitive for each effect: for whoever reads of it later. */
export function cardClauses(card: Pick<Card, 'alternatives'>, how: Putting): string[] {
  const { alternatives } = inLanguage(card, how.locale);
  const texts = cardTexts(how.locale);
  return alternatives.flatMap(({ effects }) =>
    effects.flatMap((effect) => effectText(effect, texts, how)?.clause ?? []),
  );
}

function question(alternatives: readonly Alternative[], texts: CardTexts): string {
  if (alternatives.length === 1) return (alternatives[0]?.effects.length ?? 0) > 1 ? texts.askAll : texts.ask;
  const names = alternatives.map((alternative) => quotesOf(alternative).map(({ act }) => texts.names[act]));
  const called = names.map((some) => texts.formats.list([...new Set(some)], 'and'));
  return new Set(called).size === called.length
    ? texts.askWhich(texts.formats.list(called, 'or'))
    : texts.askOne;
}

function effectText(
  { quote, input }: Effect,
  texts: CardTexts,
  how: Putting,
): { clause: string; facts: string[]; paid: string[] } | null {
  if (!quote) return null;
  const { act, money, deadline, goes, final, approval, ends, renews, changes } = quote;
  const { data } = Lines.safeParse(input);
  const parts = partsOf(quote, input, !data, texts, how);
  const again = act === 'return' && quote.out.length === 0;
  const clause = again ? texts.labelAgain(parts.order) : texts.clauses[act](parts);
  const paid = money.map((move) => moneyText(move, texts, how));
  const { day, money: sum } = texts.formats;
  // Aloud, only what money and what cannot be undone: the rest is told once it is done.
  const free =
    !how.spoken && how.freeReturns && (act === 'return' || act === 'exchange') && money.length === 0;
  const places = goes.flatMap(({ what, to }) => {
    if (what === 'label') return to === 'address_on_file' && !how.spoken ? [texts.labelOnFile] : [];
    // An exchange that goes where the order went needs no telling.
    if (act === 'change_address' || (act === 'exchange' && to === 'address_on_file')) return [];
    return [texts.parcelTo(to === 'address_on_file' ? texts.onFile : to)];
  });
  return {
    clause,
    paid,
    facts: [
      ...paid,
      ...(free ? [texts.free] : []),
      ...places,
      ...(deadline && !how.spoken ? [texts.handIn(texts.formats.day(deadline, how.today, how.spoken))] : []),
      ...(ends
        ? [
            texts.ends({
              day: day(ends.on, how.today, how.spoken),
              renewals: ends.renewals,
              amount: sum(ends.price, ends.currency, how.spoken),
              ...{ trial: ends.trial ?? false, unpaid: ends.unpaid ?? false },
            }),
          ]
        : []),
      ...(renews
        ? [
            texts.renews({
              day: day(renews.on, how.today, how.spoken),
              amount: sum(renews.price, renews.currency, how.spoken),
            }),
          ]
        : []),
      ...(changes
        ? [
            texts.changes({
              day: day(changes.on, how.today, how.spoken),
              amount: sum(changes.price, changes.currency, how.spoken),
              was: sum(changes.was, changes.currency, how.spoken),
              interval: changes.interval,
            }),
          ]
        : []),
      ...(final ? [texts.final] : []),
      ...(approval ? [texts.approval(momentText(approval.due, how))] : []),
    ],
  };
}

function partsOf(quote: Quote, input: unknown, whole: boolean, texts: CardTexts, how: Putting): CardParts {
  const { formats } = texts;
  const [paid] = quote.money;
  // "1 ×" of several says that the others stay.
  const counts = (one: Piece) =>
    one.quantity > 1 || lotsIn(input).some((lot) => Lot.safeParse(lot).data?.line === one.line);
  const piece = (one: Piece) => {
    const text = pieceText(one, formats, how.spoken);
    return counts(one) ? `${one.quantity} ${how.spoken ? '' : '× '}${text}` : text;
  };
  const [from] = quote.out;
  const [to] = quote.in;
  const swap = from && to && quote.out.length === 1 && quote.in.length === 1 && from.title === to.title;
  const kept = quote.in.map(piece);
  return {
    out: formats.list(quote.out.map(piece), 'and'),
    counted:
      from && quote.out.length === 1 && counts(from)
        ? { count: from.quantity, piece: pieceText(from, formats, how.spoken) }
        : null,
    titles: quote.out.map(({ title }) => title),
    in:
      swap && quote.act !== 'undo' && quote.act !== 'change_subscription'
        ? changeOf(from, to, formats)
        : formats.list(kept, 'and'),
    seats: quote.changes?.seats ?? null,
    was: momentOf(from, how),
    when: momentOf(to, how),
    order: quote.order === null ? '' : formats.order(quote.order, how.spoken),
    whole,
    undone: quote.out.length > 0 ? 'exchange' : quote.in.length > 0 ? 'return' : 'other',
    to:
      placeText(quote.goes.find(({ what }) => what !== 'label')?.to ?? null, how) ??
      (paid ? wayText(paid.method, texts, how) : ''),
  };
}

/** When an appointment is; empty of what is none. */
function momentOf(piece: Piece | undefined, how: Putting): string {
  return piece?.at ? momentText(piece.at.from, how) : '';
}

/** Aloud, a country is called by its name. */
function placeText(to: string | null, { spoken, locale }: Putting): string | null {
  if (to === null || !spoken) return to;
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return to.replace(/(?<=, )[A-Z]{2}$/, (code) => names.of(code) ?? code);
}

function moneyText(
  { direction, amount, currency, method, when }: Move,
  texts: CardTexts,
  how: Putting,
): string {
  const sum = texts.formats.money(amount, currency, how.spoken);
  const way = wayText(method, texts, how);
  return direction === 'from_customer'
    ? texts.pay(sum, way)
    : texts.back(sum, way, when === 'on_receipt' ? how.refundDays : null);
}

/** Below `verified` nobody hears which card it was. */
export function wayText(
  method: string,
  { ways }: CardTexts,
  { verified }: Pick<Putting, 'verified'>,
): string {
  const folded = fold(method).replace(/[\s_-]+/g, ' ');
  const kind: MoneyWay | null = /^(?:store )?credit$|^credit note$|^avoir$/.test(folded)
    ? 'store_credit'
    : /^gift ?card$|^carte cadeau$|^voucher$/.test(folded)
      ? 'gift_card'
      : /^(?:credit |debit )?card$|^carte(?: bancaire)?$/.test(folded)
        ? 'card'
        : null;
  if (kind) return ways[kind];
  return verified && folded !== 'original payment' && folded !== ''
    ? (BRANDS.get(folded.replaceAll(' ', '')) ?? method)
    : ways.original;
}

/** Ways to pay as their makers write them: shops hand over a code. */
const BRANDS: ReadonlyMap<string, string> = new Map(
  [
    'PayPal',
    'Klarna',
    'Apple Pay',
    'Google Pay',
    'Alma',
    'Bancontact',
    'iDEAL',
    'SEPA',
    'Twint',
    'Scalapay',
  ].map((brand) => [fold(brand).replaceAll(' ', ''), brand]),
);

/** What the buttons say. Where two would say the same, what they change, or what they are about, tells them apart. */
function toldApart(alternatives: readonly Alternative[], texts: CardTexts, most: number): string[] {
  const labels = alternatives.map((alternative) => label(alternative, texts, most));
  const only = alternatives.map((alternative) => {
    const quotes = quotesOf(alternative);
    return quotes.length === 1 ? quotes[0] : undefined;
  });
  const changes = only.map((quote) => {
    const [from, to] = [quote?.out[0], quote?.in[0]];
    return from && to ? changeOf(from, to, texts.formats) : '';
  });
  const titles = only.map((quote) => quote?.out[0]?.title ?? '');
  const numbered = labels.map((text, n) => `${n + 1}. ${text}`);
  const shared = (n: number) => labels.some((text, i) => i !== n && text === labels[n]);
  for (const others of [changes, titles, numbered.map((text) => text.slice(0, most))]) {
    const told = labels.map((text, n) => (shared(n) ? (others[n] ?? '') : text));
    const fits = told.every((text) => text !== '' && text.length <= most);
    if (fits && new Set(told).size === told.length) return told;
  }
  return labels;
}

function label(
  { effects, ...alternative }: Alternative,
  { buttons, formats }: CardTexts,
  most: number,
): string {
  const quotes = quotesOf({ ...alternative, effects });
  const [only] = quotes;
  if (!only || quotes.length > 1) return buttons.all;
  const [from] = only.out;
  const [to] = only.in;
  const long = only.act === 'exchange' && from && to ? buttons.exchangeFor(changeOf(from, to, formats)) : '';
  if (long && long.length <= most) return long;
  if (only.act !== 'cancel' || !Lines.safeParse(effects[0]?.input).success) return buttons[only.act];
  return only.out.length > 1 ? buttons.cancelItems : buttons.cancelItem;
}

function quotesOf({ effects }: Alternative): Quote[] {
  return effects.flatMap(({ quote }: Effect) => quote ?? []);
}
