import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import {
  CONSENTS,
  type ConsentName,
  type MailboxConnection,
  MailboxPlace,
} from '../../core/pages/mailbox.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Empty, Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { MailPasswordForm } from './mail-password-form.tsx';
import { SettingsHead } from './settings-head.tsx';

/** By what the store's mailbox is read and sent from. */
export function MailboxPage() {
  const { api } = useWork();
  const { router } = useApp();
  const place = useMemo(() => new MailboxPlace(api), [api]);
  useEffect(() => {
    const { consent } = router.route.peek();
    if (!consent) return;
    // Used up with this: neither a step back nor a reload brings it again.
    router.replace({ page: 'mailbox' });
    void place.take(consent);
  }, [place, router]);
  return (
    <div class="page">
      <SettingsHead name="mailbox" lead="mailboxLead" />
      <Trouble problem={place.troubleOf('via')} />
      <Shown of={place.list} rows={3}>
        {({ via, address, connections }) => (
          <>
            <p>{say('mailboxNow', { address, via: named('mailbox', via) })}</p>
            {connections.length === 0 ? (
              <Empty text={say('mailboxNone')} />
            ) : (
              <ul class="cards" aria-label={say('mailbox')}>
                {connections.map((one) => (
                  <ConnectionLine key={one.name} connection={one} via={via} place={place} />
                ))}
              </ul>
            )}
            {via !== 'cloudflare' && (
              <Act disabled={place.busy.value} onClick={() => void place.use('cloudflare')}>
                {say('mailboxBack')}
              </Act>
            )}
            <MailPasswordForm place={place} address={address} connections={connections} />
          </>
        )}
      </Shown>
      {CONSENTS.map((name) => (
        <Connect key={name} name={name} place={place} />
      ))}
    </div>
  );
}

function ConnectionLine({
  connection: { name, account, mailbox, user, host, authserv, seen },
  via,
  place,
}: {
  connection: MailboxConnection;
  via: string;
  place: MailboxPlace;
}) {
  const { formats, now } = useApp();
  const sure = useSignal(false);
  const receipt = place.tried.value[name];
  const disabled = place.busy.value;
  const title = named('mailbox', name);
  const remove = async () => {
    if (!sure.value) sure.value = true;
    else await place.remove(name);
  };
  return (
    <li>
      <b>{title}</b>{' '}
      <span class="address">
        {mailbox ?? account ?? user}
        {host && ` · ${host}`}
      </span>
      {via === name && <span class="state ok"> {say('mailboxUsed')}</span>}
      <p class="muted">
        {seen
          ? say('webhookSeen', { time: formats.value.moment(seen.at, now.value), what: seen.what })
          : say('mailboxNever')}
      </p>
      {name !== 'smtp' && (
        <p class="muted">
          {authserv === undefined ? say('mailboxUncalibrated') : say('mailboxTrusts', { server: authserv })}
        </p>
      )}
      {receipt && (
        <p class={receipt.ok ? undefined : 'trouble'} role="status">
          <Icon name={receipt.ok ? 'check' : 'warn'} /> {say('webhookReceipt', { what: receipt.detail })}
        </p>
      )}
      <Trouble problem={place.troubleOf(name)} />
      <div class="acts">
        <Act
          disabled={disabled}
          label={`${say('webhookTest')}: ${title}`}
          onClick={() => void place.test(name)}
        >
          {say('webhookTest')}
        </Act>
        {name !== 'smtp' && name !== via && (
          <Act look="go" disabled={disabled} onClick={() => void place.use(name)}>
            {say('mailboxUse')}
          </Act>
        )}
        <Act look="bad" disabled={disabled} onClick={() => void remove()}>
          {sure.value ? say('removeSure', { name: title }) : say('remove')}
        </Act>
      </div>
    </li>
  );
}

/** What the provider will ask, and complain about, is said before it does. */
function Connect({ name, place }: { name: ConsentName; place: MailboxPlace }) {
  // Where it is connected already, what is refused stands at its line.
  const isListed = place.list.value?.connections.some((one) => one.name === name) ?? false;
  const connect = async () => {
    const url = await place.connect(name);
    if (url !== null) window.location.assign(url);
  };
  return (
    <section class="sheet" aria-labelledby={`connect-${name}`}>
      <h2 id={`connect-${name}`}>{named('connect', name)}</h2>
      <p class="muted">{named('connectLead', name)}</p>
      {!isListed && <Trouble problem={place.troubleOf(name)} />}
      <div class="acts">
        <Act look="go" disabled={place.busy.value} onClick={() => void connect()}>
          {named('connect', name)}
        </Act>
      </div>
    </section>
  );
}
