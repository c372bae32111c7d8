import { useEffect } from 'preact/hooks';
import type { App } from '../core/app.ts';
import { say } from '../texts/texts.ts';
import { SignIn } from './pages/sign-in.tsx';
import { Shell } from './shell/shell.tsx';
import { Failed, Skeleton } from './shell/states.tsx';
import { AppContext, WorkContext } from './world.ts';

/** The whole console: signing in, or the pages. */
export function Console({ app }: { app: App }) {
  useTheme(app);
  return (
    <AppContext.Provider value={app}>
      <Inside app={app} />
    </AppContext.Provider>
  );
}

function Inside({ app }: { app: App }) {
  const session = app.session.state.value;
  const workspace = app.workspace.value;
  if (session.state === 'out') return <SignIn />;
  if (session.state === 'error')
    return (
      <main class="door">
        <h1 class="unseen">{say('inbox')}</h1>
        <Failed detail={say('unreachable')} retry={() => void app.session.load()} />
      </main>
    );
  if (!workspace)
    return (
      <main class="door">
        <h1 class="unseen">{say('inbox')}</h1>
        <Skeleton />
      </main>
    );
  return (
    <WorkContext.Provider value={workspace}>
      <Shell />
    </WorkContext.Provider>
  );
}

function useTheme(app: App): void {
  const theme = app.theme.value;
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
