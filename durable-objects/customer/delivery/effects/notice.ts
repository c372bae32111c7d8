import { z } from 'zod';
import { CHANNELS } from '../../../../src/conversation/channels.ts';
import { sessionOf } from '../../../../src/conversation/state.ts';
import { deedOf, toolNamed } from '../../../../src/tools/index.ts';
import { endedIn, fileIn, isMailed, labelAwaited } from '../../thread/label.ts';
import { unlabelled, writeNotice } from '../notice.ts';
import { type Cause, effect } from './effect.ts';

const NoticeNews = z.object({
  /** The number of the event it is about. */
  seq: z.number().int(),
});
export type NoticeNews = z.infer<typeof NoticeNews>;

/** A letter of the service to the address on file, still to be written. */
export const notice = effect<'notice', NoticeNews>({
  kind: 'notice',
  body: NoticeNews,
  due: (cause) =>
    isOwed(cause) ? [{ address: cause.self, message: null, body: { seq: cause.event.seq } }] : [],
  deliver: writeNotice,
  settled: unlabelled,
  transfer: {
    event: ({ seq }, from) => from.idOf(seq),
    arrive(_, event, to) {
      const seq = event === null ? null : to.seqOf(event);
      return seq === null ? null : { seq };
    },
  },
});

/**
 * What is put in writing to the address on file: a label that a claimed visitor asked for (who never gets
 * it), the end of a contract, a file made on the phone (which cannot carry it), a label that the carrier
 * makes later, one that an advisor sends, and what was done for a merely recognised caller or chat number,
 * with how to undo it.
 */
function isOwed({ event: { fact }, state }: Cause): boolean {
  if (fact.type === 'testimony.heard') {
    return fact.event.type === 'action.done' && deedOf(fact.event.tool) === 'return';
  }
  if (fact.type !== 'action.done') return false;
  if (labelAwaited(fact.output) || isMailed(fact.output)) return true;
  if (!CHANNELS[fact.channel].attachments && fileIn(fact.output)) return true;
  // The customer gets the last day of a contract in writing, wherever they ended it.
  if (endedIn(fact.output) && !CHANNELS[fact.channel].letter) return true;
  const session = sessionOf(state, fact.session);
  const spoken = session !== undefined && CHANNELS[session.channel].receiptElsewhere;
  const assurance = fact.assurance ?? session?.assurance;
  const tool = toolNamed(fact.tool);
  const reported = tool?.reach === 'consequential' || tool?.does === 'undo';
  return spoken && assurance === 'recognised' && reported;
}
