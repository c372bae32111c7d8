import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Person, Role } from '../../../src/console/protocol.ts';
import { People } from '../../core/pages/people.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Empty, Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { PasskeysOfPerson } from './passkeys-of.tsx';
import { SettingsHead } from './settings-head.tsx';

const ROLES: Role[] = ['advisor', 'lead', 'owner'];

function roleOf(value: unknown): Role {
  return ROLES.find((role) => role === value) ?? 'advisor';
}

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
      {keys.value && <PasskeysOfPerson person={person} />}
    </li>
  );
}

function Invite({ people }: { people: People }) {
  const { store } = useWork().me;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const changes = {
      name: text('name'),
      email: text('email'),
      role: roleOf(given.get('role')),
      languages: text('languages')
        .split(/[\s,]+/)
        .filter(Boolean),
    };
    if (await people.invite(changes)) form.reset();
  };
  return (
    <section class="sheet" aria-labelledby="invite-title">
      <h2 id="invite-title">{say('invite')}</h2>
      <p class="muted">{say('inviteLead')}</p>
      <Invitation people={people} />
      <form class="line" onSubmit={(event) => void submit(event)}>
        <label class="field">
          {say('name')}
          <input name="name" required maxLength={100} dir="auto" />
        </label>
        <label class="field">
          {say('email')}
          <input name="email" type="email" required />
        </label>
        <label class="field">
          {say('role')}
          <select name="role">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {named('role', role)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {say('languages')}
          <input name="languages" size={8} defaultValue={[store.locale, ...store.languages].join(', ')} />
        </label>
        <Act type="submit" look="go" busy={people.busy.value} disabled={people.busy.value}>
          {say('invite')}
        </Act>
      </form>
    </section>
  );
}

function Invitation({ people }: { people: People }) {
  const app = useApp();
  const invited = people.invited.value;
  if (!invited) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(invited.invite);
    app.said.value = say('copied');
  };
  return (
    <div class="invitation" role="status">
      <label class="field">
        {say('inviteLink', { name: invited.person.name })}
        <input readOnly value={invited.invite} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <Act onClick={() => void copy()}>{say('copy')}</Act>
      {invited.mailed && <span class="muted">{say('inviteMailed')}</span>}
    </div>
  );
}
