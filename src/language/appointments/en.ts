import type { ToldTime, ToldVisit } from '../acts.ts';
import type { Say, Wording } from '../language.ts';

type Theme =
  | 'appointments'
  | 'appointments_none'
  | 'which_appointment'
  | 'which_service'
  | 'free_times'
  | 'times'
  | 'times_none'
  | 'time_taken'
  | 'short_notice'
  | 'times_passed_on'
  | 'appointment_done';

const at = ({ day, from }: ToldTime, say: Say) => `${say.day(day)} at ${say.time(from)}`;

function visit({ service, with: staff, where, ...time }: ToldVisit, say: Say): string {
  const span = time.to
    ? `between ${say.time(time.from)} and ${say.time(time.to)}`
    : `at ${say.time(time.from)}`;
  const more = [staff && `with ${staff}`, where && !say.spoken && `at ${where}`].filter(Boolean);
  return `${service}, ${say.day(time.day)} ${span}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

/** When somebody comes, moving it, cancelling it, booking it. */
export const appointments: Pick<Wording, Theme> = {
  appointments(act, say) {
    const [first, ...others] = act.visits;
    if (!first) return '';
    const rest = others.map((one) => visit(one, say));
    const more = rest.length > 0 ? ` After that: ${rest.join('; ')}.` : '';
    return `Your next appointment: ${visit(first, say)}.${first.note ? ` ${first.note}` : ''}${more}`;
  },
  appointments_none: ({ over }, say) =>
    over
      ? `You have no appointment ahead. The last one was ${over.service} on ${say.day(over.day)}.`
      : 'I find no appointment of yours.',
  which_appointment: ({ visits }, say) =>
    `Which one do you mean: ${say.list(
      visits.map((one) => `${one.service} on ${at(one, say)}`),
      'or',
    )}?`,
  which_service: ({ services }, say) => `What is it for: ${say.list(services, 'or')}?`,
  free_times({ as, services }, say) {
    const lead = {
      wanted: 'Free then',
      other: 'Nothing is free then. The nearest',
      next: 'The next free times',
    }[as];
    const told = services.map(
      ({ service, times }) =>
        `${service}, ${say.list(
          times.map((time) => at(time, say)),
          'or',
        )}`,
    );
    return `${lead}: ${told.join('; ')}.`;
  },
  times({ service, times, as }, say) {
    const list = say.list(
      times.map((time) => at(time, say)),
      'or',
    );
    const lead = {
      wanted: `For ${service} I have ${list}.`,
      other: `At that time nothing is free for ${service}. The nearest are ${list}.`,
      next: `For ${service} the next free times are ${list}.`,
    }[as];
    return `${lead} ${times.length > 1 ? 'Which one suits you?' : 'Does that suit you?'}`;
  },
  times_none: ({ service }) => `I have no further free times for ${service}.`,
  time_taken: () => "I'm sorry, somebody else has just taken that time, so nothing was booked.",
  short_notice: ({ hours, visit: one }, say) =>
    `${one.service} on ${at(one, say)} is less than ${hours} hours away, so I cannot change it myself.`,
  times_passed_on({ service, by, day, time }, say) {
    const what = service ? ` for ${service}` : '';
    const who = by === 'call' ? 'A colleague calls you back' : 'A colleague answers you';
    return `I have passed your wish${what} on, with the times you named. ${who} by ${say.day(day)} at ${say.time(time)}.`;
  },
  appointment_done: ({ did, visit: one }, say) =>
    ({
      booked: `It is booked: ${visit(one, say)}.`,
      moved: `It is moved: ${visit(one, say)}.`,
      cancelled: `Your appointment (${one.service}) on ${at(one, say)} is cancelled.`,
    })[did],
};
