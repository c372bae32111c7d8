import { z } from 'zod';
import { isSilent } from '../../../../src/conversation/turn/blocks.ts';
import { effectText, evidenceTexts } from '../../../../src/language/desk.ts';
import { deskObject } from '../../../clients/desk.ts';
import { storeObject } from '../../../clients/store.ts';
import { effect } from './effect.ts';

const ApprovalNews = z.object({ approval: z.string() });
type ApprovalNews = z.infer<typeof ApprovalNews>;

/**
 * To the store: an approval's state when the row is sent. One that is with another object by then is left to
 * that object.
 */
export const approval = effect<'approval', ApprovalNews>({
  kind: 'approval',
  body: ApprovalNews,
  due({ event: { fact } }) {
    switch (fact.type) {
      case 'approval.asked':
      case 'approval.decided':
      case 'approval.settled':
        return [approvalRow(fact.approval)];
      default:
        return [];
    }
  },
  async deliver({ body }, { env, store, self, thread, settings }) {
    const record = thread.approvals.get(body.approval);
    if (!record) return { status: 'accepted', provider: 'gone' };
    const { id, at, tool, quote, reason, evidence, due, state, session } = record;
    const [money] = quote.money;
    const listed = {
      ...{ id, customer: self, at, tool, order: quote.order, reason, due },
      effect: effectText(quote, settings),
      amount: money ? { value: sumOf(quote.money), currency: money.currency } : null,
      evidence: evidenceTexts(evidence, settings.locale),
      // Nothing is decided for a blocked customer; once they are unblocked, it waits again.
      open: state === 'asked' && !isSilent(thread.state, session),
    };
    await storeObject(env, store).due({ kind: 'approval', approval: listed });
    await deskObject(env, store).decision('approval', id, self, listed.open);
    return { status: 'accepted', provider: 'desk' };
  },
});

/** The money that moves in the direction of the first move, in its currency. */
function sumOf(money: { direction: string; currency: string; amount: number }[]): number {
  const [first] = money;
  return money
    .filter(({ direction, currency }) => direction === first?.direction && currency === first.currency)
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** The row that reports an approval's state to the store. */
export function approvalRow(id: string) {
  return { address: `approval:${id}`, message: null, body: { approval: id } };
}
