import type { Quote } from '../conversation/quote.ts';
import { languages, others } from './roster.ts';
import { townIn } from './told/towns.ts';

/** How a language tells a customer of an approval. `order`: its number; null where it is about none. */
export interface ApprovalTexts {
  /** The locale that dates and amounts are written in. */
  formats: string;
  /** Begins a letter. */
  greeting(name: string | null): string;
  subject(order: string | null): string;
  /** It was agreed to, and a person decides by a time. */
  asked(parts: { order: string | null; by: string }): string;
  /** It is done; `back`: money that is on its way, `later`: money that follows the parcel. */
  done(parts: { order: string | null; back: string | null; later: string | null }): string;
  refused(parts: { order: string | null; why: string | null }): string;
  changed(parts: { order: string | null }): string;
  lapsed(parts: { order: string | null }): string;
  /** The customer thought better of it, and nobody decides any more. */
  withdrawn(parts: { order: string | null }): string;
}

/** What came of an approval, as the customer hears of it. */
export type ApprovalNews =
  | { kind: 'asked'; due: string }
  | { kind: 'done' | 'changed' | 'lapsed' | 'withdrawn' }
  | { kind: 'refused'; why: string | null };

interface ApprovalFrame {
  /** BCP 47. */
  locale: string;
  timeZone: string;
  /** Whose clock that is, where it is not the store's alone. */
  place?: string | null;
}

/**
 * The words for an approval, in the customer's language where it is one of those the service has words in.
 */
export function approvalText(
  news: ApprovalNews,
  { order, money }: Pick<Quote, 'order' | 'money'>,
  { locale, timeZone, place }: ApprovalFrame,
): string {
  const texts = textsOf(locale);
  switch (news.kind) {
    case 'asked':
      return texts.asked({ order, by: momentText(news.due, { locale, timeZone, place }) });
    case 'done': {
      const sum = (when: 'now' | 'on_receipt') => amountText(money, when, texts.formats);
      return texts.done({ order, back: sum('now'), later: sum('on_receipt') });
    }
    case 'refused':
      return texts.refused({ order, why: news.why && sentence(news.why) });
    case 'changed':
    case 'lapsed':
    case 'withdrawn':
      return texts[news.kind]({ order });
  }
}

/** A reason as an advisor typed it, with its end. */
function sentence(why: string): string {
  const said = why.trim();
  return said === '' || /[.!?…。]["'»”)]*$/u.test(said) ? said : `${said}.`;
}

/** The frame of a letter about an approval: its greeting and its subject. */
export function approvalLetter(order: string | null, name: string | null, locale: string) {
  const texts = textsOf(locale);
  return { greeting: texts.greeting(name), subject: texts.subject(order) };
}

function textsOf(locale: string): ApprovalTexts {
  const tag = locale.toLowerCase().split(/[-_]/)[0];
  return (
    [...languages, ...others].find((language) => language.tag === tag)?.approvals ?? languages[0].approvals
  );
}

/** A moment as it is told with an approval: weekday, day and time, and whose clock it is where that has to be said. */
export function momentText(at: string, { locale, timeZone, place }: ApprovalFrame): string {
  const moment = new Intl.DateTimeFormat(textsOf(locale).formats, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
  return place ? `${moment} (${townIn(place, locale)})` : moment;
}

/** What the customer gets at a moment, added up by currency; null where that is nothing. */
function amountText(money: Quote['money'], when: 'now' | 'on_receipt', formats: string): string | null {
  const sums = new Map<string, number>();
  for (const { direction, amount, currency, when: then } of money)
    if (direction === 'to_customer' && then === when) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  const texts = [...sums].map(([currency, minor]) => {
    const format = new Intl.NumberFormat(formats, { style: 'currency', currency });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  });
  return texts.length ? texts.join(' + ') : null;
}
