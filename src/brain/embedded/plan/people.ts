import { isManner } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { HandoverReason } from '../../../language/acts.ts';
import { localTime, openingAt, workingTime } from '../../../language/calendar.ts';
import { languageOf } from '../../../language/index.ts';
import { clockFor } from '../../../settings/time-zone.ts';
import type { PromiseView } from '../../context.ts';
import type { PolicyReason } from '../../handover.ts';
import { act, type Scene, ticket } from '../scene.ts';
import { orderAtHand, summaryOf } from './briefing.ts';

/**
 * Gives the thread to a person, with what they need to know. Who waits already is not put in the queue again.
 */
export function handOver(
  scene: Scene,
  reason: HandoverReason,
  intent: Intent,
  order: string | null,
  silently = false,
): void {
  const { context, reply } = scene;
  const opening = openingAt(context.now, context.store);
  if (reply.handover) return;
  if (context.control !== 'assistant') {
    if (!silently) tellCase(scene, order, reason === 'not_understood');
    // A caller is put through all the same: they are on the line now.
    if (!context.manner.spoken || intent !== 'human') return;
  } else if (!silently) {
    const callback = context.person === 'calls_back' ? momentOf(scene, callbackDue(scene)) : null;
    const what = reason === 'beyond' ? { what: intent } : {};
    act(scene, { type: 'handover', reason, ...what, opening, callback });
  }
  reply.choices = [];
  const about = order ?? orderAtHand(scene);
  reply.handover = { reason, summary: summaryOf(scene, reason, intent, about) };
  ticket(scene, intent, about, 'escalate');
  // A caller is rung through, or called back: the call itself says which.
  if (context.manner.spoken || context.control !== 'assistant') return;
  const { answerMinutes } = context.store.promises;
  const what = languageOf(context.store.locale).desk.answer(scene.language.briefing.topic[intent]);
  reply.promises.push({
    what,
    due: workingTime(minuteOf(context.now), answerMinutes, context.store),
    act: 'reply',
  });
}

/** The store has a person answer: the customer is told so, and the desk why. */
export function handOverFor(scene: Scene, why: PolicyReason): void {
  const wanted = scene.reading.intents.find(({ intent }) => !isManner(intent))?.intent ?? 'other';
  const order = scene.reading.named.orders.find((id) => scene.orders.some((one) => one.id === id)) ?? null;
  handOver(scene, why === 'not_understood' ? why : 'policy', wanted, order);
  const { handover } = scene.reply;
  if (!handover) return;
  handover.reason = why;
  const { company, store } = scene.context;
  if (!company) return;
  const [who, ...more] = handover.summary.split('\n');
  const line = languageOf(store.locale).briefing.company(company);
  handover.summary = [who, line, ...more].join('\n');
}

/**
 * How the case stands that a colleague has: what was promised about it, and by when. `order`: the one that it is about, where that is known.
 * `unanswered`: what was asked is left to them.
 */
export function tellCase(scene: Scene, order: string | null = null, unanswered = false): void {
  const { context } = scene;
  const { promises = [] } = context;
  if (promises.some(({ late }) => late) && tellPromises(scene)) return;
  const [first, ...others] = context.tickets.filter(({ status }) => status === 'escalated');
  const about = others.find((ticket) => ticket.order === order) ?? first;
  const own = promises.filter((one) => one.act === 'call' || one.act === 'reply' || one.act === 'approval');
  const next = own.find((one) => one.act === 'call') ?? own[0];
  act(scene, {
    type: 'still_waiting',
    opening: openingAt(context.now, context.store),
    order: about?.order ?? null,
    promised: next?.act ? { name: next.name, act: next.act, ...momentOf(scene, next.due) } : null,
    unanswered,
  });
}

/** By when a caller is called back to whom nobody could be put through: one call back is promised at a time. */
function callbackDue({ context }: Scene): string {
  const promised = context.promises?.find((promise) => promise.act === 'call' && !promise.late);
  if (promised) return promised.due;
  return workingTime(minuteOf(context.now), context.store.promises.callbackMinutes, context.store);
}

/** Says what was promised and is not kept, to who asks for it; false where nothing is. */
export function tellPromises(scene: Scene): boolean {
  const { promises = [] } = scene.context;
  if (promises.length === 0) return false;
  const told = withoutLaterCalls(promises)
    .slice(0, 3)
    .map(({ what, due, name, act: by, late }) => ({
      ...{ what, name, act: by, late },
      ...momentOf(scene, due),
    }));
  act(scene, { type: 'promised', promises: told });
  return true;
}

/** One call is made, by the first of the times that are still to come. */
function withoutLaterCalls(promises: readonly PromiseView[]): PromiseView[] {
  const calls = promises.filter((one) => one.act === 'call' && one.name === null && !one.late);
  const [first] = calls.toSorted((one, other) => Date.parse(one.due) - Date.parse(other.due));
  return promises.filter((one) => !calls.includes(one) || one === first);
}

/** Who waits for a colleague and asks whether anybody is there hears that one has it, and by when; false where nobody has. */
export function tellWaiting(scene: Scene): boolean {
  if (scene.context.control === 'assistant') return false;
  if (!tellPromises(scene)) handOver(scene, 'requested', 'other', null);
  return true;
}

/** The day and time of an instant, by the customer's clock as far as that is known. */
export function momentOf({ context }: Scene, at: string): { day: string; time: string } {
  const { timeZone, place } = clockFor(context.facts.timeZone, context.store.timeZone, context.now);
  const { day, minutes } = localTime(at, timeZone);
  const two = (count: number) => String(count).padStart(2, '0');
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { day, time: place === null ? time : `${time} (${place})` };
}

/** Promised times are told as times of day. */
function minuteOf(now: string): string {
  return new Date(new Date(now).setUTCSeconds(0, 0)).toISOString();
}
