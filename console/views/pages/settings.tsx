import { useEffect, useMemo } from 'preact/hooks';
import type { Language, Theme } from '../../core/app.ts';
import { checkSetup, type SetupLine } from '../../core/pages/setup.ts';
import { Resource } from '../../core/resource.ts';
import { hrefOf } from '../../core/router.ts';
import { count, named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon, type IconName } from '../shell/icons.tsx';
import { Shown } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

const ICONS: Record<SetupLine['state'], IconName> = {
  ok: 'check',
  open: 'dot',
  broken: 'warn',
  unknown: 'dot',
};

/** Who one is, how the console looks, and what of the store is set up. */
export function SettingsPage() {
  return (
    <div class="page">
      <h1>{say('settings')}</h1>
      <div class="columns">
        <SetUp />
        <div>
          <Me />
          <NoticesLink />
          <Proof />
          <Systems />
          <Appearance />
        </div>
      </div>
    </div>
  );
}

function SetUp() {
  const { api, desk } = useWork();
  const lines = useMemo(
    () => new Resource(() => checkSetup(api, desk.page.value?.troubles ?? [])),
    [api, desk],
  );
  useEffect(() => {
    void lines.refresh();
  }, [lines]);
  return (
    <section aria-labelledby="setup-title">
      <h2 id="setup-title">{say('setup')}</h2>
      <p class="muted">{say('setupLead')}</p>
      <Shown of={lines} rows={6}>
        {(list) => (
          <ul class="setup" aria-label={say('setup')}>
            {list.map((line) => (
              <li key={line.name} class={line.state}>
                <Icon name={ICONS[line.state]} />
                <span>
                  <LineName line={line} />
                  <span class="muted"> {seenOf(line)}</span>
                </span>
                <span class={`state ${line.state}`}>{stateOf(line)}</span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  );
}

function LineName({ line: { name } }: { line: SetupLine }) {
  if (name === 'people') return <a href={hrefOf({ page: 'people' })}>{say('setup_people')}</a>;
  if (name === 'knowledge') return <a href={hrefOf({ page: 'knowledge' })}>{say('setup_knowledge')}</a>;
  return <b>{named('setup', name)}</b>;
}

function seenOf({ name, seen, state }: SetupLine): string {
  if (seen === null) return state === 'open' ? say('setupNone') : '';
  if (typeof seen === 'string') return seen;
  return name === 'people' ? count('setup_people_ok', seen) : count('setup_articles_ok', seen);
}

function stateOf({ state }: SetupLine): string {
  if (state === 'ok') return say('setupOk');
  if (state === 'open') return say('setupOpen');
  return say(state === 'broken' ? 'setupBroken' : 'setupUnknown');
}

function Me() {
  const { session } = useApp();
  const { person, store } = useWork().me;
  return (
    <section aria-labelledby="me-title">
      <h2 id="me-title">{say('me')}</h2>
      <p>
        <b dir="auto">{person.name}</b> · {named('role', person.role)} · {store.name}
      </p>
      <p class="muted">{person.email}</p>
      <a href={hrefOf({ page: 'me' })}>{say('passkeys')}</a>
      <Act onClick={() => void session.signOut()}>{say('signOut')}</Act>
    </section>
  );
}

/** Whoever may not see them is told so on the page itself. */
function Proof() {
  return (
    <section aria-labelledby="tests-title">
      <h2 id="tests-title">{say('tests')}</h2>
      <p class="muted">{say('testsLead')}</p>
      <p>
        <a href={hrefOf({ page: 'change' })}>{say('change')}</a>
      </p>
      <a href={hrefOf({ page: 'tests' })}>{say('tests')}</a>
    </section>
  );
}

/** Whoever may not see them is told so on the page itself. */
function Systems() {
  const { me } = useWork();
  if (me.person.role !== 'owner') return null;
  return (
    <>
      <section aria-labelledby="mailbox-title">
        <h2 id="mailbox-title">{say('mailbox')}</h2>
        <p class="muted">{say('mailboxLead')}</p>
        <a href={hrefOf({ page: 'mailbox' })}>{say('mailbox')}</a>
      </section>
      <section aria-labelledby="systems-title">
        <h2 id="systems-title">{say('webhooks')}</h2>
        <p class="muted">{say('webhooksLead')}</p>
        <a href={hrefOf({ page: 'webhooks' })}>{say('webhooks')}</a>
      </section>
    </>
  );
}

function Appearance() {
  const app = useApp();
  const theme = (value: string): Theme => (value === 'light' || value === 'dark' ? value : 'system');
  const language = (value: string): Language => (value === 'fr' ? 'fr' : 'en');
  return (
    <section aria-labelledby="look-title">
      <h2 id="look-title">{say('appearance')}</h2>
      <label class="field">
        {say('theme')}
        <select value={app.theme.value} onChange={(event) => app.setTheme(theme(event.currentTarget.value))}>
          <option value="system">{say('theme_system')}</option>
          <option value="light">{say('theme_light')}</option>
          <option value="dark">{say('theme_dark')}</option>
        </select>
      </label>
      <label class="field">
        {say('interfaceLanguage')}
        <select
          value={app.language.value}
          onChange={(event) => app.setLanguage(language(event.currentTarget.value))}
        >
          <option value="en">English</option>
          <option value="fr" lang="fr">
            français
          </option>
        </select>
      </label>
    </section>
  );
}

function NoticesLink() {
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{say('notices')}</h2>
      <p class="muted">{say('noticesLead')}</p>
      <a href={hrefOf({ page: 'notices' })}>{say('notices')}</a>
    </section>
  );
}
