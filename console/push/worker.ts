import type { PushedNotice } from '../../src/console/protocol.ts';

/*
 * What of the console runs while no console is open: it shows what the service sends, and opens the thread that it is about. It keeps
 * nothing and answers no request of a page.
 */

/** A message from the service, decrypted. */
interface PushEvent extends Event {
  data: { json(): unknown } | null;
  waitUntil(done: Promise<unknown>): void;
}
interface ClickEvent extends Event {
  notification: Notification;
  waitUntil(done: Promise<unknown>): void;
}
interface Window {
  url: string;
  focus(): Promise<Window>;
  postMessage(message: unknown): void;
}

/* What a service worker has that a page has not; the types of both do not go together. */
declare const registration: {
  scope: string;
  showNotification(title: string, options: NotificationOptions): Promise<void>;
};
declare const clients: {
  matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Window[]>;
  openWindow(url: string): Promise<unknown>;
};

const isPush = (event: Event): event is PushEvent => 'data' in event && 'waitUntil' in event;
const isClick = (event: Event): event is ClickEvent => 'notification' in event && 'waitUntil' in event;

addEventListener('push', (event) => {
  if (isPush(event) && event.data) event.waitUntil(show(noticeOf(event.data.json())));
});
addEventListener('notificationclick', (event) => {
  if (!isClick(event)) return;
  event.notification.close();
  event.waitUntil(open(noticeOf(event.notification.data).customer));
});

function noticeOf(said: unknown): PushedNotice {
  const read = (name: keyof PushedNotice) => {
    const value: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, name) : null;
    return typeof value === 'string' ? value : '';
  };
  return { title: read('title'), text: read('text'), customer: read('customer') };
}

/** The same thread replaces what was shown of it, also by an open console. */
function show(notice: PushedNotice): Promise<void> {
  const { title, text: body, customer } = notice;
  return registration.showNotification(title, { body, data: notice, ...(customer ? { tag: customer } : {}) });
}

/** In a console that is open, else in a new one. */
async function open(customer: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const console = windows.find(({ url }) => url.startsWith(registration.scope));
  if (!console) {
    await clients.openWindow(`${registration.scope}#/inbox${customer ? `/${customer}` : ''}`);
    return;
  }
  console.postMessage({ open: customer });
  await console.focus();
}
