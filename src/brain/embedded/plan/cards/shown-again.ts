import { INTENTS } from '../../../../conversation/intents.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { besideAskingAgain } from '../../../../language/upkeep/shown-again.ts';
import type { Reading } from '../../intents.ts';
import { lastSaid } from '../../memory.ts';
import { act, type Scene } from '../../scene.ts';
import { understand } from '../../understand.ts';
import { putAgain } from '../again.ts';
import { planLapsed } from '../lapsed.ts';
import { lastQuestion } from '../manners.ts';
import { offeredHere, offersIn } from '../offers.ts';

/** "Could you send me the button?", "where do I click?": what was put is put again, as it was. True where that was asked. */
export async function planShownAgain(scene: Scene): Promise<boolean> {
  const { context, reply } = scene;
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const beside = besideAskingAgain(words);
  if (beside === null || asksForMore(scene, beside)) return false;
  const { settled, cards, lapsed } = context;
  if (settled && ['agrees', 'declines', 'changes'].includes(settled.consent)) return false;
  const card = offeredHere(context).offers[0]?.card ?? cards.at(-1);
  if (card) putAgain(scene, card, true);
  else {
    const late = lapsed.findLast(({ sameSession }) => sameSession);
    const last = lastSaid(context);
    const question = last?.author === 'assistant' && last.choices.length > 0 && lastQuestion(last.text);
    if (late) await planLapsed(scene, late);
    else if (last && question) {
      act(scene, { type: 'said_again', text: question });
      reply.choices.push(...last.choices);
    } else return false;
  }
  return true;
}

/** Names a thing (a button may be a garment's), another order, or wishes for what is not on a card. */
function asksForMore({ reading, context, compiled, reader }: Scene, beside: string): boolean {
  const put = offersIn(context.cards);
  if (reading.named.orders.some((order) => put.every((offer) => offer.order !== order))) return true;
  if (reading.words.some(isGarment)) return true;
  const { intents, problem } = understand(beside, compiled, reader);
  const more = ({ intent, learnt }: Reading) =>
    !learnt && INTENTS[intent].settles === true && put.every(({ effect }) => effect.intent !== intent);
  return problem !== null || intents.some(more);
}
