import type { Person } from '../../../src/console/protocol.ts';
import type { People } from '../../core/pages/people.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';

/** Where callers are put through to them, while they are at the desk. */
export function Telephone({ person, people }: { person: Person; people: People }) {
  const { id, name, phone } = person;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const given = String(new FormData(event.target).get('phone') ?? '').trim();
    void people.change(id, { phone: given || null });
  };
  return (
    <form class="line" onSubmit={submit}>
      <label class="field">
        {say('ringsAt')}
        <input
          name="phone"
          type="tel"
          maxLength={40}
          aria-label={say('ringsAtOf', { name })}
          defaultValue={phone ?? ''}
        />
      </label>
      <Act type="submit" label={say('ringsAtSet', { name })}>
        {say('save')}
      </Act>
    </form>
  );
}
