import { CHANNELS } from '../../../../conversation/channels.ts';
import { wantedTimes } from '../../../../language/appointments/wanted.ts';
import { localTime, openingAt, workingTime } from '../../../../language/calendar.ts';
import { languageOf } from '../../../../language/index.ts';
import { callAt } from '../../../../language/told/call-at.ts';
import { asksToBeCalled } from '../../../../language/told/call-wish.ts';
import { clockFor } from '../../../../settings/time-zone.ts';
import { lastSaid } from '../../memory.ts';
import { act, isKnown, type Scene, ticket } from '../../scene.ts';
import { orderAtHand, summaryOf } from '../briefing.ts';
import { handOver, momentOf } from '../people.ts';

/** As much of the customer's own words as goes into a promise. */
const MOST = 120;

/**
 * "Ring me tomorrow at 10": promised for that time, where people are there then, and said back; the number is asked for where none is known.
 * On the phone a person is rung instead. True where that was all there is to say.
 */
export async function planCallMe(scene: Scene): Promise<boolean> {
  const { context, choice, reading } = scene;
  if (context.manner.spoken || context.control === 'advisor' || choice !== null) return false;
  if (context.promises?.some((promise) => promise.act === 'call' && !promise.late)) return false;
  const words = wordsOf(scene);
  const asked = askedBefore(scene);
  const answers = asked === 'number' ? reading.named.phones.length > 0 : timeIn(scene, words) !== null;
  if (!asksToBeCalled(words) && (!asked || !answers)) {
    // Who gives no number is written to.
    if (asked !== 'number' || reading.polarity !== 'no') return false;
    handOver(scene, 'requested', 'human', null);
    return true;
  }
  const before = asked ? earlierWords(scene) : [];
  const wanted =
    [words, ...before].map((text) => timeIn(scene, text)).find((found) => found !== null) ?? null;
  const { timeZone } = clockFor(context.facts.timeZone, context.store.timeZone, context.now);
  const found = wanted
    ? callAt(wanted, context.now, timeZone, context.store)
    : { can: true as const, due: callbackDue(scene), exact: false };
  if (!found.can) {
    const opening = openingAt(found.wished ?? context.now, context.store);
    act(scene, { type: 'call_closed', next: opening.open ? null : opening.next });
    return true;
  }
  const number = await numberOf(scene, before);
  if (number === null) {
    if (asked === 'number') return false;
    act(scene, { type: 'ask_call_number' });
    return true;
  }
  promise(scene, { ...found, number, words: [...before.toReversed(), words].join(' ') });
  return true;
}

function promise(
  scene: Scene,
  { due, exact, number, words }: { due: string; exact: boolean; number: string; words: string },
): void {
  const { context, reply } = scene;
  const { desk } = languageOf(context.store.locale);
  const told = number === 'here' || number === 'on_file' ? null : number;
  const wished = words.replace(/\s+/g, ' ').trim().slice(0, MOST);
  reply.promises.push({ what: `${desk.callCustomer(told)} · “${wished}”`, due, act: 'call' });
  act(scene, { type: 'call_promised', exact, number, ...momentOf(scene, due) });
  if (context.control !== 'assistant') return;
  const about = orderAtHand(scene);
  reply.handover = { reason: 'requested', summary: summaryOf(scene, 'requested', 'human', about) };
  ticket(scene, 'human', about, 'escalate');
}

/** What was asked last of a call that is wished for. */
function askedBefore({ context, language, say }: Scene): 'number' | 'time' | null {
  const last = lastSaid(context)?.text ?? '';
  if (last.includes(language.wording.ask_call_number({ type: 'ask_call_number' }, say))) return 'number';
  const closed = language.wording.call_closed({ type: 'call_closed', next: null }, say);
  return last.includes(closed.split('. ')[0] ?? closed) ? 'time' : null;
}

/** The customer's words here that wished for the call, latest first. */
function earlierWords({ context }: Scene): string[] {
  const own = context.history.filter(({ author, sameSession }) => author === 'customer' && sameSession);
  const texts = own
    .map(({ text }) => text)
    .slice(-4)
    .reverse();
  const first = texts.findIndex(asksToBeCalled);
  return texts.slice(0, first + 1);
}

function timeIn(scene: Scene, text: string) {
  const { context, reading } = scene;
  const { timeZone } = clockFor(context.facts.timeZone, context.store.timeZone, context.now);
  const dates = text === wordsOf(scene) ? reading.named.dates : [];
  // A number is no hour.
  return wantedTimes(text.replace(/\+?\d[\d .()-]{7,}\d/g, ' '), dates, localTime(context.now, timeZone).day);
}

/** The number to call: the one they gave, the one they write from, or the one on file; null where none is known. */
async function numberOf(scene: Scene, before: readonly string[]): Promise<string | null> {
  const { context, reading, toolbox } = scene;
  const given = reading.named.phones[0] ?? (before.length > 0 ? phoneBefore(scene) : undefined);
  if (given) return given;
  if (CHANNELS[context.channel].hidesNumber && !context.speaker.numberHidden) return 'here';
  if (!isKnown(scene)) return null;
  if (scene.assurance !== 'verified') return 'on_file';
  const profile = await toolbox.call('view_profile', {});
  return profile.ok && profile.output.phone ? 'on_file' : null;
}

function phoneBefore({ context }: Scene): string | undefined {
  const own = context.history.filter(({ author, sameSession }) => author === 'customer' && sameSession);
  return own
    .slice(-4)
    .flatMap(({ entities }) => entities.phones)
    .at(-1);
}

function callbackDue({ context }: Scene): string {
  const minute = new Date(new Date(context.now).setUTCSeconds(0, 0)).toISOString();
  return workingTime(minute, context.store.promises.callbackMinutes, context.store);
}

function wordsOf({ context }: Scene): string {
  return context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
}
