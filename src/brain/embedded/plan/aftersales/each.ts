import { z } from 'zod';
import type { Intent } from '../../../../conversation/values.ts';
import { tellingWords } from '../../../../knowledge/question.ts';
import { yesToBoth } from '../../../../language/pointing/every-order.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { postalIn } from '../../../../language/reading/postal.ts';
import { isToolName } from '../../../../tools/index.ts';
import { dropsAll } from '../../dropped.ts';
import type { Mode } from '../../intents.ts';
import { likeness } from '../../likeness.ts';
import { act, offerColleague, propose, type Reply, type Scene, ticket } from '../../scene.ts';
import { openReturn } from '../../topic.ts';
import { understand } from '../../understand.ts';
import {
  type Aside,
  asidesOf,
  firstOf,
  type Kind,
  onlyKind,
  type WishPart,
  wishAndQuestion,
  wishOf,
  wishParts,
} from '../../wish-parts.ts';
import { putAgain } from '../again.ts';
import { planKnowledge } from '../knowledge.ts';
import { offeredHere } from '../offers.ts';
import { handOver } from '../people.ts';

/*
 * Several wishes of one message: each gets a card of its own, the next once the one before is settled, and what was given with it is
 * not asked again. What is left of a message is read from the thread itself: nothing is kept beside it.
 */

/** What is done about a wish; given, so that no plan calls another in a circle. */
type PlanWish = (scene: Scene, intent: Intent, mode: Mode) => Promise<void>;

interface Several {
  /** ISO 8601. */
  at: string;
  parts: readonly WishPart[];
}

/** The wishes of the new words, one after the other as far as nothing is asked; true where there are several. */
export async function planEach(scene: Scene, plan: PlanWish): Promise<boolean> {
  const parts = wishParts(wordsOf(scene), scene.compiled, scene.reader);
  if (parts.length === 0 || sentTogether(scene, parts)) return false;
  await planFrom(scene, parts, 0, plan);
  for (const aside of asidesOf(wordsOf(scene), scene.compiled, scene.reader))
    await answerAside(scene, aside, plan);
  return true;
}

/** What is asked beside the wishes is answered beside them; what nobody here can answer is named, and offered to a person. */
async function answerAside(
  scene: Scene,
  { text, reading, wanted, contact }: Aside,
  plan: PlanWish,
): Promise<void> {
  const { reply } = scene;
  if (contact) return handOver(scene, 'address_change', 'address_change', null);
  const [acts, put] = [reply.acts.length, reply.proposals.length];
  const part: Scene = { ...scene, reading, context: saying(scene, text) };
  const { sizes, colours, products } = reading.named;
  // "Do you have gift cards?" asks for nothing on the shelf.
  const shelf = reading.words.some(isGarment) || sizes.length + colours.length + products.length > 0;
  for (const { intent, mode } of wanted) if (intent !== 'stock' || shelf) await plan(part, intent, mode);
  // A card is for what was wished for.
  reply.proposals.splice(put);
  if (reply.acts.length > acts || reply.handover) return;
  if (tellingWords(text).length < MOST_CHATTER || (await planKnowledge(part))) return;
  act(scene, {
    type: 'question_left',
    text: text
      .replace(/\s+/g, ' ')
      .replace(/[\s.!?]+$/, '')
      .slice(0, LONGEST),
  });
  offerColleague(scene);
}

/** "Could you help me?" asks nothing: fewer words than these that tell of something. */
const MOST_CHATTER = 2;
/** Characters of a question that are quoted. */
const LONGEST = 160;

/** "Cancel the T-shirt, and where is order 45813?": the question is answered, and its number is none of the wish's. True where it is so. */
export async function planAsked(scene: Scene, plan: PlanWish): Promise<boolean> {
  const found = scene.choice === null ? wishAndQuestion(wordsOf(scene), scene.compiled, scene.reader) : null;
  if (!found) return false;
  const { wish, question } = found;
  for (const [intent, mode, { reading, text }] of [
    ['order_status', 'ask', question],
    [wish.intent, wish.mode, wish],
  ] as const) {
    const part: Scene = { ...scene, reading, context: saying(scene, text) };
    await plan(part, intent, mode);
    scene.orders = part.orders;
    scene.assurance = part.assurance;
  }
  return true;
}

/** What is on its way back together is settled together. */
function sentTogether({ orders }: Scene, parts: readonly WishPart[]): boolean {
  const back = parts.every(({ kind }) => kind === 'return' || kind === 'exchange');
  return back && orders.some((order) => (openReturn(order)?.lines.length ?? 0) > 1);
}

/** What is still wished for once a part of it is settled, or waits for a person; true where it was gone on with. */
export async function planNext(scene: Scene, plan: PlanWish): Promise<boolean> {
  const { settled } = scene.context;
  const quote = settled?.card?.alternatives[0]?.effects[0]?.quote;
  const several = lastSeveral(scene);
  if (!quote || !several || !settled?.card?.sameSession || settled.card.at < several.at) return false;
  const at = wishOf(several.parts, quote);
  const part = several.parts[at];
  if (!part || at === several.parts.length - 1) return false;
  if (settled.consent === 'declines') act(scene, { type: 'left_out', what: part.kind });
  await planFrom(scene, several.parts, at + 1, plan, several.at);
  return true;
}

/**
 * "Yes to both" to a message with two wishes of which one is on a card: both stand on one card, each with its own order, or what the other
 * lacks is asked beside it. True where that was meant.
 */
export async function planBothWishes(scene: Scene, plan: PlanWish): Promise<boolean> {
  const words = wordsOf(scene);
  if (scene.choice !== null || !yesToBoth(words) || scene.context.settled?.consent === 'agrees') return false;
  const several = lastSeveral(scene);
  const { offers, stale } = offeredHere(scene.context);
  const [offer, ...others] = stale ? [] : offers;
  const quote = offer?.effect.quote;
  if (several?.parts.length !== 2 || !offer || !quote || others.length > 0) return false;
  const rest = several.parts.filter((_, n) => n !== wishOf(several.parts, quote));
  if (rest.length !== 1) return false;
  const { reply } = scene;
  await planFrom(scene, rest, 0, plan);
  const [other, ...more] = reply.proposals.splice(0);
  const { tool, input } = offer.effect;
  if (other && more.length === 0 && isToolName(tool)) propose(scene, { tool, input }, ...other);
  else putAgain(scene, offer.card, true);
  ticket(scene, offer.effect.intent, offer.order, 'open');
  return true;
}

/** "The skirt first": the wish that is about it is taken up, with its own verb, and the others after it. True where that was meant. */
export async function planFirst(scene: Scene, plan: PlanWish): Promise<boolean> {
  const several = lastSeveral(scene);
  const words = wordsOf(scene);
  if (!several || scene.choice !== null) return false;
  const first = firstOf(several.parts, words, understand(words, scene.compiled, scene.reader));
  const part = several.parts[first];
  if (!part || isDone(scene, part, several)) return false;
  const { offers, stale } = offeredHere(scene.context);
  const [offer] = offers;
  const quote = stale ? null : offer?.effect.quote;
  if (offer && quote && wishOf(several.parts, quote) === first) putAgain(scene, offer.card);
  else await planFrom(scene, inFront(several.parts, first), 0, plan, several.at);
  return true;
}

function inFront<Part>(parts: readonly Part[], first: number): Part[] {
  return [...parts.slice(first, first + 1), ...parts.filter((_, n) => n !== first)];
}

/** "Only the address, leave the skirt": the wish that is refused is dropped, and the other gone on with. True where that was meant. */
export async function planHalf(scene: Scene, plan: PlanWish): Promise<boolean> {
  const several = lastSeveral(scene);
  if (!several) return false;
  const { offers } = offeredHere(scene.context);
  const put = offers[0]?.effect.quote ?? scene.context.settled?.card?.alternatives[0]?.effects[0]?.quote;
  const current = put ? several.parts[wishOf(several.parts, put)] : undefined;
  const kind = onlyKind(understand(wordsOf(scene), scene.compiled, scene.reader));
  const part = several.parts.find((one) => one.kind === kind || (kind === 'exchange' && one.intent === kind));
  if (!part || !current || part === current) return false;
  act(scene, { type: 'left_out', what: current.kind });
  await planFrom(scene, [part], 0, plan);
  return true;
}

/** An address and nothing else, given to a message with several wishes; true where that was all. */
export async function planGiven(scene: Scene, plan: PlanWish): Promise<boolean> {
  const { context } = scene;
  const several = lastSeveral(scene);
  const at = several?.parts.findIndex(({ kind }) => kind === 'address_change') ?? -1;
  const part = several?.parts[at];
  if (!several || !part || postalIn(wordsOf(scene), context.store.country) === null) return false;
  if (understand(wordsOf(scene), scene.compiled, scene.reader).intents.some(({ learnt }) => !learnt))
    return false;
  const { offers, stale } = offeredHere(context);
  const [offer] = offers;
  const put = stale ? null : offer?.effect.quote;
  const before = put ? wishOf(several.parts, put) : -1;
  if (offer && before >= 0 && before < at) {
    act(scene, { type: 'noted' });
    putAgain(scene, offer.card);
    return true;
  }
  await planFrom(scene, [part, ...several.parts.slice(at + 1)], 0, plan);
  return true;
}

async function planFrom(
  scene: Scene,
  parts: readonly WishPart[],
  from: number,
  plan: PlanWish,
  since?: string,
): Promise<void> {
  const open = (part: WishPart) => since === undefined || !isDone(scene, part, { at: since, parts });
  for (const [n, one] of parts.entries()) {
    if (n < from || !open(one)) continue;
    const { intent, mode, reading, text } = one;
    const part: Scene = { ...scene, reading, context: saying(scene, text) };
    await plan(part, intent, mode);
    scene.orders = part.orders;
    scene.assurance = part.assurance;
    if (!waits(scene.reply)) continue;
    const rest = parts.slice(n + 1).filter(open);
    if (rest.length > 0) act(scene, { type: 'then_next', what: rest.map(({ kind }) => kind) });
    return;
  }
}

/** The thread as if these words alone were new; what was given in the others is read before it. */
function saying({ context }: Scene, text: string): Scene['context'] {
  const [first] = context.asked;
  if (!first) return context;
  const pieces = text.split('\n').map((piece) => piece.trim());
  const given = context.asked.filter(({ text: own }) => !pieces.some((piece) => own.includes(piece)));
  return { ...context, asked: [...given, { ...first, text, choice: null }] };
}

/** The reply asks something: a card, or what is missing. */
function waits({ proposals, acts, choices, code }: Reply): boolean {
  return (
    proposals.length > 0 ||
    choices.some(({ id }) => /^(?:order|item):/.test(id)) ||
    code !== null ||
    acts.some(({ type }) => /^(?:ask_|which_|settle|prove)/.test(type))
  );
}

const DONE: Readonly<Record<Kind, readonly string[]>> = {
  cancellation: ['cancel_order'],
  address_change: ['change_order_address', 'change_profile_address'],
  payment: ['change_payment'],
  exchange: ['exchange_item', 'change_items'],
  return: ['return_item', 'exchange_item', 'choose_refund'],
};

const Lines = z.object({ order: z.string(), line: z.string() });

/** It was done since. Of several things that are swapped each is one of its own. */
function isDone({ context, orders }: Scene, part: WishPart, { at: since, parts }: Several): boolean {
  const swaps = parts.some(({ kind }) => kind === 'exchange');
  const alone = parts.filter(({ kind }) => kind === part.kind).length === 1;
  return context.done.some(({ tool, at, input }) => {
    if (!DONE[part.kind].includes(tool) || at <= since) return false;
    // A swap that is a wish of its own sends nothing else back.
    if (part.kind === 'return' && DONE.exchange.includes(tool) && swaps) return false;
    const { data } = Lines.safeParse(input);
    const item = orders.find(({ id }) => id === data?.order)?.items.find(({ line }) => line === data?.line);
    return alone || !item || likeness(part.reading.words, item.title) > 0;
  });
}

/** How far back a message with several wishes is looked for, in messages of the customer. */
const FAR = 5;

/** The last message of this session that wished for several things, unless all was dropped since. */
function lastSeveral({ context, compiled, reader }: Scene): Several | null {
  const own = context.history.filter(({ author, sameSession }) => sameSession && author === 'customer');
  const since: string[] = [];
  for (const { text, at } of own.slice(-FAR).toReversed()) {
    if (text.trim() === '') continue;
    if (dropsAll(understand(text, compiled, reader))) return null;
    const parts = wishParts(text, compiled, reader);
    if (parts.length > 0) return { at, parts: since.reduceRight<readonly WishPart[]>(reordered, parts) };
    since.push(text);
  }
  return null;

  function reordered(parts: readonly WishPart[], text: string): readonly WishPart[] {
    const first = firstOf(parts, text, understand(text, compiled, reader));
    return first < 0 ? parts : inFront(parts, first);
  }
}

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}
