import { z } from 'zod';
import { objectName, open } from '../durable-objects/clients/open.ts';
import front from '../src/index.ts';
import { readSessionToken } from '../src/tokens.ts';
import type { BenchEnv } from './env.ts';
import { withFiles } from './files.ts';
import { hoppingEnv, hops } from './hopping.ts';
import { recorder } from './recorder.ts';
import { tape } from './tape.ts';

export { Address, EmbeddedShop, Store } from '../src/index.ts';
export { Bare } from './bare.ts';
export { Echo } from './echo.ts';
export { FiledCustomer as Customer } from './files.ts';
export { HoppingCustomer } from './hopping.ts';
export { MailSink } from './mail-sink.ts';
export { PlantedCustomer } from './planted.ts';
export { RecordedCustomer } from './recorded.ts';
export { Replay } from './replay.ts';

const Cut = z.object({ name: z.string(), message: z.string().nullable() });
const Hopping = z.object({ delay: z.number().min(0).max(1_000) });
const Plant = z.object({
  count: z.number().int().nonnegative(),
  token: z.string().optional(),
  customer: z.string().optional(),
});
const OTHERS = /^\/bench\/(recorded|replay|echo|bare|planted|hopping)(\/(?:chat|hooks|api)\/.*)$/;
const MAIL = '/cdn-cgi/handler/email';
const STORE = 'demo';

// The platform collects what is logged beside the isolate. Here it would be formatted in it and written to a
// pipe.
console.info = () => undefined;

/**
 * The service as it is, and under `/bench/<object>/chat/…`, `…/hooks/…` and `…/api/…` the same routes with
 * another object behind them: the same code in the same process reaches every contender. `POST /bench/cut`
 * ends a segment of the recording and returns what it counted. `POST /bench/hops` returns what was called
 * since the last time and sets the delay of each call from here on. `POST /bench/plant` gives a customer a
 * past and evicts the object.
 */
export default {
  async fetch(request, bound, ctx) {
    const env = withFiles(bound);
    const url = new URL(request.url);
    if (url.pathname === MAIL) return mail(request, url.searchParams, env);
    if (request.method === 'POST' && url.pathname === '/bench/cut') return cut(await request.json());
    if (request.method === 'POST' && url.pathname === '/bench/plant') return plant(await request.json(), env);
    if (request.method === 'POST' && url.pathname === '/bench/hops') {
      hops.delay = Hopping.parse(await request.json()).delay;
      return Response.json(hops.cut());
    }
    const [, object, path] = OTHERS.exec(url.pathname) ?? [];
    if (!object || !path) return front.fetch(request, env, ctx);
    url.pathname = path;
    return front.fetch(new Request(url, request), behind(env, object), ctx);
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

/**
 * The environment with another object in the customer's place. All that a door does with one is in its
 * interface.
 */
function behind(env: BenchEnv, object: string): BenchEnv {
  switch (object) {
    case 'recorded':
      return { ...env, CUSTOMER: env.RECORDED };
    case 'replay':
      return { ...env, CUSTOMER: env.REPLAY };
    case 'echo':
      return { ...env, CUSTOMER: env.ECHO };
    case 'bare':
      return { ...env, CUSTOMER: env.BARE };
    case 'planted':
      return { ...env, CUSTOMER: planted(env) };
    default:
      return hoppingEnv({ ...env, CUSTOMER: env.HOPPING }, 'door');
  }
}

/** A namespace of a class with more methods is one of the class. */
function planted(env: BenchEnv): BenchEnv['CUSTOMER'] {
  return env.PLANTED as unknown as BenchEnv['CUSTOMER'];
}

function cut(body: unknown): Response {
  const { name, message } = Cut.parse(body);
  const segment = recorder.cut(name, message);
  tape.segments.push(segment);
  return Response.json(segment.counts);
}

/** The customer is named by the session's token or by id. */
async function plant(body: unknown, env: BenchEnv): Promise<Response> {
  const { count, token, customer } = Plant.parse(body);
  const claims = token ? await readSessionToken(env, STORE, token) : null;
  const name = objectName(STORE, claims?.customer ?? customer ?? '');
  const exchanges = await open(env, env.PLANTED, name).plant(count);
  // The call ends with the object: that is what was asked for.
  await open(env, env.PLANTED, name)
    .restart()
    .catch(() => undefined);
  return Response.json({ exchanges });
}
