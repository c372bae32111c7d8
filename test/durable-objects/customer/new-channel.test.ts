import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Inbound, PostedChannel, Received } from '../../../src/channels/channel.ts';
import type { Env } from '../../../src/env.ts';

/*
 * A posted channel is an entry of the roster, a line for its delivery, a block of settings and a folder with
 * what they name. Carrier pigeons are one here. They are entered before anything reads the rosters (the
 * service's own copy of its modules has read them already), and nothing else is changed for them.
 */
vi.resetModules();
const { roster } = await import('../../../src/conversation/channel-roster.ts');
const { channelSettings } = await import('../../../src/channels/settings.ts');

/** What the pigeons brought away. */
const sent: { to: string; text: string; loft: unknown }[] = [];
const pigeonPost: PostedChannel = {
  async deliver({ to, text }, { settings }) {
    const { pigeon } = z.object({ pigeon: z.object({ loft: z.string() }) }).parse(settings);
    sent.push({ to, text, loft: pigeon.loft });
    return { status: 'accepted', provider: `ring-${sent.length}` };
  },
};

Object.assign(roster, {
  pigeon: {
    ...roster.whatsapp,
    name: 'Pigeon Post',
    address: 'phone',
    textLength: 280,
    window: null,
    paced: false,
    gather: 0,
  },
});
Object.assign(channelSettings, {
  pigeon: z.object({ loft: z.string().default('north') }).prefault({}),
});
Object.assign((await import('../../../src/channels/index.ts')).POSTED, { pigeon: pigeonPost });
const { Customer } = await import('../../../durable-objects/customer/customer.ts');
const { defaultSettings, Settings } = await import('../../../src/settings.ts');

const bindings = env as unknown as Env;
const passage = { origin: 'http://localhost:8787', country: null, trace: 'test' };
const pigeon = 'pigeon' as Inbound['channel'];

/** The channel's own parser: what its provider posts, in the service's words. */
function receive(body: { ring: string; from: string; words: string; of?: string }): Received {
  const message: Inbound = {
    channel: pigeon,
    external: body.ring,
    from: `phone:${body.from}`,
    evidence: { kind: 'caller', attestation: 'weak' },
    at: new Date().toISOString(),
    kind: 'text',
    text: body.words,
    attachments: [],
    repliesTo: body.of ? [body.of] : [],
  };
  return { messages: [message], receipts: [], unsupported: [] };
}

it('a new posted channel is received, answered in its manner, and delivered', async () => {
  const stub = bindings.CUSTOMER.getByName(`demo:cu_${crypto.randomUUID().replaceAll('-', '')}`);
  await runInDurableObject(stub, async (_, ctx) => {
    const customer = new Customer(ctx, bindings);
    const post = async (words: string, ring: string, of?: string) => {
      const { messages } = receive({ ring, from: '+33612345678', words, of });
      const onFile = { account: null, lastOrderAt: null };
      await customer.receive(
        messages.map((inbound) => ({ inbound, onFile })),
        passage,
      );
    };
    await post('What are your opening hours?', 'in-1');
    await vi.waitFor(() => expect(sent).toHaveLength(1), 5_000);
    // Brought a second time, it is the same message.
    await post('What are your opening hours?', 'in-1');
    await post('And how long do I have to return a dress?', 'in-2', 'ring-1');
    await vi.waitFor(() => expect(sent).toHaveLength(2), 5_000);
    expect(sent[0]).toMatchObject({ to: 'phone:+33612345678', loft: 'north' });
    expect(sent[0]?.text).toMatch(/AI assistant; write "person"/);
    expect(sent.every(({ text }) => text.length <= 280)).toBe(true);
    const rows = (await customer.exchanges(10, null))?.exchanges ?? [];
    expect(rows.map(({ channel, direction }) => `${channel} ${direction}`)).toEqual([
      'pigeon out',
      'pigeon in',
      'pigeon out',
      'pigeon in',
    ]);
    // One conversation for the address, whose messages the provider's ids name.
    expect(await customer.receipts([receipt('ring-2', 'delivered')], 'test')).toBe(0);
    expect(await customer.receipts([receipt('ring-9', 'delivered')], 'test')).toBe(1);
  });
});

function receipt(provider: string, status: 'delivered') {
  return { channel: pigeon, provider, reference: null, status, at: new Date().toISOString(), to: null };
}

it('the settings of a new channel are read with the others, by its own schema', () => {
  expect(defaultSettings()).toMatchObject({ pigeon: { loft: 'north' } });
  expect(Settings.parse({ pigeon: { loft: 'south' } })).toMatchObject({ pigeon: { loft: 'south' } });
  expect(Settings.safeParse({ pigeon: { loft: 7 } }).success).toBe(false);
});
