import { workingTime } from '../../../../language/calendar.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { momentOf } from './told.ts';

/** As much of the customer's own words as goes into a promise. */
const MOST = 200;

/** A person sees to it: what the customer wants goes to the desk as a promise, with the times in their own words. */
export function passOn(scene: Scene, service: string | null, called = service): void {
  const { context, reply } = scene;
  const { callbackMinutes, answerMinutes } = context.store.promises;
  const wanted = context.asked
    .map(({ text, choice }) => (choice === null ? text.replace(/\s+/g, ' ').trim() : ''))
    .filter(Boolean)
    .join(' ')
    .slice(0, MOST);
  const { spoken } = scene.say;
  const minute = new Date(new Date(context.now).setUTCSeconds(0, 0)).toISOString();
  const due = workingTime(minute, spoken ? callbackMinutes : answerMinutes, context.store);
  const what = [scene.language.briefing.topic.appointment, service, wanted && `“${wanted}”`];
  reply.promises.push({ what: what.filter(Boolean).join(' · '), due, act: spoken ? 'call' : 'reply' });
  const { day, from } = momentOf(scene, due);
  act(scene, { type: 'times_passed_on', service: called, by: spoken ? 'call' : 'write', day, time: from });
  ticket(scene, 'appointment', null, 'open', service ?? undefined);
}
