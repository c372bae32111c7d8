import { useSignal } from '@preact/signals';
import {
  hostNamed,
  hostOf,
  MAIL_HOSTS,
  type MailServer,
  type Security,
} from '../../core/pages/mail-hosts.ts';
import { atHost, filledIn, type PasswordMailbox, securedBy } from '../../core/pages/mail-password.ts';
import type { MailboxConnection, MailboxPlace } from '../../core/pages/mailbox.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { Trouble } from '../shell/states.tsx';

/** A mailbox by IMAP and SMTP: who logs in, and at which servers. Both are tried once they are kept. */
export function MailPasswordForm({
  place,
  address,
  connections,
}: {
  place: MailboxPlace;
  address: string;
  connections: readonly MailboxConnection[];
}) {
  const isOpen = place.filling;
  const [imap, smtp] = (['imap', 'smtp'] as const).map((name) =>
    connections.find((one) => one.name === name),
  );
  return (
    <section class="sheet" aria-labelledby="connect-password">
      <h2 id="connect-password">{say('connect_password')}</h2>
      <p class="muted">{say('connectLead_password')}</p>
      {isOpen.value ? (
        <Fields
          place={place}
          start={filledIn(imap, smtp, address)}
          isKept={imap !== undefined && smtp !== undefined}
          close={() => {
            isOpen.value = false;
          }}
        />
      ) : (
        <div class="acts">
          <Act
            look="go"
            disabled={place.busy.value}
            expanded={false}
            onClick={() => {
              isOpen.value = true;
            }}
          >
            {say('connect_password')}
          </Act>
        </div>
      )}
    </section>
  );
}

function Fields({
  place,
  start,
  isKept,
  close,
}: {
  place: MailboxPlace;
  start: PasswordMailbox;
  isKept: boolean;
  close: () => void;
}) {
  const form = useSignal(guessed(start));
  const change = (changes: Partial<PasswordMailbox>) => {
    form.value = { ...form.value, ...changes };
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await place.connectByPassword(form.value)) close();
  };
  const { user, password, imap, smtp, sender } = form.value;
  const host = hostNamed(imap.host, smtp.host);
  const busy = place.busy.value;
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <Field label={say('mailUser')} fault={place.faultAt('imap', 'user')}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={320}
            autocomplete="off"
            value={user}
            onInput={(event) => change({ user: event.currentTarget.value })}
            onBlur={() => {
              form.value = guessed(form.value);
            }}
          />
        )}
      </Field>
      {hostOf(user) === 'microsoft' && <p class="trouble">{say('mailMicrosoft')}</p>}
      <Password
        value={password}
        isKept={isKept}
        hint={host?.name === 'Gmail' ? say('mailAppPassword') : null}
        fault={place.faultAt('imap', 'password') ?? place.faultAt('smtp', 'password')}
        change={(next) => change({ password: next })}
      />
      <label class="field">
        {say('mailHost')}
        <select
          value={host?.name ?? ''}
          onChange={(event) => {
            const chosen = MAIL_HOSTS.find(({ name }) => name === event.currentTarget.value);
            if (chosen) form.value = atHost(form.value, chosen);
          }}
        >
          <option value="">{say('mailHostOther')}</option>
          {MAIL_HOSTS.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Server of="imap" place={place} server={imap} change={(next) => change({ imap: next })} />
      <Server of="smtp" place={place} server={smtp} change={(next) => change({ smtp: next })} />
      <label class="switch">
        <input
          type="checkbox"
          checked={sender !== null}
          onChange={(event) =>
            change({ sender: event.currentTarget.checked ? { user, password: '' } : null })
          }
        />
        {say('mailSender')}
      </label>
      {sender && (
        <fieldset>
          <legend>{say('mailSending')}</legend>
          <label class="field">
            {say('mailUser')}
            <input
              required
              maxLength={320}
              autocomplete="off"
              value={sender.user}
              onInput={(event) => change({ sender: { ...sender, user: event.currentTarget.value } })}
            />
          </label>
          <Password
            value={sender.password}
            isKept={isKept}
            hint={null}
            fault={null}
            change={(next) => change({ sender: { ...sender, password: next } })}
          />
        </fieldset>
      )}
      <Trouble problem={place.troubleOf('password')} />
      <div class="acts">
        <Act type="submit" look="go" busy={busy} disabled={busy}>
          {say('mailConnect')}
        </Act>
        <Act disabled={busy} onClick={close}>
          {say('cancel')}
        </Act>
      </div>
    </form>
  );
}

/** Servers that nobody has written yet are those of the address's host. */
function guessed(form: PasswordMailbox): PasswordMailbox {
  const host = hostOf(form.user);
  const isOpen = form.imap.host === '' && form.smtp.host === '';
  return isOpen && host !== null && host !== 'microsoft' ? atHost(form, host) : form;
}

function Password({
  value,
  isKept,
  hint,
  fault,
  change,
}: {
  value: string;
  isKept: boolean;
  hint: string | null;
  fault: string | null;
  change: (next: string) => void;
}) {
  const hints = [isKept ? say('mailPasswordKept') : '', hint ?? ''].filter(Boolean).join(' ');
  return (
    <Field label={say('mailPassword')} hint={hints} fault={fault}>
      {(control) => (
        <input
          {...control}
          type="password"
          required={!isKept}
          maxLength={500}
          autocomplete="new-password"
          value={value}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Server({
  of,
  place,
  server,
  change,
}: {
  of: 'imap' | 'smtp';
  place: MailboxPlace;
  server: MailServer;
  change: (next: MailServer) => void;
}) {
  const { host, port, security } = server;
  const choices: Security[] = security === 'none' ? ['tls', 'starttls', 'none'] : ['tls', 'starttls'];
  return (
    <fieldset>
      <legend>{say(of === 'imap' ? 'mailReading' : 'mailSending')}</legend>
      <div class="server">
        <Field label={say('mailServer')} fault={place.faultAt(of, 'host')}>
          {(control) => (
            <input
              {...control}
              required
              maxLength={253}
              pattern="[a-zA-Z0-9]([a-zA-Z0-9.\-]*[a-zA-Z0-9])?"
              placeholder={`${of}.example.com`}
              autocomplete="off"
              value={host}
              onInput={(event) => change({ ...server, host: event.currentTarget.value.trim() })}
            />
          )}
        </Field>
        <Field label={say('mailPort')} fault={place.faultAt(of, 'port')}>
          {(control) => (
            <input
              {...control}
              required
              type="number"
              min={26}
              max={65_535}
              value={port}
              onInput={(event) => change({ ...server, port: event.currentTarget.valueAsNumber || 0 })}
            />
          )}
        </Field>
        <label class="field">
          {say('mailSecurity')}
          <select
            value={security}
            onChange={(event) => {
              const next = choices.find((one) => one === event.currentTarget.value);
              if (next) change(securedBy(server, of, next));
            }}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {named('mailSecurity', one)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </fieldset>
  );
}
