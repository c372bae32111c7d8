import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, it, vi } from 'vitest';
import { Customer } from '../../../durable-objects/customer/customer.ts';
import type { Inbound } from '../../../src/channels/channel.ts';
import { now, setClockShift } from '../../../src/clock.ts';
import type { Env } from '../../../src/env.ts';

/*
 * Files that are announced on WhatsApp: nobody's words wait for them, and what a voice note says counts
 * whenever it comes.
 */

const bindings = env as unknown as Env;
const passage = { origin: 'http://localhost:8787', country: null, trace: 'test' };
const phone = '+33600000055';
const SAID = 'What are your opening hours?';
const NOTE = { id: 'media-1', kind: 'audio', type: 'audio/ogg; codecs=opus', voice: true } as const;

const message = (external: string, over: Partial<Inbound>): Inbound => ({
  channel: 'whatsapp',
  external,
  from: `whatsapp:${phone}`,
  evidence: { kind: 'whatsapp' },
  at: new Date(now()).toISOString(),
  kind: 'text',
  text: '',
  attachments: [],
  repliesTo: [],
  ...over,
});
const heard = (...inbound: Inbound[]) =>
  inbound.map((one) => ({ inbound: one, onFile: { account: null, lastOrderAt: null } }));

/**
 * A customer's object whose media host answers as `media` says, and for which recordings say {@link SAID}.
 */
function onWhatsApp(
  name: string,
  media: () => Promise<Response>,
  check: (customer: Customer) => Promise<void>,
): Promise<void> {
  const stub = bindings.CUSTOMER.getByName(`demo:cu_${name}_${crypto.randomUUID().slice(0, 8)}`);
  const sandbox = bindings.SANDBOX;
  if (!sandbox) throw new Error('no sandbox');
  const world = {
    ...bindings,
    AI: { run: async () => ({ text: SAID }) },
    SANDBOX: {
      clockShift: () => sandbox.clockShift(),
      armed: async () => undefined,
      async fetch(request: Request) {
        const { pathname } = new URL(request.url);
        if (pathname.endsWith('/file')) return new Response(new Uint8Array([1, 2, 3]));
        if (pathname.endsWith(`/${NOTE.id}`)) return media();
        return sandbox.fetch(request);
      },
    },
  } as unknown as Env;
  return runInDurableObject(stub, (_, ctx) => check(new Customer(ctx, world)));
}
const here = async () => Response.json({ url: 'http://sandbox/meta/file' });

const lines = async (customer: Customer) =>
  ((await customer.exchanges(20, null))?.exchanges ?? [])
    .toReversed()
    .map(({ direction, text }) => ({ direction, text }));
const answers = async (customer: Customer, count: number) =>
  vi.waitFor(
    async () => {
      const out = (await lines(customer)).filter(({ direction }) => direction === 'out');
      expect(out).toHaveLength(count);
      return out.map(({ text }) => text);
    },
    { timeout: 10_000, interval: 50 },
  );

afterEach(() => setClockShift(0));

it('a text is answered while the voice note before it is still fetched, and the note once it is here', () => {
  let arrive: (answer: Response) => void = () => undefined;
  const slow = new Promise<Response>((resolve) => {
    arrive = resolve;
  });
  return onWhatsApp(
    'slow',
    () => slow,
    async (customer) => {
      const note = message('wamid.1', { kind: 'audio', missing: NOTE });
      await customer.receive(heard(note, message('wamid.2', { text: 'Do you sell gift cards?' })), passage);
      await answers(customer, 1);
      expect((await lines(customer))[0]).toEqual({ direction: 'in', text: '[audio not received yet]' });
      arrive(await here());
      const [, hours] = await answers(customer, 2);
      expect(hours).toMatch(/open|Monday/i);
      expect((await lines(customer))[0]).toEqual({ direction: 'in', text: SAID });
    },
  );
});

it('a voice note that cannot be had at once is answered as it stands, and again when its words come', () => {
  let tries = 0;
  const down = async () => (++tries === 1 ? new Response('', { status: 500 }) : here());
  return onWhatsApp('late', down, async (customer) => {
    await customer.receive(heard(message('wamid.1', { kind: 'audio', missing: NOTE })), passage);
    await answers(customer, 1);
    setClockShift(3_600_000);
    await customer.wake();
    const [, hours] = await answers(customer, 2);
    expect(hours).toMatch(/open|Monday/i);
  });
});

it('a picture without words is answered once, when it is here', () =>
  onWhatsApp('picture', here, async (customer) => {
    const picture = { ...NOTE, kind: 'image', type: 'image/png', voice: undefined } as const;
    await customer.receive(heard(message('wamid.1', { kind: 'image', missing: picture })), passage);
    await answers(customer, 1);
    await customer.wake();
    await answers(customer, 1);
  }));
