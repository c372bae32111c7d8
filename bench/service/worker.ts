import { WorkerEntrypoint } from 'cloudflare:workers';
import { z } from 'zod';
import { deskObject } from '../../durable-objects/clients/desk.ts';
import { indexParts } from '../../durable-objects/clients/index-parts.ts';
import { objectName, open } from '../../durable-objects/clients/open.ts';
import { cookieFor, newSession } from '../../src/api/console/cookie.ts';
import { newSecretId } from '../../src/api/console/ids.ts';
import type { MailMessage, MailSender } from '../../src/channels/channel.ts';
import front from '../../src/index.ts';
import { readSessionToken } from '../../src/tokens.ts';
import type { BenchEnv } from './env.ts';
import { withFiles } from './files.ts';

export { Address, Desk, EmbeddedShop, Knowledge, Store } from '../../src/index.ts';
export { Customer } from './customer.ts';
export { Echo } from './echo.ts';
export { Figures } from './figures.ts';
export { Index } from './index-part.ts';
export { RecordedCustomer } from './recorded.ts';
export { Replay } from './replay.ts';

/** A customer, named by the session's token or by id, and how many exchanges to put behind them. */
const Plant = z.object({
  count: z.number().int().nonnegative(),
  token: z.string().optional(),
  customer: z.string().optional(),
});
const STORE = 'demo';

// The platform collects what is logged beside the isolate. Here it would be formatted in it and written to a
// pipe.
console.info = () => undefined;

/**
 * The service as it is, and under `/bench/<object>/chat/…` its chat door with another object behind it: the
 * same code in the same process reaches every contender. `POST /bench/plant` gives a customer a past and
 * evicts the object, `POST /bench/index` fills the search, `POST /bench/desk` the desk, `POST /bench/figures` the figures, `POST /bench/staff`
 * the people who work there.
 */
export default {
  async fetch(request, bound, ctx) {
    const env = withFiles(bound);
    const url = new URL(request.url);
    if (url.pathname === '/cdn-cgi/handler/email') return mail(request, url.searchParams, env);
    if (request.method === 'POST' && url.pathname === '/bench/plant') return plant(await request.json(), env);
    if (request.method === 'POST' && url.pathname === '/bench/figures')
      return report(await request.json(), env);
    if (request.method === 'POST' && url.pathname === '/bench/desk') return wait(await request.json(), env);
    if (request.method === 'POST' && url.pathname === '/bench/staff') return hire(await request.json(), env);
    if (request.method === 'POST' && url.pathname === '/bench/index') return fill(await request.json(), env);
    const [, object, path] = /^\/bench\/(recorded|replay|echo)(\/chat\/.*)$/.exec(url.pathname) ?? [];
    if (!object || !path) return front.fetch(request, env, ctx);
    url.pathname = path;
    const CUSTOMER = { recorded: env.RECORDED, replay: env.REPLAY }[object] ?? env.ECHO;
    return front.fetch(new Request(url, request), { ...env, CUSTOMER }, ctx);
  },
} satisfies ExportedHandler<BenchEnv>;

/** Hands a mail to the service as the platform's mail routing does: the clients post it here. */
async function mail(request: Request, envelope: URLSearchParams, env: BenchEnv): Promise<Response> {
  const bytes = await request.arrayBuffer();
  let refused: string | null = null;
  const message = {
    from: envelope.get('from') ?? '',
    to: envelope.get('to') ?? '',
    headers: new Headers(),
    raw: new Response(bytes).body ?? new ReadableStream(),
    rawSize: bytes.byteLength,
    setReject(reason: string) {
      refused = reason;
    },
  };
  // The service reads these of a mail and neither forwards it nor answers it in the same breath.
  await front.email(message as ForwardableEmailMessage, env);
  return new Response(refused, { status: refused ? 400 : 200 });
}

async function plant(body: unknown, env: BenchEnv): Promise<Response> {
  const { count, token, customer } = Plant.parse(body);
  const claims = token ? await readSessionToken(env, STORE, token) : null;
  const planted = () => open(env, env.PLANTED, objectName(STORE, claims?.customer ?? customer ?? ''));
  await planted().plant(count);
  // The call ends with the object: that is what was asked for.
  await planted()
    .restart()
    .catch(() => undefined);
  return new Response();
}

/** Has so many threads wait at the desk. */
async function wait(body: unknown, env: BenchEnv): Promise<Response> {
  const { count } = Plant.parse(body);
  const since = new Date(Date.now() - 60_000).toISOString();
  for (let n = 0; n < count; n++) {
    const customer = `cu_${String(n).padStart(32, '0')}`;
    await deskObject(env, STORE).enlist({
      ...{ customer, name: `Sophie Roche${n}`, known: true, assurance: 'recognised', channels: ['chat'] },
      ...{ last: { at: since, author: 'customer', text: 'I want to talk to a person.' }, state: 'waiting' },
      ...{ since, reason: 'requested', summary: 'A person was asked for.', urgency: 'next', due: null },
      ...{ warn: null, language: 'en', skills: [], order: null, tags: [], holder: null, heardAt: since },
    });
  }
  return new Response();
}

/** People who work at the desk, each signed in: their cookies. */
async function hire(body: unknown, env: BenchEnv): Promise<Response> {
  const { count } = Plant.parse(body);
  const desk = deskObject(env, STORE);
  const cookies: string[] = [];
  for (let n = 0; n < count; n++) {
    const [id, invitation, session] = [`pe_${n}`, newSecretId('in'), newSession()];
    const name = `Advisor ${n}`;
    await desk.person({
      ...{ type: 'add', id },
      record: {
        ...{ name, email: `advisor-${n}@bench.example`, role: 'advisor', languages: [], skills: [] },
        ...{ limit: 5, phone: null },
      },
    });
    await desk.invite(id, invitation);
    await desk.signIn({ type: 'invitation', id: invitation, session });
    cookies.push((await cookieFor(env, STORE, session)).split(';')[0] ?? '');
  }
  return Response.json(cookies);
}

/** Fills the parts of the index evenly. */
async function fill(body: unknown, env: BenchEnv): Promise<Response> {
  const { count } = Plant.parse(body);
  const parts = indexParts(env, STORE).length;
  for (let part = 0; part < parts; part++)
    await open(env, env.FILLED, objectName(STORE, `index/${part}`)).plant(part, Math.ceil(count / parts));
  return new Response();
}

/** Fills the store's figures. */
async function report(body: unknown, env: BenchEnv): Promise<Response> {
  const { count, first } = Plant.extend({ first: z.iso.date() }).parse(body);
  await open(env, env.REPORTED, objectName(STORE, 'figures')).plant(count, first);
  return new Response();
}

/** The binding `EMAIL`: hands a mail that leaves to the sink beside the measuring client. */
export class MailSink extends WorkerEntrypoint<BenchEnv> implements MailSender {
  async send({ to }: MailMessage): Promise<{ messageId: string }> {
    const url = `${this.env.WHATSAPP_API_BASE}/mail`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ to }) });
    return response.json();
  }
}
