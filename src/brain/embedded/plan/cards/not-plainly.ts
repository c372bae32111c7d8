import { conditionIn, putsOff } from '../../../../consent/index.ts';
import { INTENTS } from '../../../../conversation/intents.ts';
import { proposesInstead } from '../../../../language/upkeep/what-if.ts';
import { likeness } from '../../likeness.ts';
import { act, type Scene } from '../../scene.ts';
import { productOf } from '../catalogue.ts';
import { offerOf } from '../offers.ts';

/* Offers that nobody plainly asked for: none where there is time, and under a condition what is known of it. */

/** The card stands below what it brings back or is asked of it, or is what is left once a thing was put off, or the first of several. */
const STANDS: readonly string[] = ['amount_back', 'put_off', 'then_next', 'of_it'];

/** Leaves out an offer that was put off, or that a deadline was only asked about, and tells where a condition stands that a wish is under. */
export async function weighOffers(scene: Scene): Promise<void> {
  const { reply, context } = scene;
  if (reply.acts.some(({ type }) => STANDS.includes(type))) return;
  if (reply.proposals.length === 0 || context.settled?.results.length || scene.choice) return;
  if (reply.acts.length > 0 && !wishesNow(scene) && (scene.reading.says.has('window') || putOff(scene))) {
    reply.proposals = [];
    return;
  }
  const [order] = reply.proposals.flat().flatMap((call) => offerOf(call)?.order ?? []);
  const condition = proposesInstead(words(scene)) ? null : conditionIn(words(scene), context.locale);
  if (!order || !condition || context.settled?.again) return;
  if (condition === 'other' && reply.acts.length === 0) await describe(scene, order);
  act(scene, { type: 'under_condition', known: condition === 'other' ? null : condition, order });
}

/** "If it is see-through I cancel it": what the shop says of a thing that is named, for the customer to judge by. */
async function describe(scene: Scene, order: string): Promise<void> {
  const { reading, orders } = scene;
  const items = orders.find(({ id }) => id === order)?.items ?? [];
  const [item, ...others] = items.filter(({ title }) => likeness(reading.words, title) > 0);
  if (!item || others.length > 0 || reading.named.dates.length > 0) return;
  const product = await productOf(scene, item);
  const description = product?.description.trim();
  if (product && description)
    act(scene, { type: 'product_described', title: product.title, text: description.slice(0, LONGEST) });
}

/** Characters of a description that are quoted. */
const LONGEST = 400;

/** The new words ask for something to be done, or tell what is wrong. */
function wishesNow({ reading, context }: Scene): boolean {
  if (reading.problem && reading.problem !== 'changed_mind') return true;
  if (context.settled?.consent === 'changes') return true;
  return reading.intents.some(({ intent, mode }) => mode === 'request' && INTENTS[intent].settles === true);
}

/** How far back "not now" is looked for, in messages of the customer. */
const FAR = 4;

/** "Not now", with no plain wish since. */
function putOff(scene: Scene): boolean {
  const { context } = scene;
  if (putsOff(words(scene), context.locale)) return true;
  const own = context.history.filter(({ sameSession, author }) => sameSession && author === 'customer');
  for (const { text, intent } of own.slice(-FAR).toReversed()) {
    if (intent === 'pause' || putsOff(text, context.locale)) return true;
    if (intent !== null && INTENTS[intent].settles === true) return false;
  }
  return false;
}

function words({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}
