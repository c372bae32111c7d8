import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Person } from '../../../src/console/protocol.ts';
import { People } from '../../core/pages/people.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Empty, Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { Invite, ROLES, roleOf } from './invite.tsx';
import { PasskeysOfPerson } from './passkeys-of.tsx';
import { SettingsHead } from './settings-head.tsx';
import { Telephone } from './telephone.tsx';

/** Who works in the store, with which rights. */
export function PeoplePage() {
  const { api, me } = useWork();
  const people = useMemo(() => new People(api), [api]);
  const isOwner = me.person.role === 'owner';
  return (
    <div class="page">
      <SettingsHead name="people" />
      <Shown of={people.list} rows={4} missing={say('peopleNone')}>
        {({ people: list }) =>
          list.length === 0 ? (
            <Empty icon="people" text={say('peopleNone')} />
          ) : (
            <ul class="cards" aria-label={say('people')}>
              {list.map((person) => (
                <PersonLine key={person.id} person={person} people={people} mayChange={isOwner} />
              ))}
            </ul>
          )
        }
      </Shown>
      <Trouble problem={people.problem.value} />
      {isOwner && <Invite people={people} />}
    </div>
  );
}

function PersonLine({ person, people, mayChange }: { person: Person; people: People; mayChange: boolean }) {
  const { formats, now } = useApp();
  const { me } = useWork();
  const sure = useSignal(false);
  const keys = useSignal(false);
  const own = person.id === me.person.id;
  const remove = async () => {
    if (!sure.value) sure.value = true;
    else await people.remove(person.id);
  };
  return (
    <li class="person">
      <div>
        <b dir="auto">{person.name}</b> {own && <span class="tag">{say('you')}</span>}
        <p class="muted">
          {person.email} ·{' '}
          {person.lastSeenAt
            ? say('lastSeen', { time: formats.value.moment(person.lastSeenAt, now.value) })
            : say('neverSeen')}
        </p>
      </div>
      {mayChange && !own ? (
        <div class="acts">
          <label>
            <span class="unseen">{`${say('role')}: ${person.name}`}</span>
            <select
              value={person.role}
              onChange={(event) => void people.change(person.id, { role: roleOf(event.currentTarget.value) })}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {named('role', role)}
                </option>
              ))}
            </select>
          </label>
          {!person.joined && (
            <Act onClick={() => void people.inviteAgain(person.id)}>{say('inviteAgain')}</Act>
          )}
          <Act
            label={say('passkeysOf', { name: person.name })}
            expanded={keys.value}
            onClick={() => (keys.value = !keys.value)}
          >
            {say('passkeys')}
          </Act>
          <Act look="bad" onClick={() => void remove()}>
            {sure.value ? say('removeSure', { name: person.name }) : say('remove')}
          </Act>
        </div>
      ) : (
        <span class="muted">{named('role', person.role)}</span>
      )}
      {mayChange && <Telephone person={person} people={people} />}
      {keys.value && <PasskeysOfPerson person={person} />}
    </li>
  );
}
