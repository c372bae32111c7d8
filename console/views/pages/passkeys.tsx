import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Passkey } from '../../../src/console/protocol.ts';
import { Passkeys } from '../../core/pages/passkeys.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

/** The passkeys of whoever is signed in: one more, another name, none any more. */
export function PasskeyList() {
  const { platform } = useApp();
  const { api } = useWork();
  const passkeys = useMemo(() => new Passkeys(platform, api), [platform, api]);
  const refused = passkeys.refused.value;
  return (
    <section class="sheet" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{say('passkeys')}</h2>
      <p class="muted">{say('passkeysLead')}</p>
      <Shown of={passkeys.list} rows={2}>
        {({ passkeys: list }) =>
          list.length === 0 ? (
            <p>{say('passkeysNone')}</p>
          ) : (
            <ul class="cards" aria-label={say('passkeys')}>
              {list.map((passkey) => (
                <PasskeyLine key={passkey.id} passkey={passkey} passkeys={passkeys} />
              ))}
            </ul>
          )
        }
      </Shown>
      <Trouble problem={passkeys.problem.value} />
      {refused && (
        <p class="trouble" role="alert">
          <Icon name="warn" />
          <span>{say(`passkey_${refused}`)}</span>
        </p>
      )}
      {passkeys.possible ? <Make passkeys={passkeys} /> : <p class="muted">{say('passkeysImpossible')}</p>}
    </section>
  );
}

function Make({ passkeys }: { passkeys: Passkeys }) {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (name && (await passkeys.make(name))) form.reset();
  };
  return (
    <form class="line" onSubmit={(event) => void submit(event)}>
      <label class="field">
        {say('passkeyName')}
        <input name="name" required maxLength={60} defaultValue={say('passkeyNew')} dir="auto" />
      </label>
      <Act type="submit" look="go" busy={passkeys.busy.value} disabled={passkeys.busy.value}>
        {say('passkeyMake')}
      </Act>
    </form>
  );
}

function PasskeyLine({ passkey, passkeys }: { passkey: Passkey; passkeys: Passkeys }) {
  const { formats, now } = useApp();
  const sure = useSignal(false);
  const naming = useSignal(false);
  const { id, name, createdAt, usedAt } = passkey;
  const moment = (at: string) => formats.value.moment(at, now.value);
  const revoke = () => {
    if (!sure.value) sure.value = true;
    else void passkeys.revoke(id);
  };
  return (
    <li class="person">
      <div>
        {naming.value ? (
          <Rename passkey={passkey} passkeys={passkeys} done={() => (naming.value = false)} />
        ) : (
          <b dir="auto">{name}</b>
        )}
        <p class="muted">
          {say('passkeyMade', { time: moment(createdAt) })} ·{' '}
          {usedAt ? say('passkeyUsed', { time: moment(usedAt) }) : say('passkeyUnused')}
        </p>
      </div>
      <div class="acts">
        {!naming.value && (
          <Act label={say('passkeyRenameOne', { name })} onClick={() => (naming.value = true)}>
            {say('passkeyRename')}
          </Act>
        )}
        <Act
          look="bad"
          label={sure.value ? say('passkeyRevokeSure', { name }) : say('passkeyRevokeOne', { name })}
          disabled={passkeys.busy.value}
          onClick={revoke}
        >
          {sure.value ? say('passkeyRevokeSure', { name }) : say('passkeyRevoke')}
        </Act>
      </div>
    </li>
  );
}

function Rename({ passkey, passkeys, done }: { passkey: Passkey; passkeys: Passkeys; done: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const name = String(new FormData(event.target).get('name') ?? '').trim();
    if (name && (await passkeys.rename(passkey.id, name))) done();
  };
  return (
    <form class="line" onSubmit={(event) => void submit(event)}>
      <label>
        <span class="unseen">{say('passkeyName')}</span>
        <input ref={field} name="name" required maxLength={60} defaultValue={passkey.name} dir="auto" />
      </label>
      <Act type="submit">{say('passkeyKeep')}</Act>
    </form>
  );
}
