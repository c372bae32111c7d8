import type { Intent } from '../../../conversation/values.ts';
import { MANNERS, type Mode, type Reading } from '../intents.ts';
import { clarifiedBefore } from '../memory.ts';
import { act, offerHuman, type Scene, ticket } from '../scene.ts';
import { currentOrder, openReturn } from '../topic.ts';
import { accept, planNo, planPause, planUndo, planYes } from './answers.ts';
import { isKnown, needOrder } from './ask.ts';
import { planExchange } from './exchanges.ts';
import { offeredHere } from './offers.ts';
import { planCancel, planFault, planMissing, planStatus } from './orders.ts';
import { handOver } from './people.ts';
import { planRefund } from './refunds.ts';
import { planReturn } from './returns.ts';
import { planHours, planSize, planStockOrExchange } from './shelf.ts';

/** More wishes than this in one message are too many to answer well at once. */
const MOST_WISHES = 4;

/** Thinks the turn through: every wish of the message is answered, strongest first. */
export async function plan(scene: Scene): Promise<void> {
  const { reading, choice, context } = scene;
  if (choice?.startsWith('accept:')) {
    const proposal = context.proposals.find(({ id }) => id === choice.slice('accept:'.length));
    return proposal ? accept(scene, proposal) : act(scene, { type: 'offer_expired' });
  }
  if (choice === 'human') return handOver(scene, 'requested', 'human', null);
  if (unreadable(scene)) return;
  soothe(scene);
  const wishes = wishesOf(scene);
  if (await agreement(scene, wishes.length)) return;
  for (const { intent, mode } of wishes) await planWish(scene, intent, mode);
  if (reading.answerOn && reading.answerOn !== context.channel) {
    act(scene, { type: 'noted_channel', channel: reading.answerOn });
  }
  if (reading.botQuestion && !reading.intents.some(({ intent }) => intent === 'human')) {
    act(scene, { type: 'an_assistant' });
    offerHuman(scene);
  }
  if (answered(scene)) return;
  // A number and nothing else: where that order stands is what helps most.
  if (reading.named.orders.length > 0 || choice?.startsWith('order:')) return planStatus(scene);
  if (reading.refers.earlier && (await goOn(scene))) return;
  planManners(scene);
}

function wishesOf({ reading }: Scene): Reading[] {
  const wishes = reading.intents.filter(({ intent }) => !MANNERS.includes(intent));
  // "Send it back for a refund" is one wish.
  const refund = wishes.some(({ intent }) => intent === 'refund');
  return wishes.filter(({ intent }) => !(refund && intent === 'return')).slice(0, MOST_WISHES);
}

function answered({ reply }: Scene): boolean {
  return reply.acts.some(({ type }) => type !== 'apology');
}

/** "I wrote to you yesterday": the problem that is open, or a first proof of which one it is. */
async function goOn(scene: Scene): Promise<boolean> {
  const open = scene.context.tickets.find(({ status }) => status === 'open' || status === 'paused');
  if (open) await planWish(scene, open.intent, 'tell');
  else if (!isKnown(scene) && scene.orders.length === 0) await needOrder(scene, 'status', 'other');
  return answered(scene);
}

/** Yes and no; true when that was all there was to answer. */
async function agreement(scene: Scene, wishes: number): Promise<boolean> {
  const { reading, context } = scene;
  if (!reading.polarity) {
    const here = offeredHere(context).proposals;
    const picked = wishes === 0 && reading.ordinal ? here[reading.ordinal - 1] : undefined;
    if (!picked || here.length < 2) return false;
    await accept(scene, picked);
    return true;
  }
  const thanksOnly = reading.intents.some(({ intent }) => intent === 'thanks' || intent === 'goodbye');
  if (wishes > 0) return false;
  if (thanksOnly && context.proposals.length === 0) return false;
  if (reading.polarity === 'yes') await planYes(scene);
  else planNo(scene);
  return true;
}

async function planWish(scene: Scene, intent: Intent, mode: Mode): Promise<void> {
  const yes = scene.reading.polarity === 'yes';
  switch (intent) {
    case 'order_status':
      return planStatus(scene);
    case 'missing_parcel':
      return planMissing(scene);
    case 'return':
      return planReturn(scene, mode === 'request' || (yes && mode === 'tell'));
    case 'exchange':
      return planExchange(scene, mode === 'ask' && !yes);
    case 'refund':
      return planRefund(scene, mode === 'request');
    case 'cancellation':
      return planCancel(scene, mode === 'ask' && !yes);
    case 'stock':
      return planStockOrExchange(scene);
    case 'size_advice':
      return planSize(scene);
    case 'policy_returns':
      act(scene, { type: 'policy_returns' });
      return ticket(scene, intent, null, 'resolve');
    case 'policy_shipping':
      act(scene, { type: 'policy_shipping' });
      return ticket(scene, intent, null, 'resolve');
    case 'hours':
      return planHours(scene);
    case 'wrong_item':
    case 'damaged_item':
      return planFault(scene, intent);
    case 'address_change':
    case 'payment':
    case 'complaint':
      return handOver(scene, intent, intent, currentOrder(scene)?.id ?? null);
    case 'human':
      return handOver(scene, 'requested', intent, currentOrder(scene)?.id ?? null);
    case 'pause':
      return planPause(scene);
    case 'undo':
      return planUndo(scene);
    default:
      return;
  }
}

/** Nothing was wanted, or nothing was understood. */
function planManners(scene: Scene) {
  const { reading, context, reply } = scene;
  const is = (intent: Intent) => reading.intents.some((found) => found.intent === intent);
  const open = context.tickets.some(({ status }) => status === 'open');
  if (is('thanks') || (is('goodbye') && scene.say.letter)) {
    if (scene.say.letter && !open && !context.introduction) {
      reply.silence = 'acknowledgement';
      return;
    }
    act(scene, { type: is('goodbye') ? 'goodbye' : 'you_are_welcome' });
    return;
  }
  if (is('goodbye')) return act(scene, { type: 'goodbye' });
  if (is('greeting')) return act(scene, { type: 'welcome_offer' });
  if (reading.availability || reading.usualSize || reading.language) return act(scene, { type: 'noted' });
  notUnderstood(scene);
}

/** Asked once in other words; then a person. */
function notUnderstood(scene: Scene) {
  if (clarifiedBefore(scene.context, scene.language, scene.say) || scene.context.control === 'waiting') {
    return handOver(scene, 'not_understood', 'other', currentOrder(scene)?.id ?? null);
  }
  const order = currentOrder(scene);
  act(scene, {
    type: 'clarify',
    order: order && (openReturn(order) || scene.context.tickets.length > 0) ? order.id : null,
  });
  offerHuman(scene);
}

/** A photo without words, a voice note: true when that was all that came. */
function unreadable(scene: Scene): boolean {
  const { asked, control, tickets } = scene.context;
  if (asked.some(({ text, choice }) => text.trim() || choice)) return false;
  const files = asked.some(({ attachments, kind }) => attachments.length > 0 && kind !== 'audio');
  if (asked.every(({ kind }) => kind === 'reaction')) {
    scene.reply.silence = 'reaction';
  } else if (files) {
    const open = tickets.some(({ status }) => status === 'open' || status === 'paused');
    act(scene, {
      type: 'file_received',
      goes: control !== 'assistant' ? 'colleague' : open ? 'case' : 'unknown',
    });
  } else {
    act(scene, { type: 'cannot_hear' });
  }
  return true;
}

/** Anger is heard before anything else is said. */
function soothe(scene: Scene) {
  const { reading } = scene;
  const upset = reading.satisfaction !== null && reading.satisfaction <= 0.2;
  const apologises = reading.intents.some(({ intent }) => intent === 'complaint' || intent === 'undo');
  if (upset && !apologises) act(scene, { type: 'apology' });
}
