import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addressObject } from '../../../durable-objects/clients/address.ts';
import { objectName } from '../../../durable-objects/clients/open.ts';
import type { ErasureReceipt } from '../../../durable-objects/customer/privacy/receipt.ts';
import { restoreClock } from '../../../sandbox/clock.ts';
import type { SandboxEnv } from '../../../sandbox/env.ts';
import type { Inbound } from '../../../src/channels/channel.ts';
import { setClockShift, timestamp } from '../../../src/clock.ts';
import type { Address } from '../../../src/identity/address.ts';
import { Chance } from '../../faults/chance.ts';
import { Outside } from '../../faults/outside.ts';
import { World } from '../../faults/world.ts';
import { everythingKept } from '../../kept.ts';
import { type Buyer, dressOrder } from '../../orders.ts';

/* An erasure that is killed at every step it takes, by a world whose calls fail at every one of them. */

const bindings = env as unknown as SandboxEnv;
const MONDAY = Date.parse('2026-11-23T09:00:00Z');

interface Life {
  world: World;
  person: Buyer;
  customer: string;
  /** Everything that is still kept and names the person. */
  traces(): Promise<string[]>;
}

/**
 * Somebody who wrote a mail with a file, got a label, holds two addresses and told another's thread
 * something.
 */
async function living(n: number, deed: (life: Life) => Promise<void>): Promise<void> {
  const person: Buyer = {
    name: `Vera Roche${n}`,
    account: `c-erased-${n}`,
    email: `vera${n}@erased.example`,
    phone: `+3361${String(5_000_000 + n).padStart(7, '0')}`,
    order: `${600_000 + n}`,
  };
  const customer = `cu_${crypto.randomUUID().replaceAll('-', '')}`;
  setClockShift(MONDAY - Date.now());
  await bindings.SHOP.getByName(objectName('demo', 'shop')).importLines([
    dressOrder(person, new Date(MONDAY)),
  ]);
  const account = { id: person.account, name: person.name, locale: 'en' };
  const onFile = { account, lastOrderAt: timestamp() };
  for (const address of [`email:${person.email}`, `whatsapp:${person.phone}`] as Address[])
    await addressObject(bindings, 'demo', address, {}).claim(customer, { ...onFile, knownAt: MONDAY });
  await addressObject(bindings, 'demo', `account:${person.account}`, {}).claim(customer, null);
  // What came unproven from this address is somebody else's.
  await addressObject(bindings, 'demo', `visitor:unproven/email:${person.email}`, {}).claim('cu_other', null);
  const put = async (key: string) => void (await bindings.BLOBS.put(`demo/${key}`, `bytes of ${key}`));
  const [mail, file] = [`mail/${n}.eml`, `attachments/${n}/hem.png`];
  for (const key of [mail, file, `attachments/${customer}/${n}/unsent.png`]) await put(key);

  const inbound: Inbound = {
    channel: 'email',
    external: `<${n}@erased.example>`,
    from: `email:${person.email}`,
    evidence: { kind: 'mail', aligned: true },
    at: timestamp(),
    kind: 'text',
    text: `The dress of order #${person.order} is too small. Please send me a return label.`,
    subject: 'Return',
    attachments: [{ id: 'a', filename: 'hem.png', type: 'image/png', size: 9, key: file }],
    original: mail,
    repliesTo: [],
    thread: { messageId: `<${n}@erased.example>`, references: [], subject: 'Return' },
  };
  const stub = bindings.CUSTOMER.getByName(objectName('demo', customer));
  await runInDurableObject(stub, async (_, state) => {
    const world = new World(state, bindings, new Outside(new Chance(n)));
    const passage = { origin: 'http://localhost:8787', country: null, trace: 'test' };
    await world.reach((object) => object.receive([{ inbound, onFile }], passage));
    await world.settle();
    expect(world.outside.sent.length).toBe(1);
    const traces = async () => {
      // The object that is being looked into cannot be entered a second time, and all others would be many.
      const tables = state.storage.sql.exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      );
      const led: string[] = [];
      for (const address of [
        `email:${person.email}`,
        `whatsapp:${person.phone}`,
        `account:${person.account}`,
        `visitor:unproven/email:${person.email}`,
      ] as Address[])
        if ((await addressObject(bindings, 'demo', address, {}).resolve())?.home === customer)
          led.push(address);
      const { objects } = await bindings.BLOBS.list();
      const files = objects
        .map(({ key }) => key)
        .filter((key) => [`/${n}`, customer, person.order].some((part) => key.includes(part)));
      const desk = (await bindings.STORE.getByName(objectName('demo', 'store')).desk()).entries.filter(
        (entry) => entry.customer === customer,
      );
      return [
        ...[...tables].map(({ name }) => name),
        ...led,
        ...files,
        ...desk.map(({ summary }) => summary),
      ];
    };
    await deed({ world, person, customer, traces });
  });
}

const receipts = async (): Promise<ErasureReceipt[]> =>
  (await bindings.STORE.getByName(objectName('demo', 'store')).erasures(200, null)).erasures;

describe('an erasure', () => {
  beforeAll(async () => {
    await restoreClock(bindings);
    vi.spyOn(scheduler, 'wait').mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 0)));
    for (const level of ['log', 'error'] as const)
      vi.spyOn(console, level).mockImplementation(() => undefined);
  });
  afterAll(() => vi.restoreAllMocks());

  it('is finished by the alarm, whatever step it was killed at', async () => {
    let crashes = 0;
    for (let step = 1, whole = false; !whole; step++) {
      await living(step, async ({ world, traces }) => {
        const before = (await receipts()).length;
        world.crashIn(step);
        const answered = await world.reach((object) => object.erase('request', 'test'));
        crashes += world.crashes;
        whole = world.crashes === 0 && answered;
        const sent = world.outside.sent.length;
        expect(await world.settle()).toBe(true);
        const left = await traces();
        const after = await receipts();
        // Killed before it had written anything down, it never began: whoever asked was told nothing, and
        // asks again.
        if (!answered && after.length === before && left.includes('log')) {
          expect(step, `${step}`).toBeLessThan(20);
          return;
        }
        expect(left, `step ${step}`).toEqual([]);
        expect(after.length, `step ${step}`).toBe(before + 1);
        expect(after[0]?.erased, `step ${step}`).toMatchObject({ files: 4, addresses: 3, exchanges: 2 });
        expect(world.outside.sent.length).toBe(sent);
        // It stays erased, over every further life.
        await world.evict();
        let again: ErasureReceipt | null = null;
        await world.reach(async (object) => {
          again = await object.erase('request', 'test');
        });
        expect(again).toEqual(after[0]);
      });
    }
    expect(crashes).toBeGreaterThan(30);
  });

  it.each([
    ['shop', 1_000],
    ['store', 1_100],
    ['address', 1_200],
    ['blobs', 1_300],
  ])('goes on when %s is there again', async (service, first) => {
    for (const [at, failure] of (['refused', 'lost'] as const).entries()) {
      await living(first + at, async ({ world, traces }) => {
        const before = (await receipts()).length;
        world.outside.worsen(service, 3, failure);
        // A shop holds up nothing that is ours.
        const answered = await world.reach((object) => object.erase('request', 'test'));
        expect(answered).toBe(service === 'shop');
        expect(await world.settle()).toBe(true);
        expect(await traces()).toEqual([]);
        expect((await receipts())[0]?.remains).toBe(service === 'shop' ? 'done' : null);
        expect((await receipts()).length).toBe(before + 1);
      });
    }
  });

  it('is one erasure when it is asked for twice at once, and hears nobody from then on', async () => {
    await living(3_000, async ({ world, person, customer }) => {
      const answers: unknown[] = [];
      await Promise.all(
        [1, 2, 3].map(() =>
          world.reach(async (object) => answers.push(await object.erase('request', 'test'))),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      const { customer: object } = world;
      const passage = { origin: '', country: null, trace: 'test' };
      expect(await object.receive([], passage)).toBe('gone');
      expect(
        await object.testify({
          from: 'cu_1',
          order: person.order,
          account: { id: 'c', name: 'V', locale: 'en' },
          items: [],
          trace: 't',
        }),
      ).toBe(false);
      expect(
        await Promise.all([object.profile(), object.exchanges(10, null), object.export(), object.leads()]),
      ).toEqual([null, null, null, null]);
      expect(await object.advise({ type: 'note', advisor: 'a', text: 'text' }, 't')).toBe('unknown_customer');
      expect(
        await object.receipts(
          [
            {
              channel: 'email',
              provider: 'x',
              reference: `${customer}.1`,
              status: 'failed',
              at: '',
              to: null,
            },
          ],
          't',
        ),
      ).toBe(0);
      expect((await object.fetch(new Request('https://customer/socket'))).status).toBe(410);
      expect(
        await object.afterRelay('v-1', {
          type: 'ended',
          sid: '1',
          session: null,
          duration: null,
          live: true,
          handoff: null,
        }),
      ).toEqual({
        type: 'hang-up',
      });
      await object.wake();
      expect(await receipts()).toContainEqual(answers[0]);
    });
  });

  it('of nobody is none, and leaves no trace of the question', async () => {
    const nobody = bindings.CUSTOMER.getByName(objectName('demo', 'cu_nobody_to_erase'));
    expect(await nobody.erase('request', 'test')).toBeNull();
    expect(await nobody.export()).toBeNull();
    expect((await everythingKept()).filter(({ where }) => where.includes('cu_nobody_to_erase'))).toEqual([]);
  });
});
