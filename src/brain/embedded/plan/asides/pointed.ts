import { INTENTS, isManner } from '../../../../conversation/intents.ts';
import type { Intent } from '../../../../conversation/values.ts';
import type { OrderView } from '../../../../identity/view.ts';
import type { Pointing } from '../../../../language/pointing/pointing.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import type { Mode } from '../../intents.ts';
import { titleWords } from '../../likeness.ts';
import { lastSaid, pendingReading, withoutAsides } from '../../memory.ts';
import { listedOrders, ordersPointed, spokenOrders } from '../../pointed.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { bestNamed, mayBeMeant, type Purpose, pieceOf } from '../../topic.ts';
import { continued, type Understanding } from '../../understand.ts';
import { planCorrection } from '../aftersales/corrected.ts';
import { openedLast } from '../aftersales/opened.ts';
import { askWhich } from '../ask.ts';
import { offersIn } from '../offers.ts';

/** What is done about a wish; given, so that no plan calls another in a circle. */
type PlanWish = (scene: Scene, intent: Intent, mode: Mode) => Promise<void>;

/** What was wished for before, and stands. */
interface Open {
  intent: Intent;
  before: Understanding | null;
}

/**
 * "The latest one", "not the silk top, the other": words that only say which one is meant of what was wished for before. That wish goes on
 * with the one that is left, or it is asked which of those; nothing that is left out is ever put. True where that was meant.
 */
export async function planPointed(scene: Scene, plan: PlanWish): Promise<boolean> {
  const { reading, choice, context } = scene;
  const { points } = reading;
  if (!points || choice !== null || !onlyPoints(scene) || context.control === 'advisor') return false;
  const wish = openWish(scene);
  if (!wish) return false;
  if (await otherThing(scene, wish, plan)) return true;
  const pool = poolOf(scene, wish);
  const told = ordersPointed(scene, pool);
  // Only a thing is left out, or what is said fits all of them.
  if (!told && (listedOrders(context).length < 2 || !tellsOrders(points))) return false;
  const spoken = points.other ? spokenOrders(scene) : [];
  const meant = told && told.length > 0 ? told : pool.filter(({ id }) => !spoken.includes(id));
  const [only, ...more] = meant;
  if (!only) return false;
  const opened = openedLast(scene);
  if (opened && wish.intent === 'return' && points.other && !reading.says.has('also'))
    if (meant.every(({ id }) => id !== opened.id)) {
      const instead = { ...reading, words: [...reading.words, ...(wish.before?.words ?? [])] };
      if (await planCorrection({ ...scene, reading: instead }, meant)) return true;
    }
  if (more.length > 0) {
    askWhich({ ...scene, reading: wish.before ?? reading }, meant);
    ticket(scene, wish.intent, null, 'open');
  } else await goOn(scene, wish, `order:${only.id}`, plan);
  return true;
}

function tellsOrders({ other, age, state, on, orders }: Pointing): boolean {
  return other || orders || age !== null || state !== null || on !== null;
}

/** Of the things of one order, another than the card is about: it, or the question which. */
async function otherThing(scene: Scene, wish: Open, plan: PlanWish): Promise<boolean> {
  const { points } = scene.reading;
  const card = cardOf(scene);
  const [quote, ...more] = card ? offersIn([card]).flatMap(({ effect }) => effect.quote ?? []) : [];
  const order = scene.orders.find(({ id }) => id === quote?.order);
  if (!points?.other || points.orders || points.age || points.state || !quote || !order || more.length > 0)
    return false;
  const lines = new Set(quote.out.map(({ line }) => line));
  const others = order.items.filter(({ line }) => !lines.has(line));
  if (lines.size === 0 || others.length === 0) return false;
  const [only, ...rest] = others;
  if (only && rest.length === 0) {
    await goOn(scene, wish, `item:${order.id}:${only.line}`, plan);
    return true;
  }
  act(scene, { type: 'which_item', order: order.id, items: others.map(pieceOf) });
  for (const { title, line } of others)
    scene.reply.choices.push({
      id: `item:${order.id}:${line}`,
      label: scene.language.formats.piece(title, null, [], false),
    });
  ticket(scene, wish.intent, order.id, 'open');
  return true;
}

/** The wish goes on with the one that is meant, as if it had been pressed. */
async function goOn(scene: Scene, { intent, before }: Open, choice: string, plan: PlanWish): Promise<void> {
  const { reading } = scene;
  const own: Understanding = {
    ...reading,
    ...{
      intents: [],
      perhaps: [],
      polarity: null,
      problem: null,
      spared: [],
      kept: [],
      denied: [],
      points: null,
    },
    says: new Set([...reading.says].filter((sign) => sign === 'also')),
  };
  const whole = before ? continued(own, () => ({ ...before, points: null }), true) : own;
  const part: Scene = { ...scene, choice, reading: { ...whole, polarity: null } };
  await plan(part, intent, 'tell');
  scene.orders = part.orders;
  scene.assurance = part.assurance;
}

/** Nothing is said but which one: no wish, no number, and no words but those that things are called by. */
function onlyPoints({ reading: { points }, orders }: Scene): boolean {
  if (!points) return false;
  const called = new Set(orders.flatMap(({ items }) => items.flatMap(({ title }) => titleWords(title))));
  const words = points.rest.split(' ').filter(Boolean);
  return words.every((word) => isGarment(word) || called.has(word));
}

/** What is on a card here, or was until these words. */
function cardOf({ context }: Scene) {
  return context.cards.findLast(({ sameSession }) => sameSession) ?? context.settled?.card ?? null;
}

function openWish(scene: Scene): Open | null {
  const { context, compiled, today } = scene;
  const before = pendingReading(withoutAsides(context), compiled, today);
  const opened = openedLast(scene);
  const put =
    opened && context.done.at(-1)?.does === 'return'
      ? 'return'
      : cardOf(scene)?.alternatives[0]?.effects[0]?.intent;
  const wished = before?.intents.find(({ intent }) => !isManner(intent))?.intent;
  const intent = put && put !== 'undo' ? put : wished;
  if (!intent || !lastSaid(context)) return null;
  return { intent, before };
}

/** The orders that it may be about: those that were asked about, those with the thing that was named, or those that it could be done to. */
function poolOf(scene: Scene, { intent, before }: Open): OrderView[] {
  const purpose: Purpose =
    intent === 'cancellation' ? 'cancel' : INTENTS[intent].family === 'return' ? 'return' : 'status';
  const own = scene.reading.words.filter(isGarment);
  const reading = own.length > 0 || !before ? scene.reading : { ...before, points: null };
  const alike = bestNamed({ ...scene, reading }, purpose);
  const listed = listedOrders(scene.context);
  const all = mayBeMeant(scene, purpose);
  const pool = listed.length > 1 ? all : alike.length > 1 ? alike : all;
  return pool;
}
