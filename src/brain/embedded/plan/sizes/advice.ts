import { INTENTS, isManner } from '../../../../conversation/intents.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { betweenQuestion, type FitTold, fitTold } from '../../../../language/choosing/fit-told.ts';
import { type SizesSaid, sizesSaid } from '../../../../language/choosing/sizes-said.ts';
import { sameOption, sizeRank } from '../../../../language/options.ts';
import { fold } from '../../../../language/reading/text.ts';
import type { Product } from '../../../../shop/shop.ts';
import { lastWish } from '../../memory.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { offeredHere } from '../offers.ts';
import { productMeant } from '../shelf.ts';
import { convertedSizes } from './converted.ts';
import { type ChartRow, fitting } from './measured.ts';

/*
 * Which size to take: by the measures of a body, by the size that somebody usually wears, or between two. Nothing is guessed: a
 * usual size is held against the product's own chart, and a height alone gives none.
 */

/** Which size should the customer take? */
export async function planSize(scene: Scene): Promise<void> {
  // "A dress in size L" names a size and asks about none.
  if (scene.reply.acts.some(({ type }) => type === 'selection')) return;
  const product = await productMeant(scene, 'size_advice');
  if (product) await adviseOn(scene, product);
}

/** "I'm usually a 12", « entre le 38 et le 40 », "5'9": about the product that is spoken of; true where one is. */
export async function planSizesSaid(scene: Scene): Promise<boolean> {
  const { reading, context, choice } = scene;
  if (choice !== null || reading.named.orders.length > 0) return false;
  const said = saidOf(scene);
  if (!said || asksStock(scene)) return false;
  const returning = context.tickets.some(
    ({ intent, status }) => status !== 'resolved' && GOES_BACK.has(intent),
  );
  if (returning || offeredHere(context).offers.length > 0) return false;
  // After a product was spoken of, "I always take a 40" exchanges nothing, and whoever is "torn between two" has nothing that is torn.
  const shelf = OF_SHELF.has(lastWish(context) ?? 'other') && (said.usual !== null || said.between !== null);
  const other = ({ intent, learnt }: (typeof reading.intents)[number]) =>
    !isManner(intent) && !learnt && (INTENTS[intent].settles === true || intent === 'order_status');
  if (shelf ? saysTooSmall(scene) : reading.problem !== null || reading.intents.some(other)) return false;
  const product = await productMeant(scene, 'size_advice', true);
  if (!product) return askWhich(scene, said);
  await adviseOn(scene, product);
  return true;
}

/** A size that is worn, of nothing that is known yet: which thing it is about is asked. */
function askWhich(scene: Scene, { usual, between }: SizesSaid): boolean {
  const { reading, orders } = scene;
  const only = reading.intents.every(({ intent }) => isManner(intent) || intent === 'size_advice');
  if (!only || (!usual && !between) || reading.usualSize || orders.length > 0) return false;
  if (usual) scene.reply.facts.set('size', usual);
  act(scene, { type: 'which_product', titles: [] });
  ticket(scene, 'size_advice', null, 'open');
  return true;
}

const OF_SHELF: ReadonlySet<Intent> = new Set(['stock', 'size_advice', 'material']);
const GOES_BACK: ReadonlySet<string> = new Set([
  'return',
  'exchange',
  'refund',
  'wrong_item',
  'damaged_item',
]);

/** What the new words say of the sizes that somebody wears. */
function saidOf({ context, reading }: Scene): SizesSaid | null {
  const texts = context.asked.flatMap(({ text, choice }) => (choice === null ? [text] : []));
  const text = texts.join('\n');
  // Numbers that are said in words are figures in the words as they are read.
  return sizesSaid(text) ?? (/\d/.test(text) ? null : sizesSaid(reading.words.join(' ')));
}

function saysTooSmall({ context }: Scene): boolean {
  return context.asked.some(({ text }) => /\b(?:too|trop)\b/i.test(text));
}

/** "I take a 40, is it in stock?" asks about the shelf. */
function asksStock({ context }: Scene): boolean {
  return context.asked.some(({ text }) =>
    /\b(?:stock|available|dispo\w*|do you have|have you got|avez[- ]vous|vous avez|il (?:vous )?(?:en )?reste)\b/.test(
      fold(text),
    ),
  );
}

async function adviseOn(scene: Scene, product: Product): Promise<void> {
  const { title } = product;
  const chart = Object.entries(product.sizeChart).sort(([a], [b]) => (sizeRank(a) ?? 0) - (sizeRank(b) ?? 0));
  ticket(scene, 'size_advice', null, 'resolve', title);
  const said = saidOf(scene);
  const fit = said ? await fitOf(scene, product) : null;
  const advice = fit?.text ?? null;
  const two = said?.between ? twoOf(chart, product, said.between) : null;
  if (two) {
    const [smaller, larger] = two;
    const take = fit?.prefers ? (fit.prefers === 'larger' ? larger : smaller).size : null;
    return act(scene, {
      type: 'size_between',
      title,
      rows: two.map((row) => told(scene, row)),
      take,
      advice,
    });
  }
  if (chart.length === 0) return act(scene, { type: 'size_unknown', title, advice });
  const pick = fitting(scene, chart);
  if (pick) return act(scene, { type: 'size_pick', title, ...pick });
  const rows = chart.map(([size, measures]) => told(scene, { size, measures }));
  const usual = said?.usual ?? null;
  if (usual !== null) {
    const fits = labelsOf(chart, usual);
    act(scene, {
      type: 'size_usual',
      title,
      usual,
      fits: fits.flatMap(({ label, system }) => {
        const row = rows.find(({ size }) => size === label);
        return row ? [{ ...row, system }] : [];
      }),
      rows,
      height: said?.height ?? false,
      advice,
    });
    scene.reply.facts.set('size', usual);
    return;
  }
  act(scene, {
    type: 'size_chart',
    title,
    rows,
    usual: scene.context.facts.size ?? null,
    height: said?.height ?? false,
    advice,
  });
}

function told(scene: Scene, { size, measures }: Row): { size: string; measures: string[] } {
  return {
    size,
    measures: Object.entries(measures).map(([name, range]) => `${scene.say.measure(name)} ${range}`),
  };
}

interface Row {
  size: string;
  measures: Record<string, string>;
}

/** The two sizes, the smaller one first; of a product without a chart by name alone, and null where it comes in neither. */
function twoOf(
  chart: readonly ChartRow[],
  product: Product,
  between: 'open' | readonly [string, string],
): [Row, Row] | null {
  if (between === 'open') return null;
  const rows = between.flatMap((size): Row[] => {
    const [label] = labelsOf(chart, size);
    const row = chart.find(([known]) => known === label?.label);
    if (row) return [{ size: row[0], measures: row[1] }];
    const sold = product.variants.some(({ options }) =>
      Object.values(options).some((one) => sameOption(one, size)),
    );
    return sold ? [{ size, measures: {} }] : [];
  });
  const [one, other] = rows.toSorted((a, b) => (sizeRank(a.size) ?? 0) - (sizeRank(b.size) ?? 0));
  return one && other && one.size !== other.size ? [one, other] : null;
}

/** The chart's labels for a size: itself, else what it is there in the systems it may be of. */
function labelsOf(chart: readonly ChartRow[], size: string): { label: string; system: string | null }[] {
  const labels = chart.map(([label]) => label);
  const itself = labels.find((label) => sameOption(label, size));
  if (itself !== undefined) return [{ label: itself, system: null }];
  const bare = /^\d{1,2}$/.test(size);
  const systems = bare ? [`UK ${size}`, `US ${size}`] : [size];
  return convertedSizes(systems).flatMap(({ asked, sizes }) => {
    const french = sizes.find(({ system }) => system === 'FR')?.size;
    const label = labels.find((one) => one === String(french));
    return label === undefined ? [] : [{ label, system: asked }];
  });
}

/** What the product's description says of how it fits, else what an article says of somebody between two sizes. */
async function fitOf(scene: Scene, product: Product): Promise<FitTold | null> {
  const own = fitTold(product.description);
  if (own) return own;
  const question = betweenQuestion(scene.language.tag);
  const found = await scene.toolbox.call('search_knowledge', { question, language: scene.language.tag });
  const passages = found.ok ? found.output : [];
  const spoken = passages.filter(({ language }) => language.split('-')[0] === scene.language.tag);
  return spoken.map(({ text }) => fitTold(text)).find((fit) => fit !== null) ?? null;
}
