import { isManner, sameProblem } from '../../../../conversation/intents.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { searchedFor } from '../../../../language/follow/searched.ts';
import type { Reading } from '../../intents.ts';
import { act, type Scene } from '../../scene.ts';
import { tellCase } from '../people.ts';

/** What may be read into it beside that. */
const AROUND: readonly Intent[] = ['missing_parcel', 'order_status', 'complaint', 'no', 'yes'];

/** "I already asked the neighbours", of a parcel that a colleague looks for: noted for them, and how the case stands. True where that was told. */
export function planSearched(scene: Scene): boolean {
  const { context, reading, choice } = scene;
  const found = context.tickets.find(
    ({ intent, status }) => sameProblem(intent, 'missing_parcel') && status === 'escalated',
  );
  if (context.control !== 'waiting' || !found || choice !== null) return false;
  const around = ({ intent, learnt }: Reading) => learnt || isManner(intent) || AROUND.includes(intent);
  if (!reading.intents.every(around) || !context.asked.some(({ text }) => searchedFor(text))) return false;
  act(scene, { type: 'noted' });
  if (!scene.say.spoken) tellCase(scene, found.order);
  return true;
}
