import { z } from 'zod';
import type { Intent } from '../../../../conversation/values.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { addressPutRight } from '../../../../language/upkeep/address-corrected.ts';
import { PostalInput } from '../../../../tools/inputs.ts';
import { isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { understand } from '../../understand.ts';
import { handOver } from '../people.ts';

const Moved = z.object({ order: z.string().optional(), address: PostalInput });
type Moved = z.infer<typeof Moved>;

/** Within this time after it was changed a correction is about it, in milliseconds. */
const LATELY = 2 * 86_400_000;

/** What may be read into such words beside that. */
const BESIDE: readonly Intent[] = [
  ...(['no', 'yes', 'other', 'greeting', 'thanks', 'goodbye', 'pause', 'undo', 'address_change'] as const),
  ...(['order_change', 'complaint', 'wrong_item', 'exchange', 'stock'] as const),
];

/**
 * "Sorry, number 21 not 12" after an address was put, or changed: the address as it was meant is put on a card. True where that was meant.
 */
export function planAddressPutRight(scene: Scene): boolean {
  const { context, choice, compiled } = scene;
  if (choice !== null || context.settled?.results.length) return false;
  if (!isKnown(scene) || scene.assurance !== 'verified') return false;
  const words = context.asked.map(({ text }) => text).join('\n');
  const moved = movedLast(scene);
  const address = moved && addressPutRight(words, moved.address);
  if (!moved || !address) return false;
  const reading = understand(words, compiled, scene.reader);
  if (reading.says.has('hypothetical') || reading.words.some(isGarment)) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && !BESIDE.includes(intent))) return false;
  const { order } = moved;
  if (order === undefined) propose(scene, { tool: 'change_profile_address', input: { address } });
  else if (scene.orders.find(({ id }) => id === order)?.status === 'pending')
    propose(scene, { tool: 'change_order_address', input: { order, address } });
  else {
    handOver(scene, 'address_change', 'address_change', order);
    return true;
  }
  ticket(scene, 'address_change', order ?? null, 'open');
  return true;
}

const TOOLS: readonly string[] = ['change_order_address', 'change_profile_address'];

/** The change of address that is on the table, was declined in these words, or was made last. */
function movedLast({ context }: Scene): Moved | null {
  const { settled, cards, done, now } = context;
  const card = settled?.card ?? cards.findLast(({ sameSession }) => sameSession);
  const last = done.at(-1);
  const since = last && card ? Date.parse(last.at) >= Date.parse(card.at) : last !== undefined;
  const [only, ...more] = card?.alternatives ?? [];
  const [effect, ...others] = only?.effects ?? [];
  if (card && !since && (more.length > 0 || others.length > 0)) return null;
  const lately = last && Date.parse(now) - Date.parse(last.at) < LATELY ? last : null;
  const action = since ? lately : effect;
  return action && TOOLS.includes(action.tool) ? (Moved.safeParse(action.input).data ?? null) : null;
}
