import { isManner } from '../../../../conversation/intents.ts';
import type { Act } from '../../../../conversation/quote.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { spells } from '../../../../identity/order-number.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { act, offerColleague, type Scene } from '../../scene.ts';

/** As what an act is wished for. */
const WISHED: Readonly<Partial<Record<Act, readonly Intent[]>>> = {
  cancel: ['cancellation'],
  return: ['return', 'refund'],
  refund: ['refund', 'return'],
  exchange: ['exchange'],
  change_items: ['exchange', 'order_change'],
  change_address: ['address_change', 'order_change'],
  change_payment: ['payment', 'order_change'],
};

/** What an act is called by, folded. */
const CALLED: Readonly<Partial<Record<Act, RegExp>>> = {
  cancel: /^(?:cancel|annul)/,
  return: /^(?:return|retour|renvo)/,
  refund: /^(?:refund|rembours)/,
  exchange: /^(?:exchang|echang)/,
};

/**
 * "What about my cancellation?" after a person refused it: the refusal and its reason once more, with the way to a person, and no card for
 * the same. True where that was asked or wished for again.
 */
export function planRefusedBefore(scene: Scene): boolean {
  const { context, reading, choice, orders } = scene;
  const { refused = [] } = context;
  if (choice !== null || refused.length === 0 || context.control !== 'assistant') return false;
  if (context.settled?.results.length || reading.words.some(isGarment)) return false;
  const wished = reading.intents.flatMap(({ intent, learnt }) =>
    learnt || isManner(intent) ? [] : [intent],
  );
  const numbers = reading.named.orders;
  const last = refused.findLast(({ act: done, order }) => {
    const called = wished.length === 0 && reading.words.some((word) => CALLED[done]?.test(word));
    const same = called || (WISHED[done]?.some((intent) => wished.includes(intent)) ?? false);
    const stands = orders.some(({ id, status }) => id === order && status !== 'cancelled');
    return same && stands && (numbers.length === 0 || numbers.some((one) => order && spells(one, order)));
  });
  const others = numbers.length > 1 || reading.says.has('the_other') || reading.says.has('not_cancel');
  if (!last || others) return false;
  act(scene, { type: 'approval_told', said: last.said });
  offerColleague(scene);
  return true;
}
