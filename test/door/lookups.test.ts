import { runInDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, it } from 'vitest';
import { LookupLimit } from '../../durable-objects/customer/verification/lookup-limit.ts';
import { clockShift, now, setClockShift } from '../../src/clock.ts';
import type { Session } from '../../src/conversation/state.ts';
import { storeLimits } from '../../src/limits.ts';
import { defaultSettings, inForce } from '../../src/settings.ts';
import { begin } from '../begin.ts';
import { bindings } from './world.ts';

/* Guessing order numbers: few attempts for an address, and a store that asks for more when many guess. */

const shift = clockShift();
afterEach(() => setClockShift(shift));

/** Five attempts for an address. */
const LIMITS = storeLimits({ ...defaultSettings().limits, lookups: 5 });

const session = (id: string, address: string): Session => ({
  id,
  channel: 'email',
  address,
  locale: 'en',
  assurance: 'anonymous',
  claims: [],
  heardAt: null,
  saidAt: null,
});
const inACustomer = async (
  work: (lookups: (over?: object) => LookupLimit) => Promise<void>,
  networks: readonly string[] = [],
) => {
  const stub = bindings.CUSTOMER.getByName(`guess:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, (_, { storage }) =>
    work(
      (over = {}) =>
        new LookupLimit({
          env: { ...bindings, ...over },
          store: 'guess',
          sql: storage.sql,
          reached: { origin: '', country: null, networks: () => networks },
        }),
    ),
  );
};

describe('an address', () => {
  it('has a few attempts an hour, over all its sessions and however often its object sleeps', async () => {
    await inACustomer(async (lookups) => {
      const eve = (thread: number) => session(`e${thread}`, 'email:eve@evil.example');
      for (let tries = 0; tries < 5; tries++) {
        expect(await lookups().allowed(eve(tries), LIMITS)).toBe(true);
        await lookups().failed(eve(tries), LIMITS);
      }
      expect(await lookups().allowed(eve(6), LIMITS)).toBe(false);
      expect(await lookups().allowed(session('o', 'email:other@example.com'), LIMITS)).toBe(true);
      setClockShift(shift + 3_600_001);
      expect(await lookups().allowed(eve(7), LIMITS)).toBe(true);
    });
  });

  it('has none left when its network has tried too many', async () => {
    await inACustomer(
      async (lookups) => {
        const counted: string[] = [];
        const limiter: RateLimit = {
          limit: async ({ key }) => ({ success: counted.push(key) < 2 }),
        };
        const one = lookups({ LOOKUPS_PER_NETWORK: limiter });
        const visitor = session('c1', 'visitor:c1');
        await one.failed(visitor, LIMITS);
        expect(await one.allowed(visitor, LIMITS)).toBe(true);
        await one.failed(visitor, LIMITS);
        expect(await one.allowed(visitor, LIMITS)).toBe(false);
        expect(counted).toEqual(['network', 'network']);
      },
      ['network'],
    );
  });
});

describe('who begins anew for each attempt', () => {
  /**
   * Tries until it is not allowed any more, each time in another object and session; at most `most` times.
   */
  async function tries(
    most: number,
    next: (n: number) => { address: string; networks?: string[] },
  ): Promise<number> {
    for (let n = 0; n < most; n++) {
      const { address, networks } = next(n);
      let allowed = false;
      await inACustomer(async (lookups) => {
        const visitor = session(`s${n}`, address);
        allowed = await lookups().allowed(visitor, LIMITS);
        if (allowed) await lookups().failed(visitor, LIMITS);
      }, networks);
      if (!allowed) return n;
    }
    return most;
  }
  const id = crypto.randomUUID();

  it('has the attempts of one network, in however many visits', async () => {
    const visit = (n: number) => ({ address: `visitor:${id}-${n}`, networks: [`${id}-net`] });
    expect(await tries(30, visit)).toBe(20);
    expect(await tries(1, (n) => ({ ...visit(n), networks: [`${id}-other`] }))).toBe(1);
    setClockShift(shift + 3_600_001);
    expect(await tries(1, visit)).toBe(1);
  });

  it('has those of one site, in however many networks of it', async () => {
    const rotating = (n: number) => ({
      address: `visitor:${id}-r${n}`,
      networks: [`${id}-net${n}`, `${id}-site`],
    });
    expect(await tries(80, rotating)).toBe(60);
  });

  it('has those of one mailbox, whatever stands behind a plus', async () => {
    const tagged = (n: number) => ({ address: `email:eve+${n}@${id}.example` });
    expect(await tries(10, tagged)).toBe(5);
    expect(await tries(1, () => ({ address: `email:eve@${id}.example` }))).toBe(0);
    expect(await tries(1, () => ({ address: `email:adam@${id}.example` }))).toBe(1);
  });
});

describe('a store', () => {
  it('asks for a contact beside the number while too many are guessed, and locks nobody out', async () => {
    const store = bindings.STORE.getByName('guess-store:store');
    const settings = defaultSettings();
    await store.saveSettings({
      ...settings,
      orderLookup: 'number',
      limits: { ...settings.limits, lookupsPerHour: 3 },
    });
    const inForceNow = async () => inForce((await store.settings()) as never, now()).orderLookup;
    for (let tries = 0; tries < 2; tries++) await store.lookupFailed();
    expect(await inForceNow()).toBe('number');
    for (let tries = 0; tries < 20; tries++) await store.lookupFailed();
    expect(await inForceNow()).toBe('number+contact');
    expect((await store.settings()).settings.orderLookup).toBe('number');
    // A flood leaves no more rows than the limit.
    const rows = await runInDurableObject(store, (_, { storage }) =>
      storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM lookups').one(),
    );
    expect(rows.n).toBe(3);
    setClockShift(shift + 3_600_001);
    expect(await inForceNow()).toBe('number');
  });
});

describe('a customer who writes without end', () => {
  it('is kept whole, and answered up to the limit', async () => {
    const customer = bindings.CUSTOMER.getByName(`guess:cu_${crypto.randomUUID()}`);
    const inbound = (index: number) => ({
      inbound: {
        channel: 'whatsapp' as const,
        external: `wamid.${index}`,
        from: 'whatsapp:+33600000009' as const,
        evidence: { kind: 'whatsapp' as const },
        at: new Date(now()).toISOString(),
        kind: 'text',
        text: `Message ${index}`,
        attachments: [],
        repliesTo: [],
      },
      onFile: { account: null, lastOrderAt: null },
    });
    const { messagesPerHour } = defaultSettings().limits;
    const all = Array.from({ length: messagesPerHour + 5 }, (_, index) => inbound(index));
    await customer.receive(all, { origin: 'http://localhost:8787', country: null, trace: 'test' });
    const received = await runInDurableObject(customer, (_, { storage }) =>
      storage.sql
        .exec<{ fact: string }>("SELECT fact FROM log WHERE type = 'message.received' ORDER BY seq")
        .toArray()
        .map(({ fact }) => (JSON.parse(fact) as { automatic?: string }).automatic ?? null),
    );
    expect(received).toEqual([...Array(messagesPerHour).fill(null), ...Array(5).fill('rate cap')]);
  });
});
