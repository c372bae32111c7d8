import { everyTitle } from '../../../conversation/titles.ts';
import type { ActType } from '../../../language/acts.ts';
import { addDays, openingAt, spansOn, weekdayOf } from '../../../language/calendar.ts';
import { sizesSaid } from '../../../language/choosing/sizes-said.ts';
import { colourOf, sizeOf } from '../../../language/options.ts';
import type { Product } from '../../../shop/shop.ts';
import { calledByName, likenessOf, titleWords } from '../likeness.ts';
import { act, isKnown, type Scene, ticket } from '../scene.ts';
import { currentOrder, itemsMeant } from '../topic.ts';
import { planExchange } from './aftersales/exchange.ts';
import { refused } from './ask.ts';
import { planRange } from './catalogue.ts';
import { planSelection } from './choosing/selection.ts';
import { imagined, leftOf, nextSize, variantOf, variantsOf, wantedOf } from './variants.ts';

/** Is it there, in which sizes, for how much? */
export async function planStock(scene: Scene): Promise<void> {
  const { says, named: said } = scene.reading;
  if (says.has('range') && said.products.length === 0 && (await planRange(scene))) return;
  const product = await productMeant(scene, 'stock');
  if (!product) return;
  const variants = variantsOf(product);
  const [first] = variants;
  if (!first) return act(scene, { type: 'product_unknown' });
  const wanted = wantedOf(scene, variants, null);
  const own = ownItem(scene, product);
  const size = wanted.size ?? (own && wanted.direction ? nextSize(variants, own, wanted.direction) : null);
  const matching = variants.filter(
    (variant) =>
      (!size || sizeOf(variant) === size) && (!wanted.colour || colourOf(variant) === wanted.colour),
  );
  const specific = size !== null || wanted.colour !== null;
  const fits = matching.filter(({ stock }) => stock > 0);
  const [hit] = fits;
  const colour = wanted.colour ?? (own ? colourOf(own) : null);
  const named = !specific
    ? null
    : (hit ??
      variantOf(variants, size, colour) ??
      imagined({ title: product.title, options: first.options }, size, wanted.colour));
  act(scene, {
    type: 'stock',
    title: product.title,
    price: (hit ?? first).price,
    currency: scene.context.store.currency,
    wanted: named,
    inStock: hit !== undefined,
    fits: specific ? fits : [],
    // Who names a size and a colour asks about nothing else.
    left:
      specific && hit
        ? size && wanted.colour
          ? []
          : leftOf(variants, null, { size, colour }).filter((one) => !fits.includes(one))
        : leftOf(variants, null, { size, colour }),
  });
  ticket(scene, 'stock', null, 'resolve', product.title);
}

/** What is a product made of? True when the shop says something of it. */
export async function planMaterial(scene: Scene): Promise<boolean> {
  const product = await productMeant(scene, 'stock', true);
  if (!product?.description.trim()) return false;
  const { title, description } = product;
  act(scene, { type: 'product_described', title, text: description.trim().slice(0, 400) });
  ticket(scene, 'material', null, 'resolve', title);
  return true;
}

/** What is out of stock is named with what there is of it. */
export async function planStockAlert(scene: Scene): Promise<void> {
  if (scene.reading.named.products.length > 0) await planStock(scene);
}

function ownItem(scene: Scene, product: Product) {
  const order = currentOrder(scene);
  return order?.items.find((item) => item.product === product.id) ?? null;
}

/** What is answered beside it. */
const ANSWERS: ReadonlySet<ActType> = new Set([
  'article',
  'shops',
  'hours',
  'hours_on',
  'policy_shipping',
  'policy_returns',
]);

/** The product the customer names, or the one this conversation is about. */
export async function productMeant(
  scene: Scene,
  intent: 'stock' | 'size_advice',
  quietly = false,
): Promise<Product | null> {
  const { compiled, reading, context } = scene;
  const stop = new Set(compiled.lexicon.stopwords);
  const telling = reading.words
    .map((word, i) => ({ word, said: reading.said[i] ?? word }))
    .filter(
      ({ word }) => !stop.has(word) && !/^\d|^x*[sml]$/.test(word) && !reading.named.colours.includes(word),
    );
  const words = telling.map(({ word }) => word);
  const titled = scene.orders.flatMap(({ items }) => items).find((item) => likenessOf(words, item) >= 1);
  const named = reading.named.products.length > 0 || words.length > 0;
  const shown = await productShown(scene);
  // "I'm usually a 12" is said of what was asked about just now.
  const ofSizes = intent === 'size_advice' && sizesSaid(...context.asked.map(({ text }) => text)) !== null;
  if (named) {
    const result = await scene.toolbox.call('find_products', {
      query: [...new Set([...words.slice(0, 8), ...telling.slice(0, 8).map(({ said }) => said)])]
        .join(' ')
        .slice(0, 200),
    });
    if (!result.ok) {
      if (!quietly) refused(scene, result.refusal, 'order', intent, null);
      return null;
    }
    const top = closest(telling, result.output);
    if (top.length === 0 && shown) return shown;
    const own = top.find(({ id }) => id === titled?.product);
    if (own) return own;
    // Two of one name cannot be told apart by asking.
    const titles = [...new Set(top.map(({ title }) => title))];
    if (titles.length === 1 && top[0]) return top[0];
    if (titles.length > 1) {
      if (quietly) return null;
      if (intent === 'stock') planSelection(scene, top);
      else act(scene, { type: 'which_product', titles: titles.slice(0, 4) });
      ticket(scene, intent, null, 'open');
      return null;
    }
    const pointed = ofSizes || reading.words.some((word) => compiled.lexicon.pronouns.includes(word));
    if (reading.named.products.length > 0 || !pointed) {
      // Beside another answer it is no more than a word that names nothing.
      if (quietly || scene.reply.acts.some(({ type }) => ANSWERS.has(type))) return null;
      act(scene, { type: 'product_unknown' });
      ticket(scene, intent, null, 'open');
      return null;
    }
  }
  if (shown) return shown;
  const spoken = ofSizes ? await spokenProduct(scene) : null;
  if (spoken) return spoken;
  const order = currentOrder(scene);
  const item = order && (itemsMeant(scene, order)[0] ?? order.items[0]);
  const last = item ? await scene.toolbox.call('find_products', { query: item.product }) : null;
  const product = last?.ok ? last.output.find(({ id }) => id === item?.product) : undefined;
  if (product) return product;
  const before = await spokenProduct(scene);
  if (before) return before;
  if (quietly) return null;
  const again =
    context.history.findLast(({ sameSession, author }) => sameSession && author === 'customer')?.intent ===
    intent;
  act(scene, again && named ? { type: 'product_unknown' } : { type: 'which_product', titles: [] });
  ticket(scene, intent, null, 'open');
  return null;
}

/** The product that the customer had before them: by its number, else the one its ad or page names. */
async function productShown(scene: Scene): Promise<Product | null> {
  const seen = scene.context.asked.findLast((asked) => asked.seen)?.seen;
  const words = seen ? titleWords(seen.text) : [];
  const query = seen?.product ?? words.slice(0, 24).join(' ').slice(0, 200);
  if (!seen || query === '') return null;
  const result = await scene.toolbox.call('find_products', { query });
  if (!result.ok) return null;
  const number = seen.product;
  if (number)
    return (
      result.output.find(({ id, variants }) => id === number || variants.some(({ sku }) => sku === number)) ??
      null
    );
  const [only, ...more] = result.output.filter((product) => calledByName(words, product));
  return only && more.length === 0 ? only : null;
}

/**
 * The products the words fit best. A word that a title holds is no typing error, and a full title is that
 * product.
 */
function closest(telling: readonly { word: string; said: string }[], found: readonly Product[]): Product[] {
  const titles = new Set(found.flatMap((product) => everyTitle(product).flatMap(titleWords)));
  const words = telling.map(({ word, said }) => (titles.has(said) ? said : word));
  const called = found.filter((product) => calledByName(words, product));
  const pool = called.length > 0 ? called : found;
  const scored = pool.map((product) => ({ product, score: likenessOf(words, product) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best && best > 0).map(({ product }) => product);
}

/**
 * The product that this session spoke of last: the one a message calls by its full name, else the one its
 * words fit best.
 */
async function spokenProduct(scene: Scene): Promise<Product | null> {
  const here = scene.context.history.filter(({ sameSession }) => sameSession);
  const last = here.findLast(({ entities }) => entities.products.length > 0);
  if (!last) return null;
  const words = titleWords(last.text);
  const query = [...last.entities.products, ...words].slice(0, 12).join(' ').slice(0, 200);
  const result = await scene.toolbox.call('find_products', { query });
  if (!result.ok) return null;
  for (const { text } of here.toReversed()) {
    const said = titleWords(text);
    const [only, ...more] = result.output.filter((product) => calledByName(said, product));
    if (only && more.length === 0) return only;
  }
  const telling = words.map((word) => ({ word, said: word }));
  return closest(telling, result.output)[0] ?? result.output[0] ?? null;
}

/** A stock question inside a return story is an exchange in the making. */
export async function planStockOrExchange(scene: Scene): Promise<void> {
  const returning = scene.context.tickets.some(
    ({ intent, status, order }) =>
      order && status !== 'resolved' && ['return', 'exchange', 'refund'].includes(intent),
  );
  const foreign =
    scene.reading.named.products.length > 0 &&
    !scene.orders.some((order) => itemsMeant(scene, order).length > 0);
  const specific =
    scene.reading.named.sizes.length + scene.reading.named.colours.length > 0 ||
    scene.reading.wish.direction !== null ||
    scene.reading.wish.otherColour;
  // "The dress that has not left yet, in L" is the customer's own.
  const own =
    scene.reading.points?.state && !foreign && scene.orders.some((one) => itemsMeant(scene, one).length > 0);
  if (own && specific && isKnown(scene)) return planExchange(scene, false);
  if (returning && specific && !foreign && isKnown(scene)) return planExchange(scene, true);
  return planStock(scene);
}

/** Tells the opening hours: of now, or of the days that are asked for. */
export function planHours(scene: Scene): void {
  const { context, today } = scene;
  const days = daysAsked(scene);
  if (days.length === 0) act(scene, { type: 'hours', opening: openingAt(context.now, context.store), today });
  else
    act(scene, { type: 'hours_on', days: days.map((day) => ({ day, spans: spansOn(context.store, day) })) });
  ticket(scene, 'hours', null, 'resolve');
}

const SATURDAY = 6;

/**
 * The days asked about, all to come: a bare weekday is read as the last one elsewhere. Today alone is "now".
 */
function daysAsked({ reading, today, context }: Scene): string[] {
  const opening = openingAt(context.now, context.store);
  const over = !opening.open && opening.next?.day !== today;
  const days = reading.named.dates.map((day) => {
    if (day >= today) return day;
    const next = addDays(day, 7);
    // On a Monday evening, "on Monday" is the next one.
    return next === today && over ? addDays(next, 7) : next;
  });
  if (reading.says.has('weekend')) {
    const saturday = addDays(today, (SATURDAY - weekdayOf(today) + 7) % 7);
    days.push(saturday, addDays(saturday, 1));
  }
  const asked = [...new Set(days)].filter((day) => day >= today).sort();
  return asked.length === 1 && asked[0] === today ? [] : asked.slice(0, 3);
}
