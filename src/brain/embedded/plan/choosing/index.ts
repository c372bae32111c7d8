import { isManner } from '../../../../conversation/intents.ts';
import { everyTitle } from '../../../../conversation/titles.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { lookedFor, priceEnd } from '../../../../language/choosing/looked-for.ts';
import { materialIn, materialOf, materialsTold } from '../../../../language/choosing/materials.ts';
import { languageOf } from '../../../../language/index.ts';
import { garmentConcept, isGarment } from '../../../../language/reading/concepts.ts';
import { fold, readable } from '../../../../language/reading/text.ts';
import type { Product } from '../../../../shop/shop.ts';
import { calledByName, titleWords } from '../../likeness.ts';
import { type Scene, ticket } from '../../scene.ts';
import { planRange } from '../catalogue.ts';
import { budgetOf, planSelection } from './selection.ts';

/*
 * Choosing among what the shop sells, by kind, by what it is made of and by price: "a silk dress, I've got 120 max", « un cadeau
 * vers 50 euros ».
 */

/** What the words may be read as beside: nothing else is wished for. */
const BESIDE: ReadonlySet<Intent> = new Set(['stock', 'material', 'other']);
/** "The silk dress" is one that was spoken of. */
const DEFINITE = new Set([
  'the',
  'this',
  'that',
  'my',
  'your',
  'la',
  'le',
  'les',
  'cette',
  'cet',
  'ce',
  'ma',
  'mon',
  'votre',
]);

/** A price above all others. */
const DEAREST = 1_000_000_000;

/** What is looked for. */
interface Looked {
  gift: boolean;
  /** Kinds of things, as they were said. */
  kinds: string[];
  materials: string[];
  /** Words of neither kind, which may name something that no clothes shop sells. */
  others: string[];
}

/** Tells what there is of what is looked for; true where something is. */
export async function planChoosing(scene: Scene): Promise<boolean> {
  const { context, reading, choice } = scene;
  if (choice !== null || reading.named.orders.length > 0 || reading.problem !== null) return false;
  const text = context.asked.map((one) => fold(readable(one.text))).join('\n');
  const looked = lookedFor(text);
  if (!looked) return false;
  const found = lookedIn(scene, looked === 'gift');
  const budget = budgetOf(scene, looked !== 'named' || found.kinds.length > 0);
  const { kinds, materials, gift } = found;
  const end = priceEnd(text);
  const options = reading.named.colours.length + reading.named.sizes.length > 0;
  const specific =
    (end !== null && (kinds.length > 0 || materials.length > 0)) ||
    (materials.length > 0 && (kinds.length > 0 || looked === 'something')) ||
    (looked === 'something' &&
      kinds.length === 0 &&
      options &&
      reading.intents.some(({ intent }) => intent === 'stock'));
  const others = reading.intents.filter(({ intent }) => !isManner(intent) && !BESIDE.has(intent));
  // What the model alone reads into a price or a present is no other wish.
  if (others.some(({ learnt }) => !learnt || (!budget && !gift && !end))) return false;
  if (!budget && !gift && (!specific || (!end && (scene.orders.length > 0 || pointsAtOne(scene)))))
    return false;
  if (gift && !budget && kinds.length + materials.length === 0) return planRange(scene);
  const anything = looked !== 'named' || reading.says.has('range') || found.others.length === 0;
  const near = end === 'dearest' ? DEAREST : (budget?.about ?? budget?.most ?? budget?.least ?? 0);
  return choose(scene, { ...found, anything, end }, near);
}

function lookedIn({ reading, compiled }: Scene, gift: boolean): Looked {
  const { words } = reading;
  const materials = [...new Set(words.flatMap((word) => materialOf(word) ?? []))];
  // "70 tops" is the most that is to be paid.
  const garments = words.filter(
    (word, at) => isGarment(word) && !(word === 'tops' && /\d$/.test(words[at - 1] ?? '')),
  );
  // "A denim skirt" is a skirt.
  const kinds = garments.filter((word) => garments.length === 1 || materialOf(word) === null);
  const stop = new Set(compiled.lexicon.stopwords);
  const others = words.filter(
    (word) =>
      word.length > 3 &&
      !stop.has(word) &&
      !/\d/.test(word) &&
      !materialOf(word) &&
      !isGarment(word) &&
      !reading.named.colours.includes(word),
  );
  return { gift, kinds: [...new Set(kinds)], materials, others };
}

/** "The silk dress", "this one": no choice is asked for. */
function pointsAtOne({ reading }: Scene): boolean {
  const { words } = reading;
  return words.some(
    (word, at) => isGarment(word) && words.slice(Math.max(0, at - 3), at).some((one) => DEFINITE.has(one)),
  );
}

async function choose(
  scene: Scene,
  looked: Looked & { anything: boolean; end: ReturnType<typeof priceEnd> },
  price: number,
): Promise<boolean> {
  const { gift, kinds, materials, others, anything, end } = looked;
  const said = scene.reading.words.filter((word) => materialOf(word) !== null);
  const named = kinds.length + materials.length > 0;
  const asked = {
    gift,
    kind: kinds.length > 0 ? kinds.join(', ') : null,
    materials: materials.map((one) => materialIn(one, scene.language.tag)),
  };
  const query = named ? [...kinds, ...said] : others;
  let products = query.length > 0 ? await near(scene, query, price) : [];
  if (products.some((product) => isNamed(scene, product))) return false;
  let fitting = named
    ? products.filter((one) => isOfKind(one, kinds) && isMadeOf(one, materials))
    : products.filter((one) => isOfKind(one, others));
  if (named && fitting.length === 0) {
    products = [...products, ...(await near(scene, storeWords(scene, kinds, materials), price))];
    fitting = products.filter((one) => isOfKind(one, kinds) && isMadeOf(one, materials));
  }
  if (fitting.length > 0 && end) {
    tell(scene, byPrice(fitting, end).slice(0, ENDS), asked);
    return true;
  }
  if (fitting.length > 0) {
    const called = others.find((word) => isOfKind(fitting[0], [word]));
    tell(scene, fitting, named ? asked : { ...asked, kind: called ?? null });
    return true;
  }
  // Nothing is made of that, or nothing of the kind: what is nearest to it.
  const nearest = products.filter((one) =>
    kinds.length > 0 ? isOfKind(one, kinds) : isMadeOf(one, materials),
  );
  if (named && nearest.length > 0) {
    tell(scene, nearest, asked, true);
    return true;
  }
  if (named || !anything) return false;
  // Something of a colour is looked for by that.
  const { colours } = scene.reading.named;
  const coloured = colours.length > 0 ? await near(scene, [...colours, ...others], price) : [];
  const all = coloured.length > 0 ? coloured : await near(scene, [], price);
  if (all.length === 0) return planRange(scene);
  tell(scene, all, asked);
  return true;
}

/** How many are told of the cheapest, or of the dearest. */
const ENDS = 3;

function byPrice(products: readonly Product[], end: 'cheapest' | 'dearest'): Product[] {
  const least = ({ variants }: Product) =>
    Math.min(...variants.filter(({ stock }) => stock > 0).map(({ price }) => price));
  const way = end === 'cheapest' ? 1 : -1;
  return products
    .filter((one) => Number.isFinite(least(one)))
    .toSorted((one, other) => way * (least(one) - least(other)));
}

function tell(
  scene: Scene,
  products: readonly Product[],
  asked: Parameters<typeof planSelection>[2],
  near = false,
): void {
  planSelection(scene, products, asked, near);
  ticket(scene, 'stock', null, 'resolve');
}

async function near(scene: Scene, words: readonly string[], price: number): Promise<Product[]> {
  const query = [...new Set(words)].join(' ').slice(0, 200);
  const result = await scene.toolbox.call('find_products', { query, near: price });
  return result.ok ? result.output : [];
}

/** Called by its name, a thing is not chosen. */
function isNamed({ reading }: Scene, product: Product): boolean {
  const own = everyTitle(product).flatMap(titleWords);
  const tells = (word: string) => !isGarment(word) && materialOf(word) === null;
  return calledByName([...reading.words, ...reading.said], product) && own.some(tells);
}

function isOfKind(product: Product | undefined, kinds: readonly string[]): boolean {
  if (!product) return false;
  const words = [...everyTitle(product), product.kind ?? ''].flatMap(titleWords).map(garmentConcept);
  return kinds.length === 0 || kinds.some((kind) => words.includes(garmentConcept(kind)));
}

function isMadeOf(product: Product, materials: readonly string[]): boolean {
  const { description, translations = {} } = product;
  const told = Object.values(translations).map((one) => one.description ?? '');
  const made = materialsTold([...everyTitle(product), description, ...told].join(' '));
  return materials.every((material) => made.has(material));
}

/** The same in the words of the store's own language. */
function storeWords({ context }: Scene, kinds: readonly string[], materials: readonly string[]): string[] {
  const { tag, lexicon } = languageOf(context.store.locale);
  const concepts = new Set(kinds.map(garmentConcept));
  const words = Object.entries(lexicon.garments).flatMap(([word, concept]) =>
    concepts.has(concept) ? [word] : [],
  );
  return [...materials.map((one) => materialIn(one, tag)), ...words.slice(0, 12)];
}
