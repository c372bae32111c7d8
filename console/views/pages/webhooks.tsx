import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import {
  WEBHOOK_EVENTS,
  type WebhookDelivery,
  type WebhookEndpoint,
  Webhooks,
} from '../../core/pages/webhooks.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Empty, Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { SettingsHead } from './settings-head.tsx';

/** The store's own systems that are told what happens, and what was told lately. */
export function WebhooksPage() {
  const { api } = useWork();
  const webhooks = useMemo(() => new Webhooks(api), [api]);
  return (
    <div class="page">
      <SettingsHead name="webhooks" lead="webhooksLead" />
      <Secret webhooks={webhooks} />
      <Shown of={webhooks.list} rows={4}>
        {({ endpoints, deliveries }) => (
          <>
            {endpoints.length === 0 ? (
              <Empty text={say('webhooksNone')} />
            ) : (
              <ul class="cards" aria-label={say('webhooks')}>
                {endpoints.map((endpoint) => (
                  <EndpointLine key={endpoint.id} endpoint={endpoint} webhooks={webhooks} />
                ))}
              </ul>
            )}
            <Trouble problem={webhooks.problem.value} />
            <NewEndpoint webhooks={webhooks} />
            {deliveries.length > 0 && (
              <section aria-labelledby="deliveries-title">
                <h2 id="deliveries-title">{say('deliveries')}</h2>
                <ul class="cards" aria-label={say('deliveries')}>
                  {deliveries.map((delivery) => (
                    <DeliveryLine
                      key={delivery.n}
                      delivery={delivery}
                      url={endpoints.find(({ id }) => id === delivery.endpoint)?.url ?? ''}
                      webhooks={webhooks}
                    />
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </Shown>
    </div>
  );
}

function EndpointLine({ endpoint, webhooks }: { endpoint: WebhookEndpoint; webhooks: Webhooks }) {
  const { formats, now } = useApp();
  const sure = useSignal(false);
  const { id, url, events, seen, stopped } = endpoint;
  const receipt = webhooks.tried.value[id];
  const disabled = webhooks.busy.value;
  const remove = async () => {
    if (!sure.value) sure.value = true;
    else await webhooks.remove(id);
  };
  return (
    <li>
      <b class="address">{url}</b>
      <p class="muted">
        {(events ?? WEBHOOK_EVENTS).map((event) => named('webhook', event)).join(', ')} ·{' '}
        {seen
          ? say('webhookSeen', { time: formats.value.moment(seen.at, now.value), what: seen.what })
          : say('webhookNever')}
      </p>
      {stopped && (
        <p class="trouble">
          <Icon name="warn" /> {say('webhookStopped', { why: stopped.why })}
        </p>
      )}
      {receipt && (
        <p class={receipt.ok ? undefined : 'trouble'} role="status">
          <Icon name={receipt.ok ? 'check' : 'warn'} /> {say('webhookReceipt', { what: receipt.detail })}
        </p>
      )}
      <div class="acts">
        <Act
          disabled={disabled}
          label={`${say('webhookTest')}: ${url}`}
          onClick={() => void webhooks.test(id)}
        >
          {say('webhookTest')}
        </Act>
        <Act disabled={disabled} onClick={() => void webhooks.renew(id)}>
          {say('webhookRenew')}
        </Act>
        <Act disabled={disabled} onClick={() => void webhooks.stop(id, stopped === null)}>
          {stopped === null ? say('webhookStop') : say('webhookGoOn')}
        </Act>
        <Act look="bad" disabled={disabled} onClick={() => void remove()}>
          {sure.value ? say('removeSure', { name: url }) : say('remove')}
        </Act>
      </div>
    </li>
  );
}

function DeliveryLine({
  delivery,
  url,
  webhooks,
}: {
  delivery: WebhookDelivery;
  url: string;
  webhooks: Webhooks;
}) {
  const { formats, now } = useApp();
  const { n, event, at, state, tries, next, detail } = delivery;
  return (
    <li class="person">
      <div>
        <b>{named('webhook', event)}</b> <span class={`state ${state}`}>{named('told', state)}</span>
        <p class="muted address">
          {formats.value.moment(at, now.value)} · {url} · {say('deliveryTries', { n: tries })}
          {detail && ` · ${detail}`}
          {next && ` · ${say('deliveryNext', { time: formats.value.moment(next, now.value) })}`}
        </p>
      </div>
      {state === 'failed' && event !== 'test' && (
        <Act disabled={webhooks.busy.value} onClick={() => void webhooks.again(n)}>
          {say('deliveryAgain')}
        </Act>
      )}
    </li>
  );
}

function NewEndpoint({ webhooks }: { webhooks: Webhooks }) {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    const given = new FormData(form);
    const url = String(given.get('url') ?? '').trim();
    if (await webhooks.add(url, given.getAll('events').map(String))) form.reset();
  };
  return (
    <section class="sheet" aria-labelledby="webhook-title">
      <h2 id="webhook-title">{say('webhookAdd')}</h2>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <label class="field">
          {say('webhookUrl')}
          <input name="url" type="url" required maxLength={500} placeholder="https://" />
        </label>
        <fieldset>
          <legend>{say('webhookEvents')}</legend>
          {WEBHOOK_EVENTS.map((name) => (
            <label key={name} class="switch">
              <input type="checkbox" name="events" value={name} />
              {named('webhook', name)}
            </label>
          ))}
        </fieldset>
        <Act type="submit" look="go" busy={webhooks.busy.value} disabled={webhooks.busy.value}>
          {say('webhookAdd')}
        </Act>
      </form>
    </section>
  );
}

function Secret({ webhooks }: { webhooks: Webhooks }) {
  const app = useApp();
  const made = webhooks.made.value;
  if (!made) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(made.secret);
    app.said.value = say('copied');
  };
  return (
    <div class="invitation" role="status">
      <label class="field">
        {say('webhookSecret', { url: made.url })}
        <input readOnly value={made.secret} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <Act onClick={() => void copy()}>{say('copy')}</Act>
    </div>
  );
}
