import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { useApp, useWork } from '../world.ts';
import { CallsHere } from './calls.tsx';
import { PasskeyList } from './passkeys.tsx';
import { SettingsHead } from './settings-head.tsx';

/** Who one is here, and what one signs in with. */
export function MePage() {
  const { session } = useApp();
  const { person, store } = useWork().me;
  return (
    <div class="page">
      <SettingsHead name="me" />
      <section class="sheet" aria-labelledby="who-title">
        <h2 id="who-title" dir="auto">
          {person.name}
        </h2>
        <p>
          {named('role', person.role)} · {store.name}
        </p>
        <p class="muted address">{person.email}</p>
        <div>
          <Act onClick={() => void session.signOut()}>{say('signOut')}</Act>
        </div>
      </section>
      <CallsHere />
      <PasskeyList />
    </div>
  );
}
