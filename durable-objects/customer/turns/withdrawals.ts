import type { RefusedView, WithdrawnView } from '../../../src/brain/context.ts';
import { now } from '../../../src/clock.ts';
import type { Quote } from '../../../src/conversation/quote.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { approvalText } from '../../../src/language/approvals.ts';
import { localDay } from '../../../src/shop/days.ts';
import type { ObjectContext } from '../context.ts';
import type { ApprovalRecord } from '../thread/approvals.ts';
import type { Heard } from './tools.ts';

interface WithdrawalsTurn {
  session: Session;
  /** The messages it answers. */
  asked: string[];
  /** When the first of them came in, ISO 8601. */
  since: string;
  /** Whether words take back what was agreed to. */
  takesBack(quote: Quote, words: string, heard: Heard): boolean;
}

/**
 * Withdraws what waits for a person where the customer's own new words take it back: as sure of who speaks as a yes has to be. A turn
 * that starts over finds what it withdrew before. Returns what the customer is to be told.
 */
export function withdrawApprovals(
  { thread, settings }: Pick<ObjectContext, 'thread' | 'settings'>,
  { session, asked, since, takesBack }: WithdrawalsTurn,
): WithdrawnView[] {
  const { timeZone, country } = settings.known;
  const waiting = thread.approvals
    .open()
    .filter(({ state, lapses }) => state === 'asked' && Date.parse(lapses) > now());
  const taken = [...waiting, ...thread.approvals.withdrawnSince(since)].filter((record) =>
    mayTakeBack(session, record),
  );
  if (taken.length === 0) return [];
  // What somebody else wrote and the customer only passes on takes nothing back.
  const words = asked
    .flatMap((message) => {
      const fact = thread.messages.received(message)?.fact;
      return fact && !fact.choice && !fact.forwarded && !fact.late ? [fact.text] : [];
    })
    .join('\n');
  const heard = { locale: session.locale, today: localDay(new Date(now()).toISOString(), timeZone), country };
  return taken.flatMap(({ id, state, quote }) => {
    if (!takesBack(quote, words, heard)) return [];
    if (state === 'asked')
      thread.note([{ type: 'approval.settled', approval: id, outcome: 'withdrawn' }], {
        ids: [`settled:${id}`],
      });
    const said = approvalText({ kind: 'withdrawn' }, quote, { locale: session.locale, timeZone });
    return [{ act: quote.act, order: quote.order, said }];
  });
}

function mayTakeBack(
  { id, assurance }: Pick<Session, 'id' | 'assurance'>,
  record: Pick<ApprovalRecord, 'session' | 'assurance'>,
): boolean {
  return (
    atLeast(assurance, record.assurance) &&
    (record.session === id || (atLeast(assurance, 'recognised') && atLeast(record.assurance, 'recognised')))
  );
}

/** For so long what was refused is told again to who asks for it once more, in milliseconds. */
const REMEMBERED = 14 * 86_400_000;

/** What a person refused lately of what this session's speaker agreed to, oldest first: as sure of who speaks as the yes was. */
export function refusedApprovals(
  { thread, settings }: Pick<ObjectContext, 'thread' | 'settings'>,
  { id, assurance, locale }: Pick<Session, 'id' | 'assurance' | 'locale'>,
): RefusedView[] {
  const { timeZone } = settings.known;
  return thread.approvals
    .refusedSince(new Date(now() - REMEMBERED).toISOString())
    .filter((record) => mayTakeBack({ id, assurance }, record))
    .map(({ quote, why }) => ({
      act: quote.act,
      order: quote.order,
      said: approvalText({ kind: 'refused', why }, quote, { locale, timeZone }),
    }));
}
