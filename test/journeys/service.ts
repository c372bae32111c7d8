import { evictAllDurableObjects } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import type { SandboxEnv } from '../../sandbox/env.ts';
import worker from '../../sandbox/worker.ts';
import type { Service } from '../../scripts/clients/service.ts';
import { atRest, forgetWork } from '../machine/quiet.ts';

const front = (exports as unknown as { default: Fetcher }).default;
const bindings = env as unknown as SandboxEnv;

/** What the world does to the service while a story is played. */
export interface Weather {
  /** Every webhook and every mail is delivered twice. */
  twice?: boolean;
  /** Every object is evicted before anything reaches the service. */
  evict?: boolean;
}

/** Where a mail goes that a client posts, with its envelope. */
type MailTaker = (raw: ArrayBuffer, envelope: { from: string; to: string }) => Promise<Response>;

/** The service inside the test's own workerd, for the very clients that speak to a running one. */
export function serviceInside(weather: Weather = {}, takeMail: MailTaker = receiveMail): Service {
  const base = 'http://localhost:8787';
  const storm = async () => {
    if (!weather.evict) return;
    await evictAllDurableObjects();
    forgetWork();
  };
  return {
    base,
    store: 'demo',
    adminToken: 'dev-admin-token',
    twilioAuthToken: 'dev-twilio-token',
    whatsappAppSecret: 'dev-whatsapp-secret',
    atRest: () => atRest(),
    async fetch(path, init) {
      const request = new Request(new URL(path, base), init as RequestInit<RequestInitCfProperties>);
      const url = new URL(request.url);
      const inbound = url.pathname.startsWith('/hooks/') || url.pathname.startsWith('/cdn-cgi/');
      if (inbound) await storm();
      const send = async () => {
        const copy = request.clone() as Request;
        if (url.pathname !== '/cdn-cgi/handler/email') return front.fetch(copy as never);
        const said = (name: string) => url.searchParams.get(name) ?? '';
        return takeMail(await copy.arrayBuffer(), { from: said('from'), to: said('to') });
      };
      if (inbound && weather.twice) await (await send()).arrayBuffer();
      return (await send()) as unknown as globalThis.Response;
    },
    async dial(address, { protocols, headers }) {
      await storm();
      const response = await front.fetch(address.replace(/^ws/, 'http'), {
        headers: { upgrade: 'websocket', 'sec-websocket-protocol': (protocols ?? []).join(', '), ...headers },
      });
      if (!response.webSocket) throw new Error(`refused (${response.status}): ${await response.text()}`);
      response.webSocket.accept();
      return response.webSocket as unknown as globalThis.WebSocket;
    },
  };
}

/** What the platform does with a mail: the Worker's email handler. */
async function receiveMail(raw: ArrayBuffer, envelope: { from: string; to: string }): Promise<Response> {
  let rejected = '';
  const message = {
    ...envelope,
    raw: new Response(raw).body,
    rawSize: raw.byteLength,
    headers: new Headers(),
    setReject: (reason: string) => {
      rejected = reason;
    },
  };
  await worker.email(message as unknown as ForwardableEmailMessage, bindings);
  return rejected ? new Response(rejected, { status: 400 }) : new Response('ok');
}
