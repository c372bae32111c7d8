import { besideRefusal, isBareRefusal, keepsIt } from '../../../../language/upkeep/refusal.ts';
import { refusals } from '../../../../language/upkeep/refusal-texts.ts';
import type { CardView } from '../../../context.ts';
import { clarifiedBefore, lastSaid, MEANING, pendingReading, personOffered } from '../../memory.ts';
import { act, offerColleague, offerHuman, type Scene } from '../../scene.ts';
import { currentOrder, openReturn } from '../../topic.ts';
import { continued, understand } from '../../understand.ts';
import { wants } from '../aftersales/remembered.ts';
import { notUnderstood } from '../manners.ts';
import { offersIn, settles } from '../offers.ts';

/*
 * A no, and what is said in the same breath.
 */

/** A no alone, or to a card; false where it answers nothing and is part of words that say something else. */
export function planNo(scene: Scene): boolean {
  const words = wordsOf(scene);
  const card = declined(scene);
  if (!card && !isBareRefusal(words, refusals)) return false;
  // What may be a no to a card is asked again by code.
  if (!card && scene.context.settled?.again === true && !scene.say.letter) return true;
  if (card) leave(scene, card);
  const leaves = scene.reading.intents.some(({ intent }) => intent === 'goodbye');
  const open = !card && isAsked(scene);
  if (card) act(scene, { type: leaves || keeps(scene) ? 'left_as_is' : 'declined' });
  if (open) act(scene, { type: 'left_as_is' });
  if (leaves || (!card && !open)) act(scene, { type: 'goodbye' });
  else if (open) act(scene, { type: 'at_hand' });
  return true;
}

/**
 * The scene as if the message had not opened with its no; null where that no is all there is. To a card only plain words want something
 * else: a guess would be read into why it is declined.
 */
export function withoutNo(scene: Scene): Scene | null {
  const { context, compiled, reader, today } = scene;
  const rest = besideRefusal(wordsOf(scene), refusals);
  if (!rest) return null;
  const own = understand(rest, compiled, reader);
  const whole = continued(own, () => pendingReading(context, compiled, today), false);
  const plain = !declined(scene) || asks(rest);
  const intents = plain ? whole.intents : whole.intents.filter(({ learnt }) => !learnt);
  // "I asked how much" asks that: what was answered before is not answered again.
  const refers = { ...whole.refers, earlier: false };
  return { ...scene, reading: { ...whole, intents, refers, polarity: null } };
}

/** A card was declined by a message that asks something else. */
export function asksBesideNo(scene: Scene): boolean {
  return declined(scene) !== null && asks(wordsOf(scene));
}

/** What was declined is told before what was answered beside it; `from` is where the answers begin. */
export function tellDeclined(scene: Scene, from: number): void {
  const card = declined(scene);
  if (!card) return;
  leave(scene, card);
  scene.reply.acts.splice(from, 0, { type: 'left_as_is' });
}

/** What is said beside the no is not understood: it is asked, and the no to a person or a card holds. */
export function planUnclearNo(scene: Scene, { reading }: Scene): void {
  const { context, language, say, reply } = scene;
  const card = declined(scene);
  if (card && !asks(wordsOf(scene)) && !reading.says.has('corrects')) {
    planNo(scene);
    return;
  }
  tellDeclined(scene, reply.acts.length);
  // The card is put once more by code.
  if (context.settled?.again === true && !say.letter) return;
  if (context.control !== 'assistant') {
    notUnderstood(scene);
    return;
  }
  if (clarifiedBefore(context, language, say)) {
    act(scene, { type: 'still_unclear' });
    offerColleague(scene);
    return;
  }
  for (const intent of reading.perhaps)
    reply.choices.push({ id: `${MEANING}${intent}`, label: language.briefing.topic[intent] });
  act(scene, { type: 'clarify', perhaps: reading.perhaps, order: null });
  offerHuman(scene);
}

function declined({ context }: Scene): CardView | null {
  return context.settled?.consent === 'declines' ? (context.settled.card ?? null) : null;
}

function leave(scene: Scene, card: CardView): void {
  for (const offer of offersIn([card])) if (offer.order && settles(offer)) wants(scene, offer.order, 'open');
}

/** The thing is kept where what was offered is not wanted: these words say so, or those that it was offered on. */
function keeps(scene: Scene): boolean {
  const own = scene.context.history.filter(({ author, sameSession }) => sameSession && author === 'customer');
  return [wordsOf(scene), own.at(-1)?.text ?? ''].some((text) => keepsIt(text, refusals));
}

/** A person, one of several things, or what is to become of a return was asked about last. */
function isAsked(scene: Scene): boolean {
  const { context, language, say } = scene;
  const last = lastSaid(context);
  const listed = last?.choices.some(({ id }) => /^(?:order|item):/.test(id)) ?? false;
  const order = currentOrder(scene);
  const settles = order !== null && openReturn(order)?.settlement === 'undecided';
  return (
    listed || personOffered(context, language, say) || (settles && last?.text.trim().endsWith('?') === true)
  );
}

function asks(text: string): boolean {
  return /[?？]/.test(text);
}

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}
