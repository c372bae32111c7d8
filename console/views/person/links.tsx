import { useSignal } from '@preact/signals';
import { hrefOf } from '../../core/router.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Trouble } from '../shell/states.tsx';
import { useThread, useWork } from '../world.ts';

/** Customers who may be the same person, with what speaks for it; and those who are one already. */
export function Links() {
  const { person } = useThread();
  const { me } = useWork();
  const profile = person.profile.value;
  const sure = useSignal<string | null>(null);
  const mayAct = me.rights.includes('customers:act');
  const busy = person.busy.value !== null;
  if (!profile || (profile.suggestions.length === 0 && profile.linked.length === 0)) return null;
  return (
    <section aria-labelledby="links-title">
      <h3 id="links-title">{say(profile.suggestions.length > 0 ? 'suggestions' : 'linked')}</h3>
      <ul class="links">
        {profile.suggestions.map(({ other, evidence }) => (
          <li key={other}>
            <a href={hrefOf({ page: 'inbox', id: other })} dir="auto">
              {evidence}
            </a>
            <Act disabled={!mayAct || busy} onClick={() => void person.link(other, evidence)}>
              {say('link')}
            </Act>
          </li>
        ))}
        {profile.linked.map((other) => (
          <li key={other}>
            <code>{other.slice(0, 11)}</code>
            {sure.value === other ? (
              <>
                <span class="muted">{say('unlinkSure')}</span>
                <Act look="bad" disabled={busy} onClick={() => void person.unlink(other)}>
                  {say('unlink')}
                </Act>
              </>
            ) : (
              <Act disabled={!mayAct || busy} onClick={() => (sure.value = other)}>
                {say('unlink')}
              </Act>
            )}
          </li>
        ))}
      </ul>
      <Trouble problem={person.problem.value} />
    </section>
  );
}
