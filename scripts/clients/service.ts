/** A running service as outside clients reach it, with the secrets that sign what providers would send. */
export interface Service {
  /** `http://localhost:8787`, without a slash at the end. */
  base: string;
  /** The store that is spoken to. */
  store: string;
  adminToken: string;
  twilioAuthToken: string;
  whatsappAppSecret: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Opens a socket and resolves once it is open; rejects when the upgrade is refused. */
  dial(url: string, options: { protocols?: string[]; headers?: Record<string, string> }): Promise<WebSocket>;
  /** Waits until nothing more comes of what was sent, where that can be seen. */
  atRest?: (() => Promise<void>) | undefined;
}

/** Waits for what belongs to an answer: so many milliseconds where nobody can see whether more comes. */
export async function settled(service: Service, milliseconds: number): Promise<void> {
  if (service.atRest) await service.atRest();
  else await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits longer than this are failures, in milliseconds. */
export const PATIENCE = 15_000;

/** Undici's third form of the constructor, which the types lack: it can send headers with the upgrade. */
const Socket = WebSocket as unknown as new (
  url: string,
  options: { protocols?: string[]; headers?: Record<string, string> },
) => WebSocket;

/**
 * The development service at `base`, or where ONETHREAD_URL or PORT say, with the secrets `npm start` uses.
 */
export function localService(
  base = process.env.ONETHREAD_URL || `http://localhost:${process.env.PORT || 8787}`,
): Service {
  const origin = base.replace(/\/+$/, '');
  return {
    base: origin,
    store: 'demo',
    adminToken: process.env.ADMIN_TOKEN || 'dev-admin-token',
    twilioAuthToken: process.env.TWILIO_AUTH_TOKEN || 'dev-twilio-token',
    whatsappAppSecret: process.env.WHATSAPP_APP_SECRET || 'dev-whatsapp-secret',
    fetch: (path, init) => fetch(new URL(path, origin), init),
    dial: (url, options) =>
      new Promise((resolve, reject) => {
        const socket = new Socket(url, options);
        const timer = setTimeout(() => {
          socket.close();
          reject(new Error(`${new URL(url).pathname}: no socket within ${PATIENCE} ms`));
        }, PATIENCE);
        socket.addEventListener('open', () => {
          clearTimeout(timer);
          resolve(socket);
        });
        socket.addEventListener('error', () => {
          clearTimeout(timer);
          reject(new Error(`${new URL(url).pathname}: the socket was refused`));
        });
      }),
  };
}

/** The service's socket address for a path: `ws://…`. */
export function socketUrl(service: Service, path: string): string {
  return service.base.replace(/^http/, 'ws') + path;
}

/**
 * Asks `probe` again and again until it gives something; rejects with `what` after `patience` milliseconds.
 * An error of the probe ends the wait at once.
 */
export async function until<T>(
  what: string,
  probe: () => T | null | undefined | Promise<T | null | undefined>,
  patience = PATIENCE,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what}: nothing within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
