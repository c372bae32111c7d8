import type { Deed } from '../../../../conversation/deeds.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { postalIn } from '../../../../language/reading/postal.ts';
import { dropsAll } from '../../dropped.ts';
import type { Mode } from '../../intents.ts';
import { act, type Reply, type Scene } from '../../scene.ts';
import { understand } from '../../understand.ts';
import { type Kind, kindOfAct, onlyKind, type WishPart, wishParts } from '../../wish-parts.ts';
import { putAgain } from '../again.ts';
import { offeredHere } from '../offers.ts';

/*
 * Several wishes of one message: each gets a card of its own, the next once the one before is settled, and what was given with it is
 * not asked again. What is left of a message is read from the thread itself: nothing is kept beside it.
 */

/** What is done about a wish; given, so that no plan calls another in a circle. */
type PlanWish = (scene: Scene, intent: Intent, mode: Mode) => Promise<void>;

interface Several {
  /** ISO 8601. */
  at: string;
  parts: WishPart[];
}

/** The wishes of the new words, one after the other as far as nothing is asked; true where there are several. */
export async function planEach(scene: Scene, plan: PlanWish): Promise<boolean> {
  const parts = wishParts(wordsOf(scene), scene.compiled, scene.reader);
  if (parts.length === 0) return false;
  await planFrom(scene, parts, 0, plan);
  return true;
}

/** What is still wished for once a part of it is settled; true where it was gone on with. */
export async function planNext(scene: Scene, plan: PlanWish): Promise<boolean> {
  const { settled } = scene.context;
  const effects = settled?.card?.alternatives[0]?.effects ?? [];
  const kind = kindOfAct(effects[0]?.quote?.act ?? 'other');
  const several = lastSeveral(scene);
  if (!kind || !several || !settled?.card?.sameSession || settled.card.at < several.at) return false;
  const at = several.parts.findIndex((part) => part.kind === kind);
  if (at < 0 || at === several.parts.length - 1) return false;
  if (settled.consent === 'declines') act(scene, { type: 'left_out', what: kind });
  await planFrom(scene, several.parts, at + 1, plan, several.at);
  return true;
}

/** "Only the address, leave the skirt": the wish that is refused is dropped, and the other gone on with. True where that was meant. */
export async function planHalf(scene: Scene, plan: PlanWish): Promise<boolean> {
  const several = lastSeveral(scene);
  if (!several) return false;
  const { offers } = offeredHere(scene.context);
  const put = offers[0]?.effect.quote ?? scene.context.settled?.card?.alternatives[0]?.effects[0]?.quote;
  const current = put ? kindOfAct(put.act) : null;
  const kind = onlyKind(understand(wordsOf(scene), scene.compiled, scene.reader));
  const part = several.parts.find((one) => one.kind === kind);
  if (!part || !current || kind === current || several.parts.every((one) => one.kind !== current))
    return false;
  act(scene, { type: 'left_out', what: current });
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
  const put = offer && !stale ? kindOfAct(offer.effect.quote?.act ?? 'other') : null;
  if (offer && put && several.parts.slice(0, at).some(({ kind }) => kind === put)) {
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
  for (const [n, { intent, mode, reading, kind, text }] of parts.entries()) {
    if (n < from || (since !== undefined && isDone(scene, kind, since))) continue;
    const part: Scene = { ...scene, reading, context: saying(scene, text) };
    await plan(part, intent, mode);
    scene.orders = part.orders;
    scene.assurance = part.assurance;
    if (!waits(scene.reply)) continue;
    const rest = parts
      .slice(n + 1)
      .filter((other) => since === undefined || !isDone(scene, other.kind, since));
    if (rest.length > 0) act(scene, { type: 'then_next', what: rest.map((other) => other.kind) });
    return;
  }
}

/** The thread as if these words alone were new; what was given in the others is read before it. */
function saying({ context }: Scene, text: string): Scene['context'] {
  const [first] = context.asked;
  if (!first) return context;
  const given = context.asked.filter(({ text: own }) => own !== text && !own.includes(text.trim()));
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

const DONE: Readonly<Record<Kind, readonly Deed[]>> = {
  cancellation: ['cancellation'],
  address_change: ['order_change'],
  payment: ['order_change'],
  return: ['return', 'exchange', 'refund'],
};

function isDone({ context }: Scene, kind: Kind, since: string): boolean {
  return context.done.some(({ does, at }) => does !== null && DONE[kind].includes(does) && at > since);
}

/** How far back a message with several wishes is looked for, in messages of the customer. */
const FAR = 5;

/** The last message of this session that wished for several things, unless all was dropped since. */
function lastSeveral({ context, compiled, reader }: Scene): Several | null {
  const own = context.history.filter(({ author, sameSession }) => sameSession && author === 'customer');
  for (const { text, at } of own.slice(-FAR).toReversed()) {
    if (text.trim() === '') continue;
    if (dropsAll(understand(text, compiled, reader))) return null;
    const parts = wishParts(text, compiled, reader);
    if (parts.length > 0) return { at, parts };
  }
  return null;
}

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}
