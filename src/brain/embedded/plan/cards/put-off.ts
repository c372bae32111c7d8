import { INTENTS } from '../../../../conversation/intents.ts';
import type { Effect, Piece } from '../../../../conversation/quote.ts';
import type { Act } from '../../../../language/acts.ts';
import { putOffIn } from '../../../../language/upkeep/put-off.ts';
import { isToolName } from '../../../../tools/index.ts';
import type { ProposedCall } from '../../../brain.ts';
import type { CardView } from '../../../context.ts';
import type { Reading } from '../../intents.ts';
import { likeness } from '../../likeness.ts';
import { act, propose, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, pieceOf } from '../../topic.ts';
import { understand } from '../../understand.ts';
import { putAgain } from '../again.ts';
import { offersIn } from '../offers.ts';
import { callFor } from './narrowed.ts';

/** As they are told of. */
type Things = Extract<Act, { type: 'put_off' }>['things'];

/**
 * "Yes, but I'll think about the skirt": what is put off is out, and what is left of the card is put for a yes of its own. True where that
 * was meant, of a thing of the customer's and with nothing else wished for.
 */
export function planPutOff(scene: Scene): boolean {
  const { context, choice, compiled, reader } = scene;
  const { settled } = context;
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? settled?.card;
  if (!card || choice !== null || settled?.results.length || settled?.consent === 'declines') return false;
  const words = context.asked.map(({ text }) => text).join('\n');
  const apart = putOffIn(words);
  const things = apart ? piecesNamed(scene, apart.things) : [];
  if (!apart || things.length === 0) return false;
  const put = offersIn([card]);
  const rest = understand(apart.rest, compiled, reader);
  const more = ({ intent, learnt }: Reading) =>
    !learnt && INTENTS[intent].settles === true && put.every(({ effect }) => effect.intent !== intent);
  if (rest.problem || rest.polarity === 'no' || rest.named.orders.length > 0 || rest.intents.some(more))
    return false;
  const isOff = ({ title }: Piece) => likeness(apart.things, title) >= 1;
  if (!put.some(({ effect }) => effect.quote?.out.some(isOff))) putAgain(scene, card, true);
  else if (!narrowed(scene, card, isOff)) return false;
  act(scene, { type: 'put_off', things });
  return true;
}

/**
 * "I'd like to return the blouse, but I'll think about the skirt", with nothing on a card: the words without what is put off, which is told
 * once they are answered. Null where nothing is put off, or nothing else is wished for.
 */
export function besidePutOff(scene: Scene): { rest: Scene; things: Things } | null {
  const { context, choice, compiled, reader } = scene;
  const [first] = context.asked;
  if (!first || choice !== null || context.cards.some(({ sameSession }) => sameSession)) return null;
  const apart = putOffIn(context.asked.map(({ text }) => text).join('\n'));
  const things = apart ? piecesNamed(scene, apart.things) : [];
  if (!apart || things.length === 0) return null;
  const reading = understand(apart.rest, compiled, reader);
  const wishes = reading.intents.some(({ intent, learnt }) => !learnt && INTENTS[intent].settles === true);
  if (!wishes || likenessIn(things, reading.words)) return null;
  const asked = [{ ...first, text: apart.rest, choice: null }];
  return { rest: { ...scene, reading, context: { ...context, asked } }, things };
}

function likenessIn(things: Things, words: readonly string[]): boolean {
  return things.some(({ title }) => likeness(words, title) >= 1);
}

/** The card without these pieces; false where nothing is left of it. */
function narrowed(scene: Scene, { alternatives }: CardView, isOff: (piece: Piece) => boolean): boolean {
  const left = alternatives
    .map(({ effects }) => effects.flatMap((effect) => without(scene, effect, isOff)))
    .filter((calls) => calls.length > 0);
  for (const calls of left) {
    propose(scene, ...calls.map(({ call }) => call));
    for (const { effect } of calls) ticket(scene, effect.intent, effect.quote?.order ?? null, 'open');
  }
  return left.length > 0;
}

function without(
  scene: Scene,
  effect: Effect,
  isOff: (piece: Piece) => boolean,
): { effect: Effect; call: ProposedCall }[] {
  const out = effect.quote?.out ?? [];
  const left = out.filter((piece) => !isOff(piece));
  if (left.length === out.length)
    return isToolName(effect.tool) ? [{ effect, call: { tool: effect.tool, input: effect.input } }] : [];
  const call = left.length > 0 ? callFor(scene, effect, left) : null;
  return call ? [{ effect, call }] : [];
}

/** Things of the customer's orders that words name. */
function piecesNamed(scene: Scene, words: readonly string[]): Things {
  const reading = { ...scene.reading, words: [...words] };
  const named = scene.orders.flatMap((order) => itemsMeant({ ...scene, reading }, order));
  return [...new Map(named.map((item) => [item.title, pieceOf(item)])).values()];
}
