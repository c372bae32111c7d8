import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { addressObject } from '../../../durable-objects/clients/address.ts';
import { withOwners } from '../../../durable-objects/clients/shop.ts';
import type { DeliveryContext } from '../../../durable-objects/customer/delivery/deliver.ts';
import { effects } from '../../../durable-objects/customer/delivery/effects/index.ts';
import { Meta } from '../../../durable-objects/customer/runtime/meta.ts';
import { customerSchema } from '../../../durable-objects/customer/runtime/schema.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import { Codes } from '../../../durable-objects/customer/verification/codes.ts';
import { Schema } from '../../../durable-objects/storage/migrate.ts';
import { clockShift, setClockShift } from '../../../src/clock.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import type { Env } from '../../../src/env.ts';
import { bucketFiles } from '../../../src/files.ts';
import type { Address } from '../../../src/identity/address.ts';
import type { CodeTarget } from '../../../src/identity/code.ts';
import { defaultSettings } from '../../../src/settings.ts';
import type { Account, ContactHolder, OrderRecord, Shop } from '../../../src/shop/shop.ts';
import { codeOf } from '../../../src/tokens.ts';
import { begin } from '../../begin.ts';

/* One-time codes in a customer's object: what is kept, what survives, and what a thousand guesses come to. */

const bindings = env as unknown as Env;
const shift = clockShift();
afterEach(() => setClockShift(shift));

const settings = { ...defaultSettings(), name: 'Lune' };

/** A shop with one customer of the test's own. */
function aShop() {
  const id = crypto.randomUUID().slice(0, 8);
  const account: Account = {
    id: `c-${id}`,
    name: 'Sophie Roche',
    email: `sophie.${id}@example.com`,
    phone: `+3361${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`,
    locale: 'en',
    tags: [],
    vip: false,
  };
  const order = {
    id: `o-${id}`,
    customer: account,
    placedAt: '2026-11-20T10:00:00Z',
    address: null,
  } as unknown as OrderRecord;
  const asked: string[] = [];
  const shop = {
    account: async (wanted: string) => (wanted === account.id ? account : null),
    order: async (wanted: string) => {
      asked.push(wanted);
      return wanted === order.id ? order : null;
    },
    accountByContact: async (contact: { email: string } | { phone: string }) =>
      Object.values(contact).some((value) => value === account.email || value === account.phone)
        ? { holders: [holderOf(account)] }
        : null,
  } as unknown as Shop;
  return { shop, account, order: order.id, asked };
}

const holderOf = (account: Account): ContactHolder => ({
  account,
  orders: 1,
  firstOrderAt: '2026-11-20T10:00:00.000Z',
  lastOrderAt: '2026-11-20T10:00:00.000Z',
  replaces: false,
  mailbox: account.email,
});

interface Stage {
  codes: Codes;
  thread: Thread;
  sql: SqlStorage;
  session: Session;
  /** Asks for a code; its key. */
  ask(target?: CodeTarget, session?: Session): Promise<string | null>;
  carry(): Promise<void>;
  /** The customer says something, and the brain checks `code`. */
  give(code: string, said?: string, session?: Session): Promise<{ verdict: string; left: number }>;
  codeFor(key: string, session?: string): Promise<string>;
}

const name = () => `demo:cu_${crypto.randomUUID().replaceAll('-', '')}`;

async function onStage(
  work: (stage: Stage) => Promise<void>,
  world = aShop(),
  object = name(),
  over: Env = bindings,
): Promise<void> {
  const stub = bindings.CUSTOMER.getByName(object);
  await begin(stub);
  await runInDurableObject(stub, async (_, { storage }) => {
    const self = object.slice('demo:'.length);
    const thread = new Thread(storage, self, () => undefined);
    const codes = new Codes({
      env: over,
      store: 'demo',
      self,
      sql: storage.sql,
      thread,
      shop: withOwners(world.shop),
      settings: { known: defaultSettings(), current: async () => defaultSettings() },
      reached: { origin: '', country: null, networks: () => ['network'] },
      other: (customer) => bindings.CUSTOMER.getByName(`demo:${customer}`),
    });
    const context: DeliveryContext = {
      env: bindings,
      store: 'demo',
      self,
      sql: storage.sql,
      meta: new Meta(storage.sql, new Schema(storage, customerSchema)),
      thread,
      shop: withOwners(world.shop),
      files: bucketFiles(bindings.BLOBS, 'demo'),
      carrier: {
        connected: async () => false,
        points: async () => [],
        label: async () => null,
        track: async () => null,
      },
      reached: { origin: 'https://support.example.com', country: null, networks: () => [] },
      settings,
      codes,
      link: async () => 'linked',
      answer: () => undefined,
      queued: () => undefined,
    };
    const session = (id: string): Session => {
      thread.act({
        type: 'open',
        session: {
          id,
          channel: 'chat',
          address: `visitor:${id}`,
          locale: 'en',
          assurance: 'anonymous',
          evidence: 'a browser',
        },
      });
      return sessionOf(thread.state, id) as Session;
    };
    const one = session('s1');
    let count = 0;
    const stage: Stage = {
      codes,
      thread,
      sql: storage.sql,
      session: one,
      async ask(target = { kind: 'order', order: world.order }, from = one) {
        const key = `turn:${++count}:${from.id}`;
        const port = codes.port(from, [], { ways: ['email'], settings }, () => undefined);
        return (await port.send({ key, target, way: 'email' })) ? key : null;
      },
      async carry() {
        for (const row of thread.outbox.take(Date.now() + clockShift() + 1)) {
          if (row.kind !== 'code') continue;
          thread.outbox.settle(row, await effects.code.deliver(row, context), Date.now());
        }
      },
      async give(code, said = code, from = one) {
        const message = `m${++count}`;
        thread.act({
          type: 'hear',
          session: { ...from, evidence: 'a browser' },
          message: { message, external: `x/${message}`, kind: 'text', text: said, attachments: [] },
        });
        return codes.port(from, [message], { ways: ['email'], settings }, () => undefined).check(code);
      },
      codeFor: (key, from = 's1') =>
        codeOf(bindings, 'demo', { challenge: key, session: from, address: `email:${world.account.email}` }),
    };
    await work(stage);
  });
}

const assuranceOf = ({ thread }: Stage, id = 's1') => sessionOf(thread.state, id)?.assurance;
const wrongFor = (code: string) => (code === '111111' ? '222222' : '111111');

describe('a one-time code', () => {
  it('verifies its session, tells the thread whose it is, and is kept nowhere', async () => {
    const world = aShop();
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      const code = await stage.codeFor(key);
      expect(await stage.give(code, `it is ${code}`)).toMatchObject({ verdict: 'passed' });
      expect(assuranceOf(stage)).toBe('verified');
      expect(stage.thread.state.account?.id).toBe(world.account.id);
      const { exchanges } = stage.thread.exchanges.page(100, null);
      expect(JSON.stringify(exchanges)).not.toContain(code);
      const kept = ['challenges', 'tries', 'outbox', 'state', 'actions'].map((table) =>
        JSON.stringify(stage.sql.exec(`SELECT * FROM ${table}`).toArray()),
      );
      for (const rows of kept) expect(rows).not.toContain(code);
      const facts = stage.sql
        .exec<{ type: string; fact: string }>("SELECT type, fact FROM log WHERE type <> 'message.received'")
        .toArray();
      expect(facts.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['challenge.asked', 'challenge.passed', 'session.assured', 'account.known']),
      );
      for (const { fact } of facts) {
        expect(fact).not.toContain(code);
        expect(fact).not.toContain(world.account.email);
      }
    }, world);
  });

  it('is given once, also from two tabs at the same moment, and never again', async () => {
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      const code = await stage.codeFor(key);
      const both = await Promise.all([stage.give(code), stage.give(code)]);
      expect(both.map(({ verdict }) => verdict).sort()).toEqual(['passed', 'used']);
      expect((await stage.give(code)).verdict).toBe('used');
      const passed = stage.sql.exec("SELECT 1 FROM log WHERE type = 'challenge.passed'").toArray();
      expect(passed).toHaveLength(1);
    });
  });

  it('is good for three tries, of which the fourth is none however right it is', async () => {
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      const code = await stage.codeFor(key);
      const wrong = wrongFor(code);
      expect(await stage.give(wrong)).toEqual({ verdict: 'wrong', left: 2 });
      expect(await stage.give(wrong)).toEqual({ verdict: 'wrong', left: 1 });
      expect(await stage.give(wrong)).toEqual({ verdict: 'spent', left: 0 });
      expect((await stage.give(code)).verdict).toBe('spent');
      expect(assuranceOf(stage)).toBe('anonymous');
    });
  });

  it('is good for ten minutes', async () => {
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      const code = await stage.codeFor(key);
      setClockShift(shift + 600_001);
      expect((await stage.give(code)).verdict).toBe('expired');
      expect(assuranceOf(stage)).toBe('anonymous');
    });
  });

  it('is void when a newer one was asked for', async () => {
    await onStage(async (stage) => {
      const old = (await stage.ask()) ?? '';
      await stage.carry();
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      expect((await stage.give(await stage.codeFor(old))).verdict).toBe('wrong');
      expect((await stage.give(await stage.codeFor(key))).verdict).toBe('passed');
    });
  });

  it('opens no other session, of the same object or of another', async () => {
    const world = aShop();
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      const code = await stage.codeFor(key);
      const other: Session = { ...stage.session, id: 's2', address: 'visitor:s2' };
      expect((await stage.give(code, code, other)).verdict).toBe('none');
      await stage.ask(undefined, other);
      await stage.carry();
      expect((await stage.give(code, code, other)).verdict).toBe('wrong');
      await onStage(async (stranger) => {
        expect((await stranger.give(code)).verdict).toBe('none');
        await stranger.ask();
        await stranger.carry();
        expect((await stranger.give(code)).verdict).toBe('wrong');
      }, world);
    }, world);
  });

  it('is another in another store', async () => {
    const about = { challenge: 'k', session: 's', address: 'email:a@example.com' };
    expect(await codeOf(bindings, 'demo', about)).not.toBe(await codeOf(bindings, 'other', about));
  });

  it('counts only where the customer’s own words hold it: no brain guesses', async () => {
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      const code = await stage.codeFor(key);
      expect((await stage.give(code, 'please let me in')).verdict).toBe('none');
      for (let guess = 0; guess < 50; guess++) await stage.give(String(100_000 + guess), 'hello');
      expect((await stage.give(code)).verdict).toBe('passed');
    });
  });

  it('tried again by a turn that begins anew counts once', async () => {
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      const wrong = wrongFor(await stage.codeFor(key));
      expect(await stage.give(wrong)).toEqual({ verdict: 'wrong', left: 2 });
      const port = stage.codes.port(
        stage.session,
        [stage.thread.state.pending[0]?.messages[0] ?? ''],
        { ways: ['email'], settings },
        () => undefined,
      );
      for (let again = 0; again < 5; again++) expect((await port.check(wrong)).left).toBe(2);
    });
  });

  it('asked for an order that is not there leaves the same traces to who asked, and no code fits', async () => {
    const world = aShop();
    await onStage(async (stage) => {
      await stage.ask({ kind: 'order', order: 'o-none' });
      await stage.carry();
      const nobody = stage.codes.view('s1', new Date().toISOString());
      await stage.ask();
      await stage.carry();
      const somebody = stage.codes.view('s1', new Date().toISOString());
      expect({ ...nobody, target: null }).toEqual({ ...somebody, target: null });
      // The shop is asked behind the outbox, in both cases alike.
      expect(world.asked).toEqual(['o-none', world.order]);
      await stage.ask({ kind: 'order', order: 'o-none' });
      await stage.carry();
      const empty = await codeOf(bindings, 'demo', { challenge: `turn:3:s1`, session: 's1', address: '' });
      expect((await stage.give(empty)).verdict).toBe('wrong');
    }, world);
  });

  it('goes to no address that the shop does not have, whoever types it', async () => {
    await onStage(async (stage) => {
      const key = await stage.ask({ kind: 'address', address: 'email:eve@evil.example' });
      await stage.carry();
      const code = await codeOf(bindings, 'demo', {
        challenge: key ?? '',
        session: 's1',
        address: 'email:eve@evil.example',
      });
      expect((await stage.give(code)).verdict).toBe('wrong');
      expect(stage.sql.exec("SELECT 1 FROM log WHERE type = 'challenge.sent'").toArray()).toEqual([]);
    });
  });

  it('for another account than the thread’s goes nowhere', async () => {
    const world = aShop();
    await onStage(async (stage) => {
      stage.thread.note([{ type: 'account.known', account: 'c-other', name: 'Ana', locale: 'en' }]);
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      expect((await stage.give(await stage.codeFor(key))).verdict).toBe('wrong');
      expect(assuranceOf(stage)).toBe('anonymous');
    }, world);
  });
});

describe('flooding', () => {
  it('a network asks for few in a minute, whomever they are for', async () => {
    let left = 1;
    const LOOKUPS_PER_NETWORK: RateLimit = { limit: async () => ({ success: left-- > 0 }) };
    await onStage(
      async (stage) => {
        expect(await stage.ask()).not.toBeNull();
        expect(await stage.ask({ kind: 'order', order: 'o-none' })).toBeNull();
        expect(await stage.ask()).toBeNull();
      },
      aShop(),
      name(),
      { ...bindings, LOOKUPS_PER_NETWORK },
    );
  });

  it('a visitor asks for so many an hour', async () => {
    await onStage(async (stage) => {
      for (let n = 0; n < settings.limits.codes; n++) expect(await stage.ask()).not.toBeNull();
      expect(await stage.ask()).toBeNull();
      setClockShift(shift + 3_600_001);
      expect(await stage.ask()).not.toBeNull();
    });
  });

  it('an address gets so many an hour, from however many visitors, and no more codes fit', async () => {
    const world = aShop();
    const keys: string[] = [];
    for (let visitor = 0; visitor < settings.limits.codes + 2; visitor++) {
      await onStage(async (stage) => {
        const key = (await stage.ask()) ?? '';
        await stage.carry();
        const { verdict } = await stage.give(await stage.codeFor(key));
        keys.push(verdict);
      }, world);
    }
    expect(keys).toEqual([...Array(settings.limits.codes).fill('passed'), 'wrong', 'wrong']);
    const address = addressObject(bindings, 'demo', `email:${world.account.email}` as Address, {});
    await evictDurableObject(address);
    expect(await address.admitCode('one more', settings.limits.codes)).toBe(false);
  });
});

describe('guessing', () => {
  it('at one address ends after six wrong codes, from however many visitors, and then no right one fits', async () => {
    const world = aShop();
    const verdicts: string[] = [];
    for (let visitor = 0; visitor < 3; visitor++) {
      await onStage(async (stage) => {
        const key = (await stage.ask()) ?? '';
        await stage.carry();
        const right = await stage.codeFor(key);
        for (const add of [1, 2, 3]) {
          const guess = String((Number(right) + add) % 1_000_000).padStart(6, '0');
          verdicts.push((await stage.give(visitor < 2 ? guess : right)).verdict);
        }
      }, world);
    }
    expect(verdicts.slice(0, 6)).toEqual(['wrong', 'wrong', 'spent', 'wrong', 'wrong', 'spent']);
    expect(new Set(verdicts.slice(6))).toEqual(new Set(['spent']));
    setClockShift(shift + 3_600_001);
    await onStage(async (stage) => {
      const key = (await stage.ask()) ?? '';
      await stage.carry();
      expect((await stage.give(await stage.codeFor(key))).verdict).toBe('passed');
    }, world);
  });
});

describe('a crash', () => {
  it('between the event and the sending loses no code and sends it once', async () => {
    const world = aShop();
    const object = name();
    await onStage(
      async (stage) => {
        await stage.ask();
      },
      world,
      object,
    );
    await abortAllDurableObjects();
    await onStage(
      async (stage) => {
        await stage.carry();
        await stage.carry();
        const states = stage.sql
          .exec<{ state: string }>("SELECT state FROM outbox WHERE kind = 'code'")
          .toArray();
        expect(states).toEqual([{ state: 'sent' }]);
        expect((await stage.give(await stage.codeFor('turn:1:s1'))).verdict).toBe('passed');
      },
      world,
      object,
    );
  });

  it('and a turn that comes again ask for the same code', async () => {
    await onStage(async (stage) => {
      const port = stage.codes.port(stage.session, [], { ways: ['email'], settings }, () => undefined);
      const request = {
        key: 'turn:same',
        target: { kind: 'order', order: 'x' } as const,
        way: 'email' as const,
      };
      for (let again = 0; again < 8; again++) expect(await port.send(request)).toBe(true);
      expect(stage.sql.exec("SELECT 1 FROM log WHERE type = 'challenge.asked'").toArray()).toHaveLength(1);
      expect(stage.sql.exec("SELECT 1 FROM outbox WHERE kind = 'code'").toArray()).toHaveLength(1);
    });
  });
});
