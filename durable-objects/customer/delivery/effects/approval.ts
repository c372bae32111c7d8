import { z } from 'zod';
import { isSilent } from '../../../../src/conversation/turn/blocks.ts';
import { effectText, evidenceTexts } from '../../../../src/language/desk.ts';
import { deskObject } from '../../../clients/desk.ts';
import { storeObject } from '../../../clients/store.ts';
import { effect } from './effect.ts';

const ApprovalNews = z.object({ approval: z.string() });
type ApprovalNews = z.infer<typeof ApprovalNews>;

/**
 * To the store: how an approval stands, as of when the row leaves. One that is with another object by then is
 * that one's to tell.
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
      // Of whoever is blocked nothing is decided; once they are not, it waits again.
      open: state === 'asked' && !isSilent(thread.state, session),
    };
    await storeObject(env, store).due({ kind: 'approval', approval: listed });
    await deskObject(env, store).decision('approval', id, self, listed.open);
    return { status: 'accepted', provider: 'desk' };
  },
});

/** Money that moves in the direction of the first move, in its currency. */
function sumOf(money: { direction: string; currency: string; amount: number }[]): number {
  const [first] = money;
  return money
    .filter(({ direction, currency }) => direction === first?.direction && currency === first.currency)
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** What tells the store how an approval stands. */
export function approvalRow(id: string) {
  return { address: `approval:${id}`, message: null, body: { approval: id } };
}
