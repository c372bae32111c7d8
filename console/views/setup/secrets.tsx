import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { SECRETS, type SecretName, Secrets } from '../../core/setup/secrets.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field, FieldGroup } from '../shell/field.tsx';
import { Icon } from '../shell/icons.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useSetup } from './world.ts';

/** What a provider has given the store for a channel: typed once, sealed, never shown. */
export function SecretFields({ of }: { of: keyof typeof SECRETS }) {
  const { api } = useSetup();
  const secrets = useMemo(() => new Secrets(api), [api]);
  const given = useSignal<Partial<Record<SecretName, string>>>({});
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await secrets.save(given.value)) given.value = {};
  };
  const busy = secrets.busy.value;
  const isEmpty = Object.values(given.value).every((value) => value === '');
  return (
    <Shown of={secrets.kept} rows={2}>
      {(kept) => (
        <form onSubmit={(event) => void submit(event)}>
          <FieldGroup legend={say('secrets')}>
            <p class="muted">{say('secretsLead')}</p>
            <div class="cells">
              {SECRETS[of].map((name) => (
                <Field
                  key={name}
                  label={named('secret', name)}
                  hint={say(kept[name] ? 'secretKept' : 'secretNone')}
                >
                  {(control) => (
                    <input
                      {...control}
                      type="password"
                      maxLength={1_000}
                      autocomplete="new-password"
                      value={given.value[name] ?? ''}
                      onInput={(event) => {
                        given.value = { ...given.value, [name]: event.currentTarget.value };
                      }}
                    />
                  )}
                </Field>
              ))}
            </div>
            <Trouble problem={secrets.problem.value} />
            <div class="acts">
              <Act type="submit" busy={busy} disabled={busy || isEmpty}>
                {say('secretsSave')}
              </Act>
              <p role="status" class="good">
                {secrets.saved.value && (
                  <>
                    <Icon name="check" /> {say('saved')}
                  </>
                )}
              </p>
            </div>
          </FieldGroup>
        </form>
      )}
    </Shown>
  );
}
