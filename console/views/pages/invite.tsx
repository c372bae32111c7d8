import type { Role } from '../../../src/console/protocol.ts';
import type { People } from '../../core/pages/people.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { useApp, useWork } from '../world.ts';

export const ROLES: readonly Role[] = ['advisor', 'lead', 'owner'];

/** A role by its name; the one with the fewest rights where there is none such. */
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
        <Field label={say('name')} fault={people.faultAt('name')}>
          {(control) => <input {...control} name="name" required maxLength={100} dir="auto" />}
        </Field>
        <Field label={say('email')} fault={people.faultAt('email')}>
          {(control) => <input {...control} name="email" type="email" required />}
        </Field>
        <Field label={say('role')}>
          {(control) => (
            <select {...control} name="role">
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {named('role', role)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('languages')} fault={people.faultAt('languages')}>
          {(control) => (
            <input
              {...control}
              name="languages"
              size={8}
              defaultValue={[...new Set([store.locale, ...store.languages])].join(', ')}
            />
          )}
        </Field>
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
