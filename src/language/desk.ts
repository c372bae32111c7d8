import type { Act, Piece, Quote } from '../conversation/quote.ts';
import { lookup } from '../lookup.ts';
import { momentText } from './approvals.ts';
import { languageOf } from './index.ts';

/** One thing that was compared, in words: amounts and days are written already. */
interface EvidenceParts {
  amount: string;
  limit: string;
  days: string;
  since: string;
  at: string;
  count: string;
  said: string;
}

/** Words of what tells the people of a store, who have no console before them. */
export interface NoticeTexts {
  /** What it is about, in one line. */
  about: Record<NoticeAbout, string>;
  /** `name` null: a visitor. */
  title(parts: { name: string | null; about: NoticeAbout }): string;
  /** Without names and words of anybody. */
  mail(parts: { about: string; store: string; urgent: boolean; link: string }): {
    subject: string;
    text: string;
  };
}
type NoticeAbout = 'waiting' | 'answered' | 'assigned' | 'mentioned' | 'test';

/** What a mail of the morning counts as of now. */
type DigestCount = 'waiting' | 'approvals' | 'drafts' | 'due' | 'unanswered' | 'troubles';

/** The numbers of a mail of the morning: nobody's name or words. */
export interface DigestParts {
  store: string;
  happened: { people: number; tickets: number; resolved: number; handed_over: number };
  waits: readonly (readonly [DigestCount, number])[];
  link: string;
}

/** What advisors read of the label of a return that a customer has lost, or a carrier. */
interface LostLabelTexts {
  /** Acts: the one that exists goes once more; one that may never have been made is bought anew. */
  resend(id: string): string;
  renew(id: string): string;
  /** Exactly what would be done. */
  sent(id: string, email: string): string;
  bought(id: string, email: string, mark: string): string;
  /** Why nothing is done. */
  none: string;
  noEmail: string;
  isKnown: string;
  unknown(mark: string): string;
  failed: string;
}

/** What advisors read of an action that waits for them. */
export interface DeskTexts {
  acts: Record<Act, string>;
  /** The act on the address for orders to come. */
  usualAddress: string;
  /** A label of a return, in acts and in what an advisor reads of them. */
  label: LostLabelTexts;
  /** The parts of a postal address. */
  postal: Record<'line1' | 'line2' | 'postcode' | 'city' | 'country', string>;
  /** The field that one of the free times is chosen in. */
  freeTime: string;
  order(id: string): string;
  instead(pieces: string): string;
  to_customer(amount: string, method: string): string;
  from_customer(amount: string, method: string): string;
  final: string;
  /** What an approval promises in their name. */
  promise(effect: string): string;
  /** What is promised to who waits for a person. */
  answer(topic: string): string;
  /** What is promised to a caller; `number` null where it was withheld. */
  callBack(number: string | null): string;
  /** Who wrote is to be called; `number` null: on the one on file. */
  callCustomer(number: string | null): string;
  evidence: Record<string, (parts: EvidenceParts) => string>;
  /** What tells people that something waits for them. */
  notice: NoticeTexts;
  digest(parts: DigestParts): { subject: string; text: string };
  invitation(parts: { store: string; name: string; link: string }): { subject: string; text: string };
  passkeyMade(parts: { store: string; name: string; passkey: string; link: string }): {
    subject: string;
    text: string;
  };
  signInCode(parts: { store: string; code: string; minutes: number }): { subject: string; text: string };
}

/** A mail of the service to somebody who works in the store. */
export type StaffMail =
  | { kind: 'invitation'; store: string; name: string; link: string }
  | { kind: 'passkey'; store: string; name: string; passkey: string; link: string }
  | { kind: 'code'; store: string; code: string; minutes: number };

/** Its words. */
export function staffMail(mail: StaffMail, locale: string): { subject: string; text: string } {
  const { desk } = languageOf(locale);
  switch (mail.kind) {
    case 'code':
      return desk.signInCode(mail);
    case 'passkey':
      return desk.passkeyMade(mail);
    case 'invitation':
      return desk.invitation(mail);
  }
}

/** A mail of the morning. */
export function digestMail(parts: DigestParts, locale: string): { subject: string; text: string } {
  return languageOf(locale).desk.digest(parts);
}

/** The words of a locale that tell people of what waits. */
export function noticeTexts(locale: string): NoticeTexts {
  return languageOf(locale).desk.notice;
}

/** A store's own language and clock: what its people read is written by them. */
export interface DeskFrame {
  /** BCP 47. */
  locale: string;
  timeZone: string;
}

/** What a quote does, in one line for advisors. */
export function effectText({ act, order, out, in: instead, money, final }: Quote, frame: DeskFrame): string {
  const { desk, formats } = languageOf(frame.locale);
  const piece = (one: Piece) => pieceText(one, frame);
  const moves = money.map(({ direction, amount, currency, method }) =>
    desk[direction](formats.money(amount, currency, false), method),
  );
  return [
    [desk.acts[act], order && desk.order(order)].filter(Boolean).join(' '),
    out.length > 0 && out.map(piece).join(', '),
    instead.length > 0 && desk.instead(instead.map(piece).join(', ')),
    ...moves,
    final && desk.final,
  ]
    .filter(Boolean)
    .join('; ');
}

function pieceText({ title, options, quantity, at }: Piece, frame: DeskFrame): string {
  const when = at ? [momentText(at.from, frame), at.with].filter(Boolean).join(', ') : '';
  const chosen = when || Object.values(options).join(' ');
  return `${quantity > 1 ? `${quantity} × ` : ''}${title}${chosen ? ` (${chosen})` : ''}`;
}

/** What was compared, one line each, for advisors. */
export function evidenceTexts(
  evidence: readonly Readonly<Record<string, string | number>>[],
  locale: string,
): string[] {
  const { desk, formats } = languageOf(locale);
  return evidence.map((one) => {
    const money = (minor: string | number | undefined) =>
      typeof minor === 'number' ? formats.money(minor, String(one.currency), false) : '';
    const words = lookup(desk.evidence, String(one.about));
    return (
      words?.({
        amount: money(one.amount),
        limit: money(one.limit),
        days: String(one.days ?? ''),
        since: String(one.since ?? '').slice(0, 10),
        at: String(one.at ?? '').slice(0, 10),
        count: String(one.count ?? ''),
        said: String(one.said ?? ''),
      }) ?? String(one.about)
    );
  });
}
