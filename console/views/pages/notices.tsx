import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { NoticesView, NoticeWay } from '../../../src/console/protocol.ts';
import { Notices } from '../../core/pages/notices.ts';
import { pushHere } from '../../push/browser.ts';
import { named, say } from '../../texts/texts.ts';
import { canTell } from '../alerts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { Icon } from '../shell/icons.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { Kept } from './notice-kept.tsx';
import { QuietForm } from './notices-quiet.tsx';
import { SettingsHead } from './settings-head.tsx';

const THREADS: NoticesView['threads'][] = ['mine', 'fitting', 'all'];

/** How the person is told of what waits, of what, and when not. */
export function NoticesPage() {
  const { api } = useWork();
  const { platform } = useApp();
  const notices = useMemo(() => new Notices(api, pushHere, platform.storage), [api, platform]);
  return (
    <div class="page">
      <SettingsHead name="notices" lead="noticesLead" />
      <Shown of={notices.view} rows={6}>
        {(view) => (
          <>
            {notices.chosen.value === null && <Trouble problem={notices.problem.value} />}
            <div class="columns">
              <div>
                <Threads notices={notices} view={view} />
                <Desktop />
                <Push notices={notices} view={view} />
                <Mail notices={notices} view={view} />
              </div>
              <div>
                <Webhook notices={notices} view={view} />
                <QuietForm notices={notices} quiet={view.quiet} />
                <Lately lately={view.lately} />
              </div>
            </div>
          </>
        )}
      </Shown>
    </div>
  );
}

interface Part {
  notices: Notices;
  view: NoticesView;
}

function Threads({ notices, view }: Part) {
  return (
    <section aria-labelledby="notice-threads">
      <h2 id="notice-threads">{say('noticeThreads')}</h2>
      <div role="radiogroup" aria-labelledby="notice-threads">
        {THREADS.map((threads) => (
          <label key={threads} class="switch">
            <input
              type="radio"
              name="threads"
              checked={view.threads === threads}
              disabled={notices.busy.value}
              onChange={() => void notices.choose({ threads })}
            />
            {named('noticeThreads', threads)}
          </label>
        ))}
      </div>
      <Kept notices={notices} of="threads" />
    </section>
  );
}

/** While the console is open, in another window. */
function Desktop() {
  const { platform } = useApp();
  const on = useSignal(platform.storage.get('alerts') === 'on' && canTell());
  const denied = useSignal(false);
  const change = async (wanted: boolean) => {
    const allowed =
      wanted && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    denied.value = wanted && !allowed;
    on.value = allowed;
    platform.storage.set('alerts', allowed ? 'on' : 'off');
  };
  return (
    <section aria-labelledby="notice-desktop">
      <h2 id="notice-desktop">{say('noticeDesktop')}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={on.value}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        {say('noticeDesktopOn')}
      </label>
      {denied.value && <p class="trouble">{say('noticeDenied')}</p>}
    </section>
  );
}

function Push({ notices, view }: Part) {
  const { formats, now } = useApp();
  const { browsers } = view.push;
  const { here, isPossible } = notices;
  return (
    <section aria-labelledby="notice-push">
      <h2 id="notice-push">{say('noticePush')}</h2>
      <p class="muted">{say('noticePushLead')}</p>
      {browsers.length > 0 && (
        <ul class="cards" aria-labelledby="notice-push">
          {browsers.map((browser) => (
            <li key={browser.id} class="person">
              <div>
                <b>{browser.name}</b>{' '}
                {browser.id === here?.id && <span class="tag">{say('noticeHere')}</span>}
                <p class="muted">{formats.value.moment(browser.created, now.value)}</p>
              </div>
              <Act
                disabled={notices.busy.value}
                label={say('removeSure', { name: browser.name })}
                onClick={() => void notices.forget(browser)}
              >
                {say('remove')}
              </Act>
            </li>
          ))}
        </ul>
      )}
      {!isPossible && <p class="muted">{say('noticePushAbsent')}</p>}
      {notices.denied.value && <p class="trouble">{say('noticeDenied')}</p>}
      <div class="acts">
        {isPossible && !here && (
          <Act disabled={notices.busy.value} onClick={() => void notices.addHere()}>
            {say('noticePushOn')}
          </Act>
        )}
        {browsers.length > 0 && <Test notices={notices} way="push" />}
      </div>
      <Receipt notices={notices} way="push" />
    </section>
  );
}

function Mail({ notices, view }: Part) {
  const { me } = useWork();
  return (
    <section aria-labelledby="notice-mail">
      <h2 id="notice-mail">{say('noticeMail')}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={view.mail}
          disabled={notices.busy.value}
          onChange={(event) => void notices.choose({ mail: event.currentTarget.checked })}
        />
        <span>{say('noticeMailOn', { email: me.person.email })}</span>
      </label>
      <p class="muted">{say('noticeMailLead')}</p>
      <Kept notices={notices} of="mail" />
      {view.mail && (
        <div class="acts">
          <Test notices={notices} way="mail" />
        </div>
      )}
      <Receipt notices={notices} way="mail" />
    </section>
  );
}

function Webhook({ notices, view }: Part) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const url = String(new FormData(event.target).get('url') ?? '').trim();
    void notices.choose({ webhook: url || null });
  };
  return (
    <section aria-labelledby="notice-webhook">
      <h2 id="notice-webhook">{say('noticeWebhook')}</h2>
      <p class="muted">{say('noticeWebhookLead')}</p>
      <form class="stack" onSubmit={submit}>
        <Field label={say('webhookUrl')} fault={notices.faultAt('webhook')}>
          {(control) => (
            <input
              {...control}
              key={view.webhook}
              name="url"
              type="url"
              maxLength={500}
              placeholder="https://"
              defaultValue={view.webhook ?? ''}
            />
          )}
        </Field>
        <div class="acts">
          <Act type="submit" disabled={notices.busy.value}>
            {say('save')}
          </Act>
          {view.webhook && (
            <>
              <Test notices={notices} way="webhook" />
              <Act
                look="bad"
                disabled={notices.busy.value}
                onClick={() => void notices.choose({ webhook: null })}
              >
                {say('remove')}
              </Act>
            </>
          )}
        </div>
        <Kept notices={notices} of="webhook" />
      </form>
      {notices.secret.value && (
        <label class="field invitation">
          {say('webhookSecret', { url: view.webhook ?? '' })}
          <input readOnly value={notices.secret.value} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
      <Receipt notices={notices} way="webhook" />
    </section>
  );
}

function Test({ notices, way }: { notices: Notices; way: NoticeWay }) {
  return (
    <Act
      disabled={notices.busy.value}
      label={`${say('webhookTest')}: ${named('noticeWay', way)}`}
      onClick={() => void notices.test(way)}
    >
      {say('webhookTest')}
    </Act>
  );
}

function Receipt({ notices, way }: { notices: Notices; way: NoticeWay }) {
  const receipt = notices.tried.value.get(way);
  if (!receipt) return null;
  return (
    <p class={receipt.ok ? 'good' : 'trouble'} role="status">
      <Icon name={receipt.ok ? 'check' : 'warn'} /> {say('webhookReceipt', { what: receipt.detail })}
    </p>
  );
}

function Lately({ lately }: { lately: NoticesView['lately'] }) {
  const { formats, now } = useApp();
  if (lately.length === 0) return null;
  return (
    <section aria-labelledby="notice-lately">
      <h2 id="notice-lately">{say('deliveries')}</h2>
      <ul class="cards" aria-labelledby="notice-lately">
        {lately.map(({ at, way, about, state, detail }) => (
          <li key={`${at} ${way} ${about}`}>
            <span class="line">
              <b>{named('noticeAbout', about)}</b>
              <span class={`state ${state === 'failed' ? 'broken' : state === 'told' ? 'ok' : ''}`}>
                {named('told', state)}
              </span>
            </span>
            <p class="muted address">
              {formats.value.moment(at, now.value)} · {named('noticeWay', way)}
              {state === 'failed' && detail && ` · ${detail}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
