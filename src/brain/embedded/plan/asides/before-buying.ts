import { asksReturnsAhead } from '../../../../language/asked/before-buying.ts';
import { orderWasAsked } from '../../memory.ts';
import { act, isKnown, type Scene, ticket } from '../../scene.ts';

/** Whether a thing that is looked at could be returned is answered by the rules: a shopper is asked for no order. True where that was asked. */
export function planReturnsAhead(scene: Scene): boolean {
  const { context, reading, orders } = scene;
  if (isKnown(scene) || orders.length > 0 || reading.named.orders.length > 0 || orderWasAsked(context))
    return false;
  if (!asksReturnsAhead(context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n')))
    return false;
  act(scene, { type: 'policy_returns' });
  ticket(scene, 'policy_returns', null, 'resolve');
  return true;
}
