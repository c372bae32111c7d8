import { isManner } from '../../../../conversation/intents.ts';
import { everyTitle } from '../../../../conversation/titles.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { isWanted } from '../../../../language/appointments/wanted.ts';
import {
  type AppointmentWish,
  appointmentWish,
  asksFree,
  isInstead,
  type NamedService,
  namesTimeAlone,
  serviceNamed,
  wantsOthers,
} from '../../../../language/appointments/wish.ts';
import { localTime } from '../../../../language/calendar.ts';
import type { AppointmentView } from '../../../../tools/appointments/agenda.ts';
import { lastSaid, lastWish } from '../../memory.ts';
import { able, act, isKnown, offerColleague, propose, type Scene, ticket } from '../../scene.ts';
import { handOver } from '../people.ts';
import { offerProof } from '../proof.ts';
import { timesOffered } from './offered.ts';
import {
  freeTimes,
  offerTimes,
  proposeTime,
  tellTimes,
  timeChosen,
  type Use,
  wantedBefore,
  wantedIn,
} from './times.ts';
import { toldVisit } from './told.ts';

/*
 * Appointments: when somebody comes, moving it, cancelling it, booking one. Only for stores that have any.
 */

/** What the store has appointments for, as the customer is told of it. */
type Service = NamedService & { title: string };

/** Appointments, and kinds of them, that are listed at once. */
const LISTED = 3;

function offersAppointments(scene: Scene): boolean {
  return scene.context.store.appointments.offered && able(scene, 'list_appointments');
}

/** What a wish about an appointment may be read as. */
const LIKE: ReadonlySet<Intent> = new Set(['appointment', 'cancellation', 'hours', 'order_change', 'undo']);

/** Whether an appointment is spoken of: by the new words, or by the last that wanted anything. */
function spokenOf({ context, reading }: Scene): boolean {
  const own = context.history.filter(({ author, sameSession }) => author === 'customer' && sameSession);
  const last = own.findLast(({ intent }) => intent !== null && !isManner(intent))?.intent;
  const open = context.tickets.some(
    ({ intent, status }) => intent === 'appointment' && status !== 'resolved',
  );
  // Of a service that is called by its name the words alone say no topic.
  const unread = own.length > 0 && (own.at(-1)?.intent ?? 'other') === 'other';
  return (
    last === 'appointment' ||
    (open && unread) ||
    reading.intents.some(({ intent }) => intent === 'appointment')
  );
}

/** Answers what is about an appointment; true when it did. */
export async function planAppointment(scene: Scene): Promise<boolean> {
  if (!offersAppointments(scene)) return false;
  const { choice, context, reading } = scene;
  const chosen = timeChosen(choice);
  if (chosen) {
    proposeTime(scene, chosen, chosen);
    return true;
  }
  const [kind, wish = '', about = ''] = (choice ?? '').split(' ').map(decodeURIComponent);
  if (kind === 'visit') return change(scene, wish === 'cancel' ? 'cancel' : 'move', about);
  if (kind === 'service') return offer(scene, { does: 'book', service: about }, wantedBefore(scene));
  if (choice !== null) return false;
  if (await planTimeNamed(scene)) return true;
  const said = context.asked.map(({ text }) => text).join('\n');
  const spoken = spokenOf(scene);
  const services = await servicesOf(scene, spoken);
  const wanted = appointmentWish(said, services, spoken);
  if (!wanted) return planTimeAlone(scene, services);
  if (reading.named.orders.length > 0) return false;
  // Where no word says that it is about an appointment, whatever else is wished for goes first.
  const other = reading.intents.some(({ intent }) => !isManner(intent) && !LIKE.has(intent));
  if (other && !wanted.named) return false;
  return planWish(scene, wanted.wish, serviceNamed(said, services), services);
}

/** A time and little else ("Thursday morning instead") is about an appointment: of whoever has one ahead, else about a new one. */
async function planTimeAlone(scene: Scene, services: readonly Service[]): Promise<boolean> {
  const { context, reading } = scene;
  const wanted = wantedIn(scene);
  const day = wanted && wanted.days.length + wanted.weekdays.length > 0;
  const text = context.asked.map((one) => one.text).join('\n');
  if (!day || reading.named.orders.length > 0 || !namesTimeAlone(text)) return false;
  // "And on Monday?" goes on with the hours, or with a parcel.
  const before = lastWish(context);
  const goesOn = before !== null && !isManner(before) && before !== 'other' && before !== 'appointment';
  if (services.length === 0 || (goesOn && !isInstead(text))) return false;
  if (isKnown(scene)) {
    const found = await scene.toolbox.call('list_appointments', {});
    const ahead = found.ok && found.output.some((one) => one.ahead);
    return planWish(scene, ahead ? 'move' : 'book', null, services);
  }
  const free = await freeTimes(scene, wanted);
  if (!free) return false;
  act(scene, { type: 'free_times', ...free });
  offerColleague(scene);
  ticket(scene, 'appointment', null, 'open');
  return true;
}

/** What the topic asks for where its words alone say no more: when it is, or to book one. */
export async function planAppointmentAsked(scene: Scene): Promise<boolean> {
  if (!offersAppointments(scene)) return false;
  return planWish(scene, 'when', null, await servicesOf(scene, true));
}

async function planWish(
  scene: Scene,
  wish: AppointmentWish,
  service: string | null,
  services: readonly Service[],
): Promise<boolean> {
  if (wish === 'book') return bookOne(scene, service, services);
  const free = wish === 'when' && asksFree(scene.context.asked.map(({ text }) => text).join('\n'));
  if (free && isKnown(scene)) return bookOne(scene, service, services);
  if (!isKnown(scene)) {
    const times = free ? await freeTimes(scene, wantedIn(scene), service) : null;
    if (times) {
      act(scene, { type: 'free_times', ...times });
      offerColleague(scene);
      ticket(scene, 'appointment', null, 'open');
      return true;
    }
    offerProof(scene, 'appointment', null);
    ticket(scene, 'appointment', null, 'open');
    return true;
  }
  const found = await scene.toolbox.call('list_appointments', {});
  const ahead = found.ok ? found.output.filter((one) => one.ahead) : [];
  if (ahead.length === 0) {
    const [over] = found.ok ? found.output : [];
    act(scene, { type: 'appointments_none', over: over ? toldVisit(scene, over) : null });
    ticket(scene, 'appointment', null, 'resolve');
    return true;
  }
  if (wish === 'when') {
    act(scene, { type: 'appointments', visits: ahead.slice(0, LISTED).map((one) => toldVisit(scene, one)) });
    ticket(scene, 'appointment', null, 'resolve', ahead[0]?.service);
    return true;
  }
  const meant = service ? ahead.filter((one) => one.service === service) : ahead;
  const [only] = meant;
  if (only && meant.length === 1) return change(scene, wish, only.id, ahead);
  act(scene, {
    type: 'which_appointment',
    visits: meant.slice(0, LISTED).map((one) => toldVisit(scene, one)),
  });
  for (const { id, title } of meant.slice(0, LISTED))
    scene.reply.choices.push({
      id: ['visit', wish, id].map(encodeURIComponent).join(' '),
      label: title.slice(0, 20),
    });
  ticket(scene, 'appointment', null, 'open');
  return true;
}

/** Moves or cancels one that the store lets the customer change; of others a person decides. */
async function change(
  scene: Scene,
  wish: 'move' | 'cancel',
  id: string,
  known?: readonly AppointmentView[],
): Promise<boolean> {
  const found = known ? null : await scene.toolbox.call('list_appointments', {});
  const one = (known ?? (found?.ok ? found.output : [])).find((other) => other.id === id);
  if (!one?.ahead) return planWish(scene, 'when', null, []);
  if (!one.changeable) {
    tellShortNotice(scene, one);
    return true;
  }
  if (wish === 'move') {
    const use: Use = { does: 'move', appointment: one.id, service: one.service };
    await offerTimes(scene, use, { wanted: wantedIn(scene), but: one });
    return true;
  }
  propose(scene, { tool: 'cancel_appointment', input: { appointment: one.id } });
  ticket(scene, 'appointment', null, 'open', one.service);
  return true;
}

function tellShortNotice(scene: Scene, one: AppointmentView): void {
  const { changeUntilHours: hours } = scene.context.store.appointments;
  act(scene, { type: 'short_notice', hours, visit: toldVisit(scene, one) });
  handOver(scene, 'policy', 'appointment', null);
}

async function bookOne(scene: Scene, named: string | null, services: readonly Service[]): Promise<boolean> {
  // Whom the store does not know yet is spoken with by a person.
  if (!isKnown(scene)) {
    handOver(scene, 'requested', 'appointment', null);
    return true;
  }
  const [only, ...others] = services;
  const service = named ?? (others.length === 0 ? only?.service : undefined);
  if (service !== undefined) return offer(scene, { does: 'book', service });
  if (services.length === 0) {
    await offerTimes(scene, { does: 'book', service: '' }, { wanted: wantedIn(scene) });
    return true;
  }
  const told = services.slice(0, LISTED);
  act(scene, { type: 'which_service', services: told.map(({ title }) => title) });
  for (const { service: name, title } of told)
    scene.reply.choices.push({
      id: ['service', 'book', name].map(encodeURIComponent).join(' '),
      label: title.slice(0, 20),
    });
  ticket(scene, 'appointment', null, 'open');
  return true;
}

async function offer(scene: Scene, use: Use, wanted = wantedIn(scene)): Promise<boolean> {
  await offerTimes(scene, use, { wanted });
  return true;
}

/** After times were offered: the one that is named, the day or hour that suits, or other times. */
async function planTimeNamed(scene: Scene): Promise<boolean> {
  const { context, reading } = scene;
  const offered = await timesOffered(scene);
  const [first] = offered;
  if (!first) return serviceAnswered(scene);
  const said = context.asked.map(({ text }) => text).join('\n');
  const nth =
    reading.ordinal ?? (/\b(?:third|troisieme|last|dernier\w*)\b/.test(said.toLowerCase()) ? 3 : null);
  const one = nth === null ? undefined : offered[Math.min(nth, offered.length) - 1];
  if (one) {
    proposeTime(scene, one, one);
    return true;
  }
  const wanted = wantedIn(scene);
  if (!wanted && reading.polarity === 'yes') {
    if (offered.length === 1) proposeTime(scene, first, first);
    else tellTimes(scene, { ...first, called: await calledOf(scene, first.service) }, offered, 'next');
    return true;
  }
  const others = wantsOthers(said) || (reading.polarity === 'no' && !wanted);
  if (!wanted && !others) return false;
  const { timeZone } = context.store;
  const named = wanted
    ? offered.filter(({ startsAt }) => isWanted(localTime(startsAt, timeZone), wanted))
    : [];
  const [only] = named;
  if (only && named.length === 1) {
    proposeTime(scene, only, only);
    return true;
  }
  const after = wanted ? null : (offered.at(-1)?.startsAt ?? null);
  await offerTimes(scene, first, { wanted, after });
  return true;
}

/** "The boiler service", after it was asked what it is for. */
async function serviceAnswered(scene: Scene): Promise<boolean> {
  const asked = (lastSaid(scene.context)?.choices ?? []).filter(({ id }) => id.startsWith('service '));
  if (asked.length === 0) return false;
  const offered = new Set(asked.map(({ id }) => decodeURIComponent(id.split(' ')[2] ?? '')));
  const services = (await servicesOf(scene, true)).filter(({ service }) => offered.has(service));
  const named = serviceNamed(scene.context.asked.map(({ text }) => text).join('\n'), services);
  return (
    named !== null && offer(scene, { does: 'book', service: named }, wantedIn(scene) ?? wantedBefore(scene))
  );
}

/** A service as the customer is told of it. */
async function calledOf(scene: Scene, service: string): Promise<string> {
  return (await servicesOf(scene, true)).find((one) => one.service === service)?.title ?? service;
}

/** What the store has appointments for: what is free, and what the customer has. */
async function servicesOf(scene: Scene, spoken: boolean): Promise<Service[]> {
  const free = await scene.toolbox.call('find_free_times', {});
  const own = spoken && isKnown(scene) ? await scene.toolbox.call('list_appointments', {}) : null;
  const told = [...(free.ok ? free.output : []), ...(own?.ok ? own.output : [])].map((one) => ({
    service: one.service,
    title: one.title,
    names: everyTitle(one),
  }));
  return [...new Map(told.map((one) => [one.service, one])).values()];
}
