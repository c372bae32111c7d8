import type { RefusedView } from '../../../src/brain/context.ts';
import { now } from '../../../src/clock.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { approvalText } from '../../../src/language/approvals.ts';
import type { ObjectContext } from '../context.ts';

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
    .filter((record) => {
      const known = atLeast(assurance, 'recognised') && atLeast(record.assurance, 'recognised');
      return atLeast(assurance, record.assurance) && (record.session === id || known);
    })
    .map(({ quote, why }) => ({
      act: quote.act,
      order: quote.order,
      said: approvalText({ kind: 'refused', why }, quote, { locale, timeZone }),
    }));
}
