import { timestamp } from '../../../src/clock.ts';
import type { PossibleAct, ThreadAgenda } from '../../../src/console/protocol.ts';
import { momentText } from '../../../src/language/approvals.ts';
import { languageOf } from '../../../src/language/index.ts';
import type { Settings } from '../../../src/settings.ts';
import type { AppointmentRecord, FreeTime } from '../../../src/shop/shop.ts';
import { nextFirst, soonestOfEach } from '../../../src/tools/appointments/agenda.ts';
import { addressText } from '../../../src/tools/inputs.ts';
import type { ObjectContext } from '../context.ts';

/** How many appointments and free times are shown. */
const MOST = 10;
const MOST_TIMES = 60;

/** The appointments of a thread's account, the free times, and what can be done with them now. */
export async function agendaOf({
  thread,
  shop,
  settings,
}: Pick<ObjectContext, 'thread' | 'shop' | 'settings'>): Promise<ThreadAgenda> {
  const { known } = settings;
  const account = thread.state.account?.id;
  if (!account || !shop.agenda || !known.appointments.offered)
    return { appointments: [], free: [], acts: [] };
  const now = timestamp();
  const until = new Date(Date.parse(now) + known.appointments.aheadDays * 86_400_000).toISOString();
  const free = await shop.agenda.free({ service: null, after: now, until });
  const shown = soonestOfEach(free, MOST_TIMES);
  const own = nextFirst(await shop.agenda.of(account), now).slice(0, MOST);
  return {
    appointments: own.map(({ appointment, ahead }) => {
      const { id, service, startsAt, endsAt, status, with: staff, address, note, here } = appointment;
      return {
        ...{ id, service, startsAt, status, with: staff, note, here },
        endsAt: endsAt ?? null,
        address: address ? addressText(address) : null,
        acts: ahead ? actsOf(appointment, free, known) : [],
      };
    }),
    free: shown,
    acts: bookingOf(shown, known),
  };
}

/** What an advisor may do; they decide also where it is too late for the customer. */
function actsOf(
  { id, service }: AppointmentRecord,
  free: readonly FreeTime[],
  known: Settings,
): PossibleAct[] {
  const { acts } = languageOf(known.locale).desk;
  const same = free.filter((time) => time.service === service);
  const input = { appointment: id };
  const options = same.map((time) => optionOf(time, known, {}));
  return [
    ...(same.length > 0
      ? [
          {
            ...{ tool: 'move_appointment', label: acts.move_appointment, order: null, input },
            fields: [timeField(options, known)],
          },
        ]
      : []),
    { tool: 'cancel_appointment', label: acts.cancel_appointment, order: null, input, fields: [] },
  ];
}

function bookingOf(free: readonly FreeTime[], known: Settings): PossibleAct[] {
  if (free.length === 0) return [];
  const { acts } = languageOf(known.locale).desk;
  const options = free.map((time) => optionOf(time, known, { service: time.service }));
  return [
    {
      ...{ tool: 'book_appointment', label: acts.book_appointment, order: null, input: {} },
      fields: [timeField(options, known)],
    },
  ];
}

function timeField(
  options: ReturnType<typeof optionOf>[],
  { locale }: Settings,
): PossibleAct['fields'][number] {
  const label = languageOf(locale).desk.freeTime;
  return { name: 'time', label, kind: 'choice', options: options.slice(0, MOST_TIMES), required: true };
}

/** A free time to choose, with its id for the tools. */
function optionOf(
  { service, startsAt, with: staff }: FreeTime,
  { locale, timeZone }: Settings,
  also: { service?: string },
) {
  const parts = [also.service ?? '', momentText(startsAt, { locale, timeZone }), staff];
  return {
    value: `${service} ${startsAt} ${staff}`,
    label: parts.filter(Boolean).join(', '),
    input: { ...also, startsAt, with: staff },
  };
}
