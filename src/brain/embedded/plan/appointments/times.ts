import { isWanted, type WantedTimes, wantedTimes } from '../../../../language/appointments/wanted.ts';
import { localTime } from '../../../../language/calendar.ts';
import type { FreeTime } from '../../../../shop/shop.ts';
import type { AppointmentView } from '../../../../tools/appointments/agenda.ts';
import { act, propose, type Scene, ticket } from '../../scene.ts';
import { passOn } from './passed-on.ts';
import { momentOf } from './told.ts';

/** What a time is to be used for: a new appointment, or one that is moved. */
export type Use = { does: 'book'; service: string } | { does: 'move'; appointment: string; service: string };

/** Times that are offered at once. */
const OFFERED = 3;

/** A free time as the answer that is pressed or said. */
function choiceOf(use: Use, { startsAt, with: staff }: Pick<FreeTime, 'startsAt' | 'with'>): string {
  const about = use.does === 'move' ? use.appointment : '';
  return ['time', use.does, about, startsAt, staff, use.service].map(encodeURIComponent).join(' ');
}

/** What an answer to such an offer stands for; null of any other. */
export function timeChosen(choice: string | null): (Use & Pick<FreeTime, 'startsAt' | 'with'>) | null {
  const [kind, does, appointment = '', startsAt = '', staff = '', service = ''] = (choice ?? '')
    .split(' ')
    .map(decodeURIComponent);
  if (kind !== 'time' || startsAt === '') return null;
  const time = { startsAt, with: staff, service };
  if (does === 'move') return { does, appointment, ...time };
  return does === 'book' ? { does, ...time } : null;
}

/** When the new words want it to be; null where they do not say. */
export function wantedIn({ context, reading, today }: Scene): WantedTimes | null {
  const said = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  return wantedTimes(said, reading.named.dates, today);
}

/** The same of what was said last before that: a service is named in answer to a question, the time stood there already. */
export function wantedBefore({ context, today }: Scene): WantedTimes | null {
  const own = context.history.filter(({ author, sameSession }) => author === 'customer' && sameSession);
  return wantedTimes(own.at(-1)?.text ?? '', [], today);
}

/** Puts a time on the card. */
export function proposeTime(
  scene: Scene,
  use: Use,
  { startsAt, with: staff }: Pick<FreeTime, 'startsAt' | 'with'>,
) {
  if (use.does === 'book')
    propose(scene, { tool: 'book_appointment', input: { service: use.service, startsAt, with: staff } });
  else
    propose(scene, {
      tool: 'move_appointment',
      input: { appointment: use.appointment, startsAt, with: staff },
    });
  ticket(scene, 'appointment', null, 'open', use.service);
}

/**
 * Offers free times: those that are wanted, else the nearest to them, three at a time; one alone that is just what was
 * asked for goes on the card at once. Without any the wish goes to a person. `after`: only later ones than this instant.
 */
export async function offerTimes(
  scene: Scene,
  use: Use,
  { wanted, after = null, but }: { wanted: WantedTimes | null; after?: string | null; but?: AppointmentView },
): Promise<void> {
  const found = await scene.toolbox.call('find_free_times', { service: use.service });
  const same = (time: FreeTime) =>
    but && Date.parse(but.startsAt) === Date.parse(time.startsAt) && but.with === time.with;
  const free = (found.ok ? found.output : []).filter((time) => !same(time));
  const called = but?.title ?? free.find(({ service }) => service === use.service)?.title ?? use.service;
  if (free.length === 0) return passOn(scene, use.service, called);
  const later = free.filter(({ startsAt }) => after === null || Date.parse(startsAt) > Date.parse(after));
  if (later.length === 0) {
    act(scene, { type: 'times_none', service: called });
    return passOn(scene, use.service, called);
  }
  const fitting = wanted ? later.filter((time) => isWanted(localOf(scene, time), wanted)) : [];
  const [only] = fitting;
  // "Friday at eight" is the coming one.
  const exact = wanted && wanted.at !== null && wanted.weekdays.length + wanted.days.length > 0;
  if (only && wanted && (fitting.length === 1 || exact)) return proposeTime(scene, use, only);
  const told = once(fitting.length > 0 ? fitting : nearest(scene, later, wanted)).slice(0, OFFERED);
  tellTimes(scene, { ...use, called }, told, fitting.length > 0 ? 'wanted' : wanted ? 'other' : 'next');
}

/** Puts times to the customer, of which one is to be named. */
export function tellTimes(
  scene: Scene,
  { called, ...use }: Use & { called: string },
  told: readonly Pick<FreeTime, 'startsAt' | 'with'>[],
  as: 'wanted' | 'other' | 'next',
): void {
  act(scene, {
    type: 'times',
    service: called,
    as,
    times: told.map((time) => momentOf(scene, time.startsAt)),
  });
  for (const time of told) scene.reply.choices.push({ id: choiceOf(use, time), label: labelOf(scene, time) });
  ticket(scene, 'appointment', null, 'open', use.service);
}

/** The first times of each of some services that are wanted, else the nearest to them; null where nothing is free at all. */
export async function freeTimes(
  scene: Scene,
  wanted: WantedTimes | null,
  service: string | null = null,
): Promise<{
  as: 'wanted' | 'other' | 'next';
  services: { service: string; times: ReturnType<typeof momentOf>[] }[];
} | null> {
  const found = await scene.toolbox.call('find_free_times', service ? { service } : {});
  const free = found.ok ? found.output : [];
  if (free.length === 0) return null;
  const fitting = wanted ? free.filter((time) => isWanted(localOf(scene, time), wanted)) : [];
  const told = Map.groupBy(fitting.length > 0 ? fitting : nearest(scene, free, wanted), ({ title }) => title);
  const services = [...told].map(([called, times]) => ({
    service: called,
    times: once(times)
      .slice(0, OFFERED)
      .map(({ startsAt }) => momentOf(scene, startsAt)),
  }));
  return { as: fitting.length > 0 ? 'wanted' : wanted ? 'other' : 'next', services };
}

/** Of several people who are free at once, one. */
function once<Time extends FreeTime>(times: readonly Time[]): Time[] {
  return [...new Map(times.toReversed().map((time) => [time.startsAt, time])).values()].reverse();
}

/** Those on the wanted days first, else from the wanted day on. */
function nearest<Time extends FreeTime>(
  scene: Scene,
  times: readonly Time[],
  wanted: WantedTimes | null,
): readonly Time[] {
  if (!wanted) return times;
  const anyHour = { ...wanted, from: null, to: null, at: null };
  const sameDay = times.filter((time) => isWanted(localOf(scene, time), anyHour));
  if (sameDay.length > 0 && (wanted.days.length > 0 || wanted.weekdays.length > 0 || wanted.notBefore))
    return sameDay;
  const anyDay = { ...wanted, days: [], weekdays: [], notBefore: null, notAfter: null };
  const sameHour = times.filter((time) => isWanted(localOf(scene, time), anyDay));
  return sameHour.length > 0 ? sameHour : times;
}

function localOf({ context }: Scene, { startsAt }: Pick<FreeTime, 'startsAt'>) {
  return localTime(startsAt, context.store.timeZone);
}

/** "Thu 4 Jun, 09:00": what a button has room for. */
function labelOf({ context, language }: Scene, { startsAt }: Pick<FreeTime, 'startsAt'>): string {
  return new Intl.DateTimeFormat(language.receipt.days, {
    timeZone: context.store.timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(new Date(startsAt))
    .replace(' à ', ' ')
    .slice(0, 20);
}
