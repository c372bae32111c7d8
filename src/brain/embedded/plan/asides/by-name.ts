import { withoutNumber } from '../../../../language/asked/by-name.ts';
import { orderWasAsked } from '../../memory.ts';
import { act, isKnown, type Scene, ticket } from '../../scene.ts';
import { offerProof } from '../proof.ts';

/** Five figures that are where somebody lives, beside "I have no order number". */
const POSTCODE = /(?:post ?code|code postal|zip(?: code)?|cp|,)\s*\d{5}\b/i;

/** Who has no order number hears at once what else opens an order; a name alone opens none. True where that was said. */
export function planByName(scene: Scene): boolean {
  const { context, reading, orders } = scene;
  if (isKnown(scene) || orders.length > 0) return false;
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const said = withoutNumber(words);
  if (reading.named.orders.length > 0 && !(said === 'none' && POSTCODE.test(words))) return false;
  if (said === null || reading.named.emails.length > 0 || context.proof?.state === 'open') return false;
  const asked =
    orderWasAsked(context) ||
    context.tickets.some(
      ({ status, intent, order }) => status === 'open' && intent === 'order_status' && !order,
    );
  if (said === 'what_else' && !asked) return false;
  if (said === 'by_name') act(scene, { type: 'asked', about: 'by_name' });
  offerProof(scene, 'order');
  ticket(scene, 'order_status', null, 'open');
  return true;
}
