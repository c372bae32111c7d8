import { effect } from '@preact/signals';
import type { App } from '../core/app.ts';
import { hrefOf } from '../core/router.ts';
import { say } from '../texts/texts.ts';

/** Tells of what needs this person: aloud to a screen reader, and on the desktop where they asked for it. */
export function tellOnDesktop(app: App): void {
  app.onAlert = ({ customer, name, text }) => {
    const title = name ?? say('visitor');
    app.said.value = `${title}: ${text}`;
    if (!wanted(app) || document.visibilityState === 'visible') return;
    const shown = new Notification(title, { body: text, tag: customer });
    shown.onclick = () => {
      window.focus();
      location.hash = hrefOf({ page: 'inbox', id: customer });
    };
  };
  // A notice was pressed that a push has shown.
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const id = openedBy(data);
      if (id !== null) location.hash = hrefOf({ page: 'inbox', id: id || null });
    });
  // Whoever looks elsewhere is away: what waits goes to those who are here.
  effect(() => {
    const queue = app.workspace.value?.queue;
    if (!queue) return;
    const tell = () => queue.presence(document.visibilityState === 'visible' ? 'online' : 'away');
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  });
}

/** The thread that console/push/worker.ts says was pressed; empty: none in particular. */
function openedBy(data: unknown): string | null {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'open') : null;
  return typeof id === 'string' && /^(?:cu_[0-9a-f]{32})?$/.test(id) ? id : null;
}

function wanted(app: App): boolean {
  return app.platform.storage.get('alerts') === 'on' && canTell();
}

/** Whether the browser may show notices of ours. */
export function canTell(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}
