import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon, iconOf } from '../shell/icons.tsx';
import { Shown } from '../shell/states.tsx';
import { useApp, useThread } from '../world.ts';

/** What is kept of the person: tickets, promises, facts, where they are reached and how that was proven. */
export function Known() {
  const { formats, now } = useApp();
  const { person, thread, floor } = useThread();
  const promises = thread.state.value?.promises ?? [];
  return (
    <Shown of={person.profile} rows={3}>
      {({ tickets, facts, addresses }) => (
        <>
          {tickets.length > 0 && (
            <section aria-labelledby="tickets-title">
              <h3 id="tickets-title">{say('tickets')}</h3>
              <ul class="tickets">
                {tickets.toReversed().map(({ id, intent, order, status, subject }) => (
                  <li key={id}>
                    <span dir="auto">{subject || named('intent', intent)}</span>
                    {order && <span class="muted">{say('order', { order })}</span>}
                    <span class={`state ${status}`}>{named('ticket', status)}</span>
                    {status !== 'resolved' && tickets.length > 1 && (
                      <Act look="quiet" onClick={() => void floor.resolve(id)}>
                        {say('resolve')}
                      </Act>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {promises.length > 0 && (
            <section aria-labelledby="promised-title">
              <h3 id="promised-title">{say('promised')}</h3>
              <ul class="tickets">
                {promises.map(({ id, what, due, state }) => (
                  <li key={id}>
                    <span dir="auto">{what}</span>
                    <span class={`state ${state}`}>{formats.value.moment(due, now.value)}</span>
                    <Act look="quiet" onClick={() => void floor.keep(id)}>
                      {say('kept')}
                    </Act>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {Object.keys(facts).length > 0 && (
            <section aria-labelledby="facts-title">
              <h3 id="facts-title">{say('facts')}</h3>
              <dl class="pairs">
                {Object.entries(facts).map(([name, value]) => (
                  <div key={name}>
                    <dt>{name.replaceAll('_', ' ')}</dt>
                    <dd dir="auto">{value.replaceAll('_', ' ')}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )}
          {addresses.length > 0 && (
            <section aria-labelledby="addresses-title">
              <h3 id="addresses-title">{say('addresses')}</h3>
              <ul class="addresses">
                {addresses.map(({ address, assurance, confirmedAt }) => (
                  <AddressLine
                    key={address}
                    address={address}
                    note={
                      confirmedAt
                        ? say('provenOn', { day: formats.value.day(confirmedAt) })
                        : named('assurance', assurance)
                    }
                  />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Shown>
  );
}

function AddressLine({ address, note }: { address: string; note: string }) {
  const [kind = '', ...rest] = address.split(':');
  const icon = kind === 'phone' ? 'voice' : kind === 'visitor' ? 'chat' : iconOf(kind, 'person');
  return (
    <li>
      <Icon name={icon} />
      <span class="address" dir="ltr">
        {kind === 'visitor' ? say('visitor') : rest.join(':')}
      </span>
      <span class="muted">{note}</span>
    </li>
  );
}
