import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { valueAt } from '../../core/pages/change-of.ts';
import { hrefOf } from '../../core/router.ts';
import { MailboxProof } from '../../core/setup/mailbox.ts';
import { say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';
import { TextAt } from './bound.tsx';
import { SettingsFields } from './save-bar.tsx';
import { useSetup } from './world.ts';

/** The address that customers write to, proven to be the store's; where its mails are read has a page of its own. */
export function MailboxPart() {
  const setup = useSetup();
  const form = setup.formOf('email');
  const proof = useMemo(() => new MailboxProof(setup.api), [setup]);
  const address = String(valueAt(setup.settings.read.value?.settings, 'email.address') ?? '');
  const { version } = setup.settings;
  useEffect(() => {
    if (version !== null) void proof.list.refresh();
  }, [proof, version]);
  return (
    <div class="stack">
      <SettingsFields form={form}>
        <TextAt
          form={form}
          place="email.address"
          label={say('emailAddress')}
          hint={say('emailAddressHint')}
          autocomplete="email"
        />
        <TextAt form={form} place="email.signature" label={say('emailSignature')} rows={3} />
      </SettingsFields>
      {proof.stateOf(address) === 'proven' && (
        <p class="good">
          <Icon name="check" /> {say('proven', { address })}
        </p>
      )}
      {proof.stateOf(address) === 'asked' && <Code proof={proof} address={address} />}
      <p>
        <a href={hrefOf({ page: 'mailbox' })}>{say('emailMore')}</a>
      </p>
    </div>
  );
}

function Code({ proof, address }: { proof: MailboxProof; address: string }) {
  const setup = useSetup();
  const code = useSignal('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await proof.verify(address, code.value.replaceAll(/\s/g, ''))) setup.changed();
  };
  const busy = proof.busy.value;
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <Field label={say('code', { address })} fault={proof.problem.value?.detail}>
        {(control) => (
          <input
            {...control}
            required
            inputMode="numeric"
            autocomplete="one-time-code"
            size={8}
            value={code.value}
            onInput={(event) => (code.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <Trouble problem={proof.problem.value?.detail ? null : proof.problem.value} />
      <div class="acts">
        <Act type="submit" look="go" busy={busy} disabled={busy}>
          {say('codeGive')}
        </Act>
        <Act disabled={busy} onClick={() => void proof.ask(address)}>
          {say('codeAgain')}
        </Act>
      </div>
    </form>
  );
}
