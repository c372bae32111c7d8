import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Passkey, Person } from '../../../src/console/protocol.ts';
import { PasskeysOf } from '../../core/pages/passkeys-of.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

/** A colleague's passkeys, each to be revoked: a device was lost. */
export function PasskeysOfPerson({ person }: { person: Person }) {
  const { api } = useWork();
  const passkeys = useMemo(() => new PasskeysOf(api, person.id), [api, person.id]);
  return (
    <div class="stack">
      <Shown of={passkeys.list} rows={1}>
        {({ passkeys: list }) =>
          list.length === 0 ? (
            <p class="muted">{say('passkeysNoneOf', { name: person.name })}</p>
          ) : (
            <ul class="cards" aria-label={say('passkeysOf', { name: person.name })}>
              {list.map((passkey) => (
                <Line key={passkey.id} passkey={passkey} passkeys={passkeys} />
              ))}
            </ul>
          )
        }
      </Shown>
      <Trouble problem={passkeys.problem.value} />
    </div>
  );
}

function Line({ passkey, passkeys }: { passkey: Passkey; passkeys: PasskeysOf }) {
  const { formats, now } = useApp();
  const sure = useSignal(false);
  const { id, name, usedAt } = passkey;
  const revoke = () => {
    if (!sure.value) sure.value = true;
    else void passkeys.revoke(id);
  };
  return (
    <li class="person">
      <div>
        <b dir="auto">{name}</b>
        <p class="muted">
          {usedAt
            ? say('passkeyUsed', { time: formats.value.moment(usedAt, now.value) })
            : say('passkeyUnused')}
        </p>
      </div>
      <Act
        look="bad"
        label={say(sure.value ? 'passkeyRevokeSure' : 'passkeyRevokeOne', { name })}
        disabled={passkeys.busy.value}
        onClick={revoke}
      >
        {sure.value ? say('passkeyRevokeSure', { name }) : say('passkeyRevoke')}
      </Act>
    </li>
  );
}
