import { useSignal } from '@preact/signals';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { useApp } from '../world.ts';

/** Who is there? The address, then the code that was sent there; an invitation opens by itself. */
export function SignIn() {
  const { session } = useApp();
  const text = useSignal('');
  const { step, email, busy, problem } = session.signIn.value;
  if (step === 'invite')
    return (
      <main class="door">
        <p role="status">{say('inviteUsed')}</p>
      </main>
    );
  const submit = (event: Event) => {
    event.preventDefault();
    const given = text.value.trim();
    if (!given) return;
    text.value = '';
    void session.submit(given);
  };
  return (
    <main class="door">
      <form onSubmit={submit}>
        <span class="mark" aria-hidden="true">
          <span />
        </span>
        <h1>{say('signIn')}</h1>
        <p class="muted">{step === 'email' ? say('signInLead') : say('codeLead', { email })}</p>
        {step === 'email' ? (
          <label class="field" key="email">
            {say('email')}
            <input
              type="email"
              required
              autocomplete="username"
              value={text.value}
              onInput={(event) => {
                text.value = event.currentTarget.value;
              }}
            />
          </label>
        ) : (
          <label class="field" key="code">
            {say('code')}
            <input
              required
              inputMode="numeric"
              autocomplete="one-time-code"
              value={text.value}
              onInput={(event) => {
                text.value = event.currentTarget.value;
              }}
            />
          </label>
        )}
        {problem !== null && (
          <p class="trouble" role="alert">
            {problem || say('signInFailed')}
          </p>
        )}
        <Act type="submit" look="go" busy={busy} disabled={busy}>
          {step === 'email' ? say('sendCode') : say('signIn')}
        </Act>
        {step === 'email' && session.hasPasskeys && (
          <Act busy={busy} disabled={busy} onClick={() => void session.usePasskey()}>
            {say('usePasskey')}
          </Act>
        )}
        {step === 'code' && (
          <Act look="quiet" onClick={() => session.restart()}>
            {say('otherEmail')}
          </Act>
        )}
      </form>
    </main>
  );
}
