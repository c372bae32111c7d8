import type { Kept, Platform } from './core/platform.ts';
import type { Bar } from './core/router.ts';
import { passkeys } from './passkeys.ts';

/* The browser, as the console's inside knows it. */

/** Everything of this console in the browser's storage, which other pages of the origin share. */
const PREFIX = 'onethread.console.';

function stored(key: string, value: string): boolean {
  localStorage.setItem(key, value);
  return true;
}

/** Storage may be full or forbidden: what is written then lasts as long as the page. */
function kept(): Kept {
  const memory = new Map<string, string>();
  const attempt = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(PREFIX + key), null),
    set(key, value) {
      if (attempt(() => stored(PREFIX + key, value), false)) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt(() => localStorage.removeItem(PREFIX + key), undefined);
    },
    keys: () => [
      ...memory.keys(),
      ...attempt(() => Object.keys(localStorage), [])
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length)),
    ],
  };
}

export const browser: Platform = {
  fetch: (path, init) => fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' }),
  dial(path, protocol, listener) {
    const url = new URL(path, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, [protocol]);
    socket.onopen = () => listener.onOpen();
    socket.onmessage = ({ data }) => listener.onText(String(data));
    socket.onclose = () => listener.onClose();
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: () => socket.close(),
    };
  },
  now: () => Date.now(),
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  newId: () =>
    [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(''),
  storage: kept(),
  passkeys: passkeys(),
  layLine: async (...line) => (await import('./calls/twilio.ts')).layLine(...line),
  online: () => navigator.onLine,
  onWake(run) {
    const seen = () => {
      if (document.visibilityState === 'visible') run();
    };
    addEventListener('online', run);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('online', run);
      document.removeEventListener('visibilitychange', seen);
    };
  },
};

export const bar: Bar = {
  read: () => location.hash,
  push: (href) => history.pushState(null, '', href),
  replace: (href) => history.replaceState(null, '', href),
  onChange(run) {
    addEventListener('hashchange', run);
    addEventListener('popstate', run);
  },
};
