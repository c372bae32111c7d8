import { judge } from '../../../consent/index.ts';
import type { Intent } from '../../../conversation/values.ts';
import { languages } from '../../../language/index.ts';
import { asksSomething } from '../../../language/reading/asks.ts';
import { compiled } from '../../../language/reading/compiled.ts';
import { clarifiedBefore, lastSaid, MEANING, personOffered } from '../memory.ts';
import { act, offerColleague, offerHuman, type Scene } from '../scene.ts';
import { cancelledLast, currentOrder, openReturn } from '../topic.ts';
import type { Understanding } from '../understand.ts';
import { impossible } from './aftersales/standing.ts';
import { putAgain } from './again.ts';
import { planForeign } from './asides/foreign.ts';
import { ANYTHING } from './cards/anything.ts';
import { offeredHere } from './offers.ts';
import { handOver, tellWaiting } from './people.ts';

/** Nothing was wanted, or nothing was understood. */
export function planManners(scene: Scene) {
  const { reading, context, reply } = scene;
  const is = (intent: Intent) => reading.intents.some((found) => found.intent === intent);
  const open = context.tickets.some(({ status }) => status === 'open');
  if (is('thanks') || (is('goodbye') && scene.say.letter)) {
    if (scene.say.letter && !open && !context.introduction) {
      reply.silence = 'acknowledgement';
      return;
    }
    // The card is put once more by code: thanks that may be a yes are not waved off before it.
    if (context.settled?.again === true && !is('goodbye')) return;
    act(scene, { type: is('goodbye') ? 'goodbye' : 'you_are_welcome' });
    return;
  }
  if (is('goodbye')) return act(scene, { type: 'goodbye' });
  if (is('greeting')) return tellWaiting(scene) ? undefined : act(scene, { type: 'welcome_offer' });
  if (reading.language && reading.language === scene.language.tag) {
    const [first] = offeredHere(context).offers;
    act(scene, { type: 'language_switched', goesOn: first !== undefined });
    if (first) putAgain(scene, first.card);
    return;
  }
  // A language nobody speaks here: a colleague may.
  if (reading.language) {
    act(scene, { type: 'offer_person' });
    return offerHuman(scene);
  }
  if (reading.availability || reading.usualSize) return act(scene, { type: 'noted' });
  notUnderstood(scene);
}

/** Asked once what is meant; then a person is offered, and comes where that does not help. */
export function notUnderstood(scene: Scene) {
  if (planForeign(scene)) return;
  // The card is put once more by code, and says itself what is to be answered.
  if (scene.context.settled?.again === true && !asksSomething(wordsOf(scene))) return offerHuman(scene);
  if (scene.say.spoken && askedBetter(scene)) return;
  const offered = personOffered(scene.context, scene.language, scene.say);
  // A question is no yes to a colleague, and neither are words that are none: the offer stands.
  if (offered && (asksSomething(wordsOf(scene)) || saysNothing(scene))) {
    act(scene, { type: 'still_unclear' });
    return offerColleague(scene);
  }
  // A customer who was offered a colleague and goes on complaining has said yes in other words.
  if (offered) return handOver(scene, 'requested', 'human', currentOrder(scene)?.id ?? null);
  if (scene.context.control === 'waiting')
    return handOver(scene, 'not_understood', 'other', currentOrder(scene)?.id ?? null);
  if (clarifiedBefore(scene.context, scene.language, scene.say)) {
    act(scene, { type: 'still_unclear' });
    return offerColleague(scene);
  }
  // Who is upset is not asked to choose from a list.
  if (scene.reply.acts.some(({ type }) => type === 'apology')) {
    act(scene, { type: 'offer_person' });
    return offerHuman(scene);
  }
  // After a cancellation what is not understood is most likely about that: they may want the order back.
  const cancelled = cancelledLast(scene);
  // Where only a part of it was cancelled, the rest still comes.
  if (cancelled?.status === 'cancelled') {
    act(scene, impossible(cancelled, 'cancelled'));
    return offerColleague(scene);
  }
  const order = currentOrder(scene);
  const { perhaps } = scene.reading;
  for (const intent of perhaps)
    scene.reply.choices.push({ id: `${MEANING}${intent}`, label: scene.language.briefing.topic[intent] });
  act(scene, {
    type: 'clarify',
    perhaps,
    order: order && (openReturn(order) || scene.context.tickets.length > 0) ? order.id : null,
  });
  offerHuman(scene);
}

/** No word of it is one of any language here, and it is a yes in none: "snorf", "asdf jkl". On the phone it may well be one that was misheard. */
function saysNothing(scene: Scene): boolean {
  const { reading, context, say } = scene;
  if (say.spoken) return false;
  const words = reading.words.filter((word) => /\p{L}/u.test(word));
  if (words.length === 0 || words.length > FEW_WORDS) return false;
  const known = languages.some((one) => words.some((word) => compiled(one).familiar.has(word)));
  return !known && judge(ANYTHING, wordsOf(scene), context.locale).kind === 'unclear';
}

/** More of them are a text in a language that is not known here. */
const FEW_WORDS = 3;

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}

/** On the phone the card or the question that is open is put once more, before a person is offered or called. */
function askedBetter(scene: Scene): boolean {
  const { context, language, say, reply } = scene;
  const last = lastSaid(context);
  const upset = reply.acts.some(({ type }) => type === 'apology');
  if (upset || context.control !== 'assistant' || last?.author !== 'assistant') return false;
  if (isUnclear(scene, last.text)) return false;
  const [offer] = offeredHere(context).offers;
  const person = personOffered(context, language, say);
  const question = lastQuestion(last.text);
  if (!offer && !person && !question) return false;
  act(scene, { type: 'clarify', order: null, again: true });
  if (offer) putAgain(scene, offer.card);
  else if (person) offerColleague(scene);
  else if (question) act(scene, { type: 'said_again', text: question });
  return true;
}

/** These words of the assistant said that it had not understood. */
function isUnclear({ context, language, say }: Scene, text: string): boolean {
  const still = language.wording.still_unclear({ type: 'still_unclear' }, say).split('. ')[0] ?? '';
  return clarifiedBefore(context, language, say) || text.includes(still);
}

/** What was asked last; null where nothing was. */
export function lastQuestion(text: string): string | null {
  const sentence = text
    .trim()
    .split(/(?<=[.!?…])\s+|\n+/)
    .at(-1);
  return sentence?.trim().endsWith('?') ? sentence.trim() : null;
}

/** A photo without words, a voice note: true when that was all that came. */
export function unreadable(scene: Scene): boolean {
  const { asked, control, tickets } = scene.context;
  if (asked.some(({ text, choice }) => text.trim() || choice)) return false;
  const files = asked.some(({ attachments, kind }) => attachments.some(isShown) && kind !== 'audio');
  if (asked.every(({ kind }) => kind === 'reaction')) {
    scene.reply.silence = 'reaction';
  } else if (files) {
    const open = tickets.some(({ status }) => status === 'open' || status === 'paused');
    act(scene, {
      type: 'file_received',
      goes: control !== 'assistant' ? 'colleague' : open ? 'case' : 'unknown',
    });
  } else if (asked.every(({ kind, attachments }) => kind === 'text' && !attachments.some(isShown))) {
    act(scene, { type: 'no_words' });
  } else {
    act(scene, { type: 'cannot_hear' });
  }
  return true;
}

/**
 * A file the customer shows us. A mail that was passed on, or only quoted, says nothing of what they want.
 */
function isShown({ type }: { type: string }): boolean {
  return type !== 'message/rfc822';
}

/** Anger is heard before anything else is said. */
export function soothe(scene: Scene) {
  const { reading } = scene;
  const upset = isUpset(reading);
  const apologises = reading.intents.some(({ intent }) => intent === 'complaint' || intent === 'undo');
  if (upset && !apologises) act(scene, { type: 'apology' });
}

/** Whether the words are those of somebody who is angry. */
export function isUpset({ satisfaction }: Pick<Understanding, 'satisfaction'>): boolean {
  return satisfaction !== null && satisfaction <= 0.2;
}
