import type { Role } from '../../../src/console/protocol.ts';
import type { People } from '../../core/pages/people.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { useApp, useWork } from '../world.ts';

export const ROLES: readonly Role[] = ['advisor', 'lead', 'owner'];

export function roleOf(value: unknown): Role {
  return ROLES.find((role) => role === value) ?? 'advisor';
}

/** Invites somebody; `done` is called when they are. */
export function Invite({ people, done }: { people: People; done?: () => void }) {
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
    if (!(await people.invite(changes))) return;
    form.reset();
    done?.();
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
