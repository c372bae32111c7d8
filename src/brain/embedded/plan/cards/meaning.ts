import { everyTitle } from '../../../../conversation/titles.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { askedOfCard } from '../../../../language/extent/card-asked.ts';
import { garmentConcept, isGarment } from '../../../../language/reading/concepts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { titleWords } from '../../likeness.ts';
import { act, type Scene } from '../../scene.ts';
import { pieceOf } from '../../topic.ts';
import { putAgain } from '../again.ts';
import { offersIn } from '../offers.ts';

/** What a question of a card may be read as beside that. */
const AROUND: readonly Intent[] = [
  'yes',
  'no',
  'other',
  'pause',
  'thanks',
  'greeting',
  'order_status',
  'undo',
];

/**
 * "What happens if I say yes?", "is the coat also gone then?" while a card stands: what it does and what stays, from the card's own data, and
 * the card once more. True where that was asked.
 */
export function planCardMeaning(scene: Scene): boolean {
  const { context, choice, reading, orders } = scene;
  const card = context.cards.findLast(({ sameSession }) => sameSession);
  const asked =
    card && choice === null ? askedOfCard(context.asked.map(({ text }) => text).join('\n')) : null;
  if (!card || !asked || context.settled?.results.length || context.settled?.consent === 'agrees')
    return false;
  const put = offersIn([card]);
  const quotes = put.flatMap(({ effect }) => effect.quote ?? []);
  const [first] = quotes;
  const order = orders.find(({ id }) => id === first?.order);
  if (!first || !order || quotes.some(({ order: other }) => other !== order.id)) return false;
  const own = put.map(({ effect }) => effect.intent);
  const open = ({ intent, learnt }: Scene['reading']['intents'][number]) =>
    learnt || AROUND.includes(intent) || own.includes(intent);
  if (!reading.intents.every(open)) return false;
  const out = new Set(quotes.flatMap((quote) => quote.out.map(({ line }) => line)));
  const isIn = (item: Item) => out.has(item.line);
  const stays = order.items.filter((item) => !isIn(item)).map(pieceOf);
  if (asked === 'all') {
    act(scene, { type: 'card_means', order: order.id, stays, asked: null });
    putAgain(scene, card, true);
    return true;
  }
  const said = new Set(reading.words.filter(isGarment).map(garmentConcept));
  const named = order.items.filter((item) =>
    everyTitle(item).some((title) =>
      titleWords(title)
        .map(garmentConcept)
        .some((word) => said.has(word)),
    ),
  );
  const [thing, ...more] = named;
  if (!thing || more.some((item) => isIn(item) !== isIn(thing))) return false;
  act(scene, {
    type: 'card_means',
    order: order.id,
    stays: [],
    asked: { thing: pieceOf(thing), included: isIn(thing) },
  });
  putAgain(scene, card, true);
  return true;
}
