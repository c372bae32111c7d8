import { useEffect } from 'preact/hooks';
import { FIRST_WAITING } from '../../core/app.ts';
import { hrefOf, type PageName } from '../../core/router.ts';
import { say } from '../../texts/texts.ts';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { FiguresPage } from '../pages/figures.tsx';
import { KnowledgePage } from '../pages/knowledge.tsx';
import { MorningPage } from '../pages/morning.tsx';
import { SearchPage } from '../pages/search.tsx';
import { useApp, useWork } from '../world.ts';
import { Connection } from './connection.tsx';
import { Help } from './help.tsx';
import { Icon, type IconName } from './icons.tsx';
import { later } from './later.tsx';
import { Palette } from './palette.tsx';

const LINKS = [
  ['inbox', 'inbox', 'inbox'],
  ['search', 'search', 'searchPage'],
  ['figures', 'figures', 'figures'],
  ['knowledge', 'knowledge', 'knowledge'],
  ['settings', 'settings', 'settings'],
] as const satisfies [PageName, IconName, string][];

const OF_SETTINGS: ReadonlySet<PageName> = new Set([
  'people',
  'notices',
  'webhooks',
  'tests',
  'change',
  'mailbox',
  'me',
]);

const ChangePage = later(() => import('../pages/change.tsx').then((part) => part.ChangePage));
const MailboxPage = later(() => import('../pages/mailbox.tsx').then((part) => part.MailboxPage));
const NoticesPage = later(() => import('../pages/notices.tsx').then((part) => part.NoticesPage));
const PeoplePage = later(() => import('../pages/people.tsx').then((part) => part.PeoplePage));
const SettingsPage = later(() => import('../pages/settings.tsx').then((part) => part.SettingsPage));
const TestsPage = later(() => import('../pages/tests.tsx').then((part) => part.TestsPage));
const WebhooksPage = later(() => import('../pages/webhooks.tsx').then((part) => part.WebhooksPage));
const MePage = later(() => import('../pages/me.tsx').then((part) => part.MePage));
const Phone = later(() => import('./phone.tsx').then((part) => part.Phone));

/** The frame around every page: where one is, where one can go, whether the connection holds. */
export function Shell() {
  const app = useApp();
  const { page, id } = app.router.route.value;
  const here = OF_SETTINGS.has(page) ? 'settings' : page === 'morning' ? 'figures' : page;
  const work = useWork();
  const mayCount = work.me.rights.includes('reports');
  useTitle();
  return (
    <div class={`shell on-${page} ${page === 'inbox' && id && id !== FIRST_WAITING ? 'reading' : ''}`}>
      <button type="button" class="skip" onClick={toMain}>
        {say('skip')}
      </button>
      <nav class="rail" aria-label={say('pages')}>
        <span class="mark" aria-hidden="true">
          <span />
        </span>
        {LINKS.filter(([name]) => name !== 'figures' || mayCount).map(([name, icon, key]) => (
          <a
            key={name}
            href={hrefOf({ page: name })}
            aria-current={here === name ? 'page' : undefined}
            aria-keyshortcuts={app.keys.of(key)}
          >
            <Icon name={icon} />
            <span>{say(name)}</span>
            {name === 'inbox' && <WaitingCount />}
          </a>
        ))}
      </nav>
      <main id="main" tabIndex={-1}>
        <Page name={page} />
      </main>
      <Connection />
      {work.softphone.call.value && <Phone />}
      <Palette />
      <Help />
      <p class="unseen" role="status">
        {app.said.value}
      </p>
    </div>
  );
}

function toMain(): void {
  document.getElementById('main')?.focus();
}

function Page({ name }: { name: PageName }) {
  switch (name) {
    case 'inbox':
      return <InboxPage />;
    case 'search':
      return <SearchPage />;
    case 'morning':
      return <MorningPage />;
    case 'figures':
      return <FiguresPage />;
    case 'knowledge':
      return <KnowledgePage />;
    case 'settings':
      return <SettingsPage />;
    case 'people':
      return <PeoplePage />;
    case 'notices':
      return <NoticesPage />;
    case 'mailbox':
      return <MailboxPage />;
    case 'me':
      return <MePage />;
    case 'webhooks':
      return <WebhooksPage />;
    case 'change':
      return <ChangePage />;
    case 'tests':
      return <TestsPage />;
  }
}

/** For eyes: the title of the page says the same. */
function WaitingCount() {
  const waiting = useWork().queue.counts.value?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <span class="count" aria-hidden="true">
      {waiting > 99 ? '99+' : waiting}
    </span>
  );
}

/** How many wait is said where one looks from another window. */
function useTitle(): void {
  const app = useApp();
  const waiting = useWork().queue.counts.value?.waiting ?? 0;
  const { page } = app.router.route.value;
  const title = `${waiting > 0 ? `(${waiting}) ` : ''}${say(page)} · ${useWork().me.store.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
