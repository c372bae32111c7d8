import { Hono } from 'hono';
import { z } from 'zod';
import { now } from '../src/clock.ts';
import { readFault } from './anthropic/faults.ts';
import { brainOf } from './brain.ts';
import { clockNow, moveClock, resetOutside } from './clock.ts';
import { enterConsole } from './console.ts';
import { duration } from './duration.ts';
import { outside, type SandboxEnv } from './env.ts';
import { guard } from './guard.ts';
import { whatsappRoutes } from './meta/routes.ts';
import type { Asked, Sent } from './outside.ts';
import { passToApi } from './own-api.ts';
import { pageRoutes } from './page.ts';
import { loginToken, names, personas, storeFacts } from './personas.ts';
import { body, invalid, problem } from './problem.ts';
import { subscribe } from './push/service.ts';
import { shopRoutes } from './shop/routes.ts';
import { inStore } from './stores/in-store.ts';
import { newStory, Scene } from './stories.ts';
import { dialRelay, reportEnd, ring } from './twilio/call.ts';
import { twimlFault } from './twilio/rules.ts';
import { type IncomingCall, newCallSid, readRelay, setupFrame } from './twilio/wire.ts';

const number = z.string().regex(/^\+\d{6,15}$/, 'a number with its +');

const Move = z.union([
  z.object({ now: z.iso.datetime({ offset: true }) }),
  z.object({ advance: z.string() }),
]);
const Code = z.union([z.string(), z.number()]).transform(String);
const Fault = z.object({
  /** `whatsapp-media`: looking a file up, or with `late` fetching it. */
  channel: z.enum([
    'email',
    'whatsapp',
    'whatsapp-media',
    'sms',
    'voice',
    'anthropic',
    'openai',
    'compatible',
    'workers-ai',
    'mcp',
    'shop',
    'carrier',
    'tracking',
    'webhook',
    'push',
  ]),
  /**
   * `E_…` for mail, a Graph or Twilio code, or an HTTP status (for `mcp`, `shop`, `webhook` and `push` always; a shop on Shopify also knows `THROTTLED` and `JOB_FAILS`); for a model what
   * `sandbox/anthropic/faults.ts` reads. A list gives each of the next sends its own, `ok` being none.
   */
  code: z.union([Code, z.array(Code).max(1000)]),
  times: z.number().int().min(0).max(1000).default(1),
  /** WhatsApp: accepted first, then reported as failed. `shop`: done, and answered with that status. */
  late: z.boolean().default(false),
});
const MODELS: ReadonlySet<string> = new Set(['anthropic', 'openai', 'compatible', 'workers-ai']);
const Call = z.object({
  from: z.union([number, z.literal('anonymous')]),
  to: number.default('+33187654321'),
  attestation: z.enum(['A', 'B', 'C', 'failed', 'none']).default('A'),
  callSid: z
    .string()
    .regex(/^CA\w+$/)
    .optional(),
});
const CallEnd = Call.extend({ callSid: z.string(), action: z.string() });

/** `/` and `/sandbox/*`: the playground, and the levers of the outside world. */
export const sandboxRoutes = new Hono<{ Bindings: SandboxEnv }>()
  .use(guard)
  .use(async (context, next) => {
    const env = await inStore(context.env, context.req.query('store') ?? context.env.DEFAULT_STORE);
    if (!env) return problem(404, 'No such demo store');
    context.env = env;
    return next();
  })
  .route('/', pageRoutes)
  .get('/sandbox/clock', (context) => context.json({ now: clockNow() }))
  .post('/sandbox/clock', async (context) => {
    const move = Move.safeParse(await body(context.req.raw));
    if (!move.success) return invalid(move.error);
    const step = 'advance' in move.data ? duration(move.data.advance) : null;
    if ('advance' in move.data && step === null)
      return problem(400, 'Not a duration', 'Such as 14h, 1d 2h, 90s.');
    const target = 'now' in move.data ? Date.parse(move.data.now) : now() + (step ?? 0);
    return context.json(await moveClock(context.env, target));
  })
  .get('/sandbox/sent', async (context) => {
    const since = z.coerce
      .number()
      .int()
      .min(0)
      .catch(0)
      .parse(context.req.query('since') ?? 0);
    const sent = await outside(context.env).sent(since, context.req.query('channel') || null);
    const absolute = (url: string) => new URL(url, context.req.url).href;
    return context.json(
      sent.map(({ n, at, body }) => {
        const one = JSON.parse(body) as Sent;
        return {
          n,
          at,
          ...one,
          attachments: one.attachments.map((file) => ({ ...file, url: absolute(file.url) })),
        };
      }),
    );
  })
  .get('/sandbox/files/:id/:filename', async (context) => {
    const file = await outside(context.env).file(context.req.param('id'));
    if (!file) return problem(404, 'No such file');
    return new Response(file.bytes, {
      headers: {
        'content-type': file.type,
        'x-content-type-options': 'nosniff',
        // Whatever was attached must not run as a page of this origin.
        'content-security-policy': "sandbox; default-src 'none'",
      },
    });
  })
  .post('/sandbox/push', async (context) => {
    const asked = z.object({ key: z.string().max(200) }).safeParse(await body(context.req.raw));
    return asked.success ? context.json(subscribe(asked.data.key)) : invalid(asked.error);
  })
  .post('/sandbox/faults', async (context) => {
    const fault = Fault.safeParse(await body(context.req.raw));
    if (!fault.success) return invalid(fault.error);
    const { channel, code, times, late } = fault.data;
    if (MODELS.has(channel) && [code].flat().some((one) => one !== 'ok' && !readFault(one)))
      return problem(400, 'No such fault', 'See sandbox/anthropic/faults.ts.');
    const codes = Array.isArray(code) ? code : Array<string>(times).fill(code);
    await outside(context.env).orderFaults(channel, codes, late);
    return context.json({ channel, code, times, late });
  })
  .get('/sandbox/asked', async (context) => {
    const since = z.coerce.number().int().min(0).catch(0).parse(context.req.query('since'));
    const asked = await outside(context.env).askedSince(since);
    return context.json(asked.map(({ n, body }) => ({ n, ...(JSON.parse(body) as Asked) })));
  })
  .post('/sandbox/reset', async (context) => {
    await resetOutside(context.env);
    return context.json({ now: clockNow() });
  })
  .get('/sandbox/personas', async (context) => {
    const store = {
      ...storeFacts(context.env.DEFAULT_STORE),
      console: await isThere(new URL('/console/', context.req.url)),
    };
    return context.json({ store, personas: personas(context.env.DEFAULT_STORE), names: names() });
  })
  .post('/sandbox/identity', async (context) => {
    const asked = z.object({ persona: z.string() }).safeParse(await body(context.req.raw));
    if (!asked.success) return invalid(asked.error);
    const identity = await loginToken(context.env, asked.data.persona);
    return identity ? context.json({ identity }) : problem(404, 'No such persona');
  })
  .get('/sandbox/brain', async (context) => {
    const { customer, email, session } = context.req.query();
    const orders = context.req.queries('order') ?? [];
    return context.json(await brainOf(context.env, { customer, email, session, orders }));
  })
  .post('/sandbox/story', async (context) => {
    const Asked = z.object({ language: z.enum(['en', 'fr']), scene: Scene.default('story') });
    const asked = Asked.safeParse(await body(context.req.raw));
    if (!asked.success) return invalid(asked.error);
    const story = await newStory(context.env, asked.data.language, asked.data.scene);
    return story instanceof Response ? story : context.json(story);
  })
  .get('/sandbox/console', (context) => enterConsole(context.env, new URL(context.req.url)))
  .all('/sandbox/api/*', (context) => passToApi(context.env, context.req.raw))
  .route('/', whatsappRoutes)
  .route('/', shopRoutes)
  .post('/sandbox/call', async (context) => {
    const parsed = Call.safeParse(await body(context.req.raw));
    if (!parsed.success) return invalid(parsed.error);
    const call: IncomingCall = { ...parsed.data, callSid: parsed.data.callSid ?? newCallSid() };
    const answer = await ring(context.env, call, new URL(context.req.url).origin);
    const twiml = await answer.text();
    const fault = answer.ok ? twimlFault(twiml) : null;
    const relay = fault ? null : readRelay(twiml);
    return context.json({
      fault,
      status: answer.status,
      callSid: call.callSid,
      twiml,
      relayUrl: relay?.url ?? null,
      greeting: relay?.greeting ?? null,
      action: relay?.action ?? null,
      setup: relay ? setupFrame(call, relay) : null,
    });
  })
  .post('/sandbox/call/end', async (context) => {
    const call = CallEnd.safeParse(await body(context.req.raw));
    if (!call.success) return invalid(call.error);
    const answer = await reportEnd(context.env, call.data, call.data.action, new URL(context.req.url).origin);
    return context.json({ status: answer.status, twiml: await answer.text() });
  })
  .get('/sandbox/relay', (context) => {
    const url = URL.parse(context.req.query('url') ?? '');
    if (!url || !/^wss?:$/.test(url.protocol))
      return problem(400, 'Give the relay address of the TwiML as url');
    if (context.req.header('upgrade') !== 'websocket') return problem(426, 'This is a WebSocket');
    return dialRelay(context.env, context.req.query('url') ?? '');
  })
  .notFound(() => problem(404, 'Not found'))
  .onError((error) => problem(500, 'The sandbox failed', error.message));

/** Whether this very service has a page. */
async function isThere(url: URL): Promise<boolean> {
  const answer = await fetch(url, { method: 'HEAD' }).catch(() => null);
  return answer?.ok === true;
}
