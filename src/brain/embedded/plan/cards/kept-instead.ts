import type { Piece } from '../../../../conversation/quote.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { keptIn } from '../../../../language/upkeep/kept-instead.ts';
import type { ProposedCall } from '../../../brain.ts';
import { likeness } from '../../likeness.ts';
import type { Scene } from '../../scene.ts';
import { itemsMeant } from '../../topic.ts';
import { understand } from '../../understand.ts';
import { offersIn } from '../offers.ts';

/** Answers a scene; given, so that no plan calls another in a circle. */
type Answer = (scene: Scene) => Promise<void>;

/**
 * "Actually no, cancel the dress and keep the coat", with the coat on a card: the dress alone is put, and nothing is ever put that is
 * kept. True where that was meant.
 */
export async function planKeptInstead(scene: Scene, answer: Answer): Promise<boolean> {
  const { context, choice, compiled, reader, reply } = scene;
  const { settled } = context;
  const [first] = context.asked;
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? settled?.card;
  if (!card || !first || choice !== null || settled?.results.length) return false;
  const kept = keptIn(context.asked.map(({ text, choice: own }) => (own === null ? text : '')).join('\n'));
  if (!kept) return false;
  const stays = ({ title }: Pick<Piece, 'title'>) => likeness(kept.things, title) >= 1;
  if (!offersIn([card]).some(({ effect }) => effect.quote?.out.some(stays))) return false;
  const reading = understand(kept.rest, compiled, reader);
  const about: Scene = {
    ...scene,
    reading,
    context: {
      ...context,
      asked: [{ ...first, text: kept.rest, choice: null }],
      cards: context.cards.filter(({ id }) => id !== card.id),
    },
  };
  const { settled: _, ...unsettled } = about.context;
  const alone: Scene = { ...about, context: unsettled };
  if (!reading.words.some(isGarment)) return false;
  if (scene.orders.some((order) => itemsMeant(alone, order).some(stays))) return false;
  await answer(alone);
  scene.orders = alone.orders;
  const left: ProposedCall[][] = [];
  for (const calls of reply.proposals) if (!(await touches(scene, calls, stays))) left.push([...calls]);
  reply.proposals = left;
  return true;
}

async function touches(
  { toolbox }: Scene,
  calls: readonly ProposedCall[],
  stays: (piece: Piece) => boolean,
): Promise<boolean> {
  for (const call of calls) {
    const quoted = await toolbox.quote(call.tool, call.input as never);
    if (quoted.ok && quoted.output.out.some(stays)) return true;
  }
  return false;
}
