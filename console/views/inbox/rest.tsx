import { hrefOf } from '../../core/router.ts';
import { count, named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Shown } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

/** Beside the list while no thread is open: how the desk stands, what is out of order, who is here. */
export function Rest() {
  const { formats, now } = useApp();
  const { desk, queue } = useWork();
  const waiting = queue.counts.value?.waiting ?? 0;
  const first = queue.view.value === 'waiting' ? queue.rows.value[0]?.entry.customer : undefined;
  return (
    <section class="rest" aria-labelledby="rest-title">
      <h2 id="rest-title">{say('deskTitle')}</h2>
      <p class="lead">{waiting > 0 ? count('deskLead', waiting) : say('deskQuiet')}</p>
      {first && (
        <p>
          <a class="act go" href={hrefOf({ page: 'inbox', id: first })}>
            {say('deskNext')}
          </a>
        </p>
      )}
      <Shown of={desk.page}>
        {({ troubles, unclaimed }) => (
          <>
            {troubles.length === 0 && unclaimed.length === 0 && (
              <p class="muted good">
                <Icon name="check" /> {say('allWell')}
              </p>
            )}
            {troubles.length > 0 && (
              <>
                <h3>{say('troubles')}</h3>
                <ul class="troubles">
                  {troubles.map(({ channel, reason, since }) => (
                    <li key={`${channel} ${reason}`}>
                      <Icon name="warn" />
                      <span>
                        {say('troubleLine', {
                          channel: named('channel', channel),
                          reason,
                          time: formats.value.moment(since, now.value),
                        })}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {unclaimed.length > 0 && (
              <>
                <h3>{say('unclaimed')}</h3>
                <ul class="troubles">
                  {unclaimed.map(({ id, at, channel, reason, url }) => (
                    <li key={id}>
                      <span>
                        {named('channel', channel)}: {reason}, {formats.value.moment(at, now.value)}{' '}
                        {url && (
                          <a href={url} download>
                            {say('openOriginal')}
                          </a>
                        )}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Shown>
      <Team />
    </section>
  );
}

function Team() {
  const { queue, me } = useWork();
  const people = queue.people.value.filter(({ state }) => state !== 'offline');
  if (people.length === 0) return null;
  const own = people.find(({ id }) => id === me.person.id);
  return (
    <>
      <h3>{say('team')}</h3>
      <ul class="team">
        {people.map(({ id, name, state, load, limit }) => (
          <li key={id}>
            <span class={`face ${state}`} aria-hidden="true">
              {name.slice(0, 1)}
            </span>
            <span dir="auto">{name}</span>
            <span class="muted">
              {named('presence', state)} · {say('load', { load, limit })}
            </span>
          </li>
        ))}
      </ul>
      {own && (
        <Act onClick={() => queue.presence(own.state === 'paused' ? 'online' : 'paused')}>
          {say(own.state === 'paused' ? 'resumeMe' : 'pauseMe')}
        </Act>
      )}
    </>
  );
}
