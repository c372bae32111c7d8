import { INTENTS, isManner } from '../../../conversation/intents.ts';
import type { Reading } from '../intents.ts';
import type { Scene } from '../scene.ts';

/** More wishes than this in one message are too many to answer well at once. */
const MOST_WISHES = 4;

/** What is to be answered of a message, strongest first. */
export function wishesOf({ reading }: Scene): Reading[] {
  const said = reading.intents.filter(({ intent }) => !isManner(intent));
  // "They are too big, is there any chance of a 39?" asks for an exchange.
  const { sizes, colours } = reading.named;
  const swaps = reading.problem !== null && sizes.length + colours.length > 0;
  const wishes = swaps
    ? said
        .filter(({ intent }) => intent !== 'return' || !said.some((other) => other.intent === 'stock'))
        .map((wish): Reading => (wish.intent === 'stock' ? { ...wish, intent: 'exchange' } : wish))
    : said;
  // "Send it back for a refund" is one wish.
  const refund = wishes.some(({ intent }) => intent === 'refund');
  const details = reading.says.has('personal');
  // A dispute is for a person alone: nothing is offered beside it.
  const grave = reading.grave && wishes.find(({ intent }) => intent === 'complaint');
  if (grave) return [grave];
  return wishes
    .filter(({ intent }) => !(refund && intent === 'return') && !(details && INTENTS[intent].likePersonal))
    .slice(0, MOST_WISHES);
}
