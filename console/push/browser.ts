import type { PushHere } from '../core/pages/notices.ts';

/* Web push as this browser has it. */

const WORKER = '/console/push.js';

/** The one script that may be started as a worker: the page's policy asks for a word on it (Trusted Types). */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(given: string): string };
}

/** Made once: a policy of a name may not be made again. */
let script: string | null = null;

function workerScript(): string {
  if (script !== null) return script;
  const types: TrustedTypes | undefined = Reflect.get(globalThis, 'trustedTypes');
  const made = types?.createPolicy('push', { createScriptURL: () => WORKER }).createScriptURL('') ?? WORKER;
  script = made;
  return made;
}

/** Whether it can be had here: on a phone of Apple's only once the console is on the home screen. */
const isThere = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

export const pushHere: PushHere = {
  state: () => {
    if (!isThere()) return 'absent';
    return Notification.permission === 'denied' ? 'denied' : 'possible';
  },

  async subscribe(key) {
    if ((await Notification.requestPermission()) !== 'granted') return null;
    const worker = await navigator.serviceWorker.register(workerScript(), { scope: '/console/' });
    await navigator.serviceWorker.ready;
    // Of another store, or under a key that is no more.
    await (await worker.pushManager.getSubscription())?.unsubscribe();
    const subscription = await worker.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
    const { endpoint = '', keys = {} } = subscription.toJSON();
    return { endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' } };
  },

  async unsubscribe() {
    if (!isThere()) return;
    const worker = await navigator.serviceWorker.getRegistration('/console/');
    await (await worker?.pushManager.getSubscription())?.unsubscribe();
  },

  name: () => {
    const agent = navigator.userAgent;
    const browser = /Firefox|Edg|OPR|Chrome|Safari/.exec(agent)?.[0] ?? 'Browser';
    const system = /Android|iPhone|iPad|Windows|Mac OS|CrOS|Linux/.exec(agent)?.[0] ?? '';
    const called = new Map([
      ['Edg', 'Edge'],
      ['OPR', 'Opera'],
    ]);
    // Chromium's relatives name it as well, before themselves.
    const own = /Edg|OPR/.exec(agent)?.[0] ?? browser;
    return [called.get(own) ?? own, system.replace('Mac OS', 'Mac')].filter(Boolean).join(', ');
  },
};
