import type { ThreadAgenda, ThreadAppointment } from '../../../src/console/protocol.ts';
import { count, named, say } from '../../texts/texts.ts';
import { useApp, useThread } from '../world.ts';
import { ActButtons } from './act-buttons.tsx';

/** What is booked, what was moved or called off here, and which times are free; nothing where the store offers none. */
export function AgendaList() {
  const { person } = useThread();
  const agenda = person.agenda.value;
  if (!agenda) return null;
  const { appointments, free, acts } = agenda;
  if (appointments.length + free.length === 0) return null;
  return (
    <section aria-labelledby="agenda-title">
      <h3 id="agenda-title">{say('agenda')}</h3>
      {appointments.length === 0 ? (
        <p class="muted">{say('noAppointments')}</p>
      ) : (
        <ul class="visits">
          {appointments.map((one) => (
            <Visit key={one.id} visit={one} />
          ))}
        </ul>
      )}
      <FreeTimes free={free} />
      <ActButtons acts={acts} />
    </section>
  );
}

function Visit({ visit }: { visit: ThreadAppointment }) {
  const { formats } = useApp();
  const { service, startsAt, endsAt, status, with: staff, address, note, here, acts } = visit;
  const { day, time } = formats.value;
  return (
    <li>
      <p class="line">
        <b dir="auto">{service}</b>
        <span class={`state ${status}`}>{named('appointment', status)}</span>
        {here && status !== 'cancelled' && <span class="tag">{named('here', here)}</span>}
      </p>
      <p>
        {day(startsAt)}, {time(startsAt)}
        {endsAt && `–${time(endsAt)}`}
      </p>
      <p class="muted" dir="auto">
        {[staff, address, note].filter(Boolean).join(' · ')}
      </p>
      <ActButtons acts={acts} of={`${service}, ${day(startsAt)}, ${time(startsAt)}`} />
    </li>
  );
}

/** Open only where nothing is booked: then a time is what is asked for. */
function FreeTimes({ free }: Pick<ThreadAgenda, 'free'>) {
  const { formats, now } = useApp();
  if (free.length === 0) return <p class="muted">{say('noFreeTimes')}</p>;
  return (
    <details class="free">
      <summary>{count('freeTimes', free.length)}</summary>
      <ul>
        {free.map(({ service, startsAt, with: staff }) => (
          <li key={`${service} ${startsAt} ${staff}`} dir="auto">
            <span>{formats.value.moment(startsAt, now.value)}</span>
            <span class="muted">{[service, staff].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
