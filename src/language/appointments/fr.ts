import type { ToldTime, ToldVisit } from '../acts.ts';
import { typeset } from '../fr/typography.ts';
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

const at = ({ day, from }: ToldTime, say: Say) => `${say.day(day)} à ${say.time(from)}`;

function visit({ service, with: staff, where, ...time }: ToldVisit, say: Say): string {
  const span = time.to ? `entre ${say.time(time.from)} et ${say.time(time.to)}` : `à ${say.time(time.from)}`;
  const more = [staff && `avec ${staff}`, where && !say.spoken && `au ${where}`].filter(Boolean);
  return `${service}, ${say.day(time.day)} ${span}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

/** When somebody comes, moving it, cancelling it, booking it. */
export const appointments: Pick<Wording, Theme> = typeset<Pick<Wording, Theme>>({
  appointments(act, say) {
    const [first, ...others] = act.visits;
    if (!first) return '';
    const rest = others.map((one) => visit(one, say));
    const more = rest.length > 0 ? ` Ensuite : ${rest.join(' ; ')}.` : '';
    return `Votre prochain rendez-vous : ${visit(first, say)}.${first.note ? ` ${first.note}` : ''}${more}`;
  },
  appointments_none: ({ over }, say) =>
    over
      ? `Vous n'avez pas de rendez-vous à venir. Le dernier était le ${say.day(over.day)} (${over.service}).`
      : 'Je ne trouve pas de rendez-vous à votre nom.',
  which_appointment: ({ visits }, say) =>
    `Duquel parlez-vous : ${say.list(
      visits.map((one) => `${one.service}, ${at(one, say)}`),
      'or',
    )} ?`,
  which_service: ({ services }, say) => `De quoi s'agit-il : ${say.list(services, 'or')} ?`,
  free_times({ as, services }, say) {
    const lead = {
      wanted: 'Libre à ce moment-là',
      other: "Rien n'est libre à ce moment-là. Au plus près",
      next: 'Les prochains créneaux libres',
    }[as];
    const told = services.map(
      ({ service, times }) =>
        `${service}, ${say.list(
          times.map((time) => at(time, say)),
          'or',
        )}`,
    );
    return `${lead} : ${told.join(' ; ')}.`;
  },
  times({ service, times, as }, say) {
    const list = say.list(
      times.map((time) => at(time, say)),
      'or',
    );
    const lead = {
      wanted: `Pour ${service}, je vous propose ${list}.`,
      other: `Rien n'est libre à ce moment-là pour ${service}. Au plus près : ${list}.`,
      next: `Pour ${service}, les prochains créneaux sont ${list}.`,
    }[as];
    return `${lead} ${times.length > 1 ? 'Lequel vous convient ?' : 'Cela vous convient-il ?'}`;
  },
  times_none: ({ service }) => `Je n'ai pas d'autre créneau libre pour ${service}.`,
  time_taken: () => "Je suis désolé, quelqu'un vient de prendre ce créneau ; rien n'a été réservé.",
  short_notice: ({ hours, visit: one }, say) =>
    `${one.service}, ${at(one, say)} : c'est dans moins de ${hours} heures, je ne peux plus le modifier moi-même.`,
  times_passed_on({ service, by, day, time }, say) {
    const what = service ? ` pour ${service}` : '';
    const who = by === 'call' ? 'Un collègue vous rappelle' : 'Un collègue vous répond';
    return `J'ai transmis votre demande${what}, avec les horaires souhaités. ${who} au plus tard ${say.day(day)} à ${say.time(time)}.`;
  },
  appointment_done: ({ did, visit: one }, say) =>
    ({
      booked: `C'est réservé : ${visit(one, say)}.`,
      moved: `C'est déplacé : ${visit(one, say)}.`,
      cancelled: `Votre rendez-vous (${one.service}) du ${at(one, say)} est annulé.`,
    })[did],
});
