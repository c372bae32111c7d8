import type { Right } from '../../../src/console/protocol.ts';
import type { Language, Theme } from '../../core/app.ts';
import { hrefOf, type PageName } from '../../core/router.ts';
import type { TextKey } from '../../texts/en.ts';
import { named, say } from '../../texts/texts.ts';
import { Checklist } from '../setup/checklist.tsx';
import { Act } from '../shell/act.tsx';
import { useApp, useWork } from '../world.ts';

/** What of the store is set up, for whoever may change it; who one is, and how the console looks. */
export function SettingsPage() {
  const { me } = useWork();
  return (
    <div class="page">
      <h1>{say('settings')}</h1>
      {me.rights.includes('settings') && <Checklist />}
      <div class="columns">
        <Me />
        <Pages />
        <Appearance />
      </div>
    </div>
  );
}

interface Link {
  page: PageName & TextKey;
  lead: TextKey | null;
  /** The right without which the page shows nothing. */
  needs: Right | null;
}

const LINKS: readonly Link[] = [
  { page: 'notices', lead: 'noticesLead', needs: null },
  { page: 'people', lead: null, needs: 'people:read' },
  { page: 'change', lead: 'changeLead', needs: 'settings' },
  { page: 'tests', lead: 'testsLead', needs: 'knowledge' },
  { page: 'mailbox', lead: 'mailboxLead', needs: 'owner' },
  { page: 'webhooks', lead: 'webhooksLead', needs: 'owner' },
];

/** Pages of the settings; those that a role may not see are not named to it. */
function Pages() {
  const { me } = useWork();
  return (
    <section aria-labelledby="pages-title">
      <h2 id="pages-title">{say('settingsPages')}</h2>
      <ul class="cards">
        {LINKS.filter(({ needs }) => needs === null || me.rights.includes(needs)).map(({ page, lead }) => (
          <li key={page}>
            <a href={hrefOf({ page })}>{say(page)}</a>
            {lead && <span class="muted">{say(lead)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
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
