import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { Customer } from '../../../durable-objects/customer/customer.ts';
import { RULES } from '../../../durable-objects/customer/led.ts';
import type { CustomerRpc } from '../../../durable-objects/customer/rpc.ts';
import { customerSchema } from '../../../durable-objects/customer/runtime/schema.ts';
import { Schema } from '../../../durable-objects/storage/migrate.ts';
import type { Env } from '../../../src/env.ts';

/* Every call that others may make of a customer's object, while another object leads it and once the customer is erased. */

const bindings = env as unknown as Env;
type Method = keyof CustomerRpc;

const passage = { origin: 'http://localhost:8787', country: null, trace: 'test' };
const socket = { kind: 'voice', session: 'v1', ticket: 't' } as const;
const follower = { id: 'cu_other', created: '2026-11-20T09:00:00.000Z', leader: null, epoch: 0 };

/** A call of each. */
const CALLS: { [M in Method]: Parameters<CustomerRpc[M]> } = {
  receive: [[], passage],
  rehearse: [[], passage],
  dissolve: [],
  pickUp: [
    {
      sid: 'CA1',
      from: 'phone:+33612345678',
      evidence: { kind: 'caller', attestation: 'failed' },
      onFile: { account: null, lastOrderAt: null },
    },
    passage,
  ],
  afterRelay: [
    'v1',
    { type: 'failed', live: false, code: null, message: null, sid: 'CA1', session: null, duration: null },
  ],
  afterDial: ['v1', { result: 'busy', seconds: null, live: false }, 1],
  briefing: ['v1'],
  takeCall: ['v1', '1', null],
  fromCall: [socket, 'frame', []],
  toCall: ['v1', { frame: 'x' }],
  receipts: [[], 'test'],
  queued: [{ place: 1, told: true }],
  testify: [{ from: 'cu_other', order: '1', account: null, items: [], trace: 'test' }],
  carry: ['c1', 'cu_other', 'test'],
  leave: [['email:a@example.com'], 'test'],
  forgetTestimony: ['cu_other'],
  erase: ['request', 'test'],
  export: [],
  leads: [],
  uploads: ['c1'],
  exists: [],
  retell: [],
  backUp: [null],
  restore: [`bk_${'0'.repeat(32)}`, []],
  names: ['mail/a.eml'],
  profile: [],
  exchanges: [10, null],
  ask: [{ type: 'floor' }, 'all'],
  advise: [{ type: 'note', advisor: 'a', text: 'b' }, 'test'],
  objectState: [],
  lead: [follower, 'test', null],
  follow: [{ leader: 'cu_other', epoch: 1 }],
  pull: [{ leader: 'cu_other', epoch: 1 }, 0],
  takeBack: [
    { leader: 'cu_other', epoch: 1 },
    { events: [], names: { externals: [] }, belongings: null },
  ],
  wake: [],
};
const METHODS = Object.keys(CALLS) as Method[];

/** A life of an object over what `prepare` has written, with all other objects played by `others`. */
async function living(
  prepare: (storage: DurableObjectStorage) => void,
  others: (object: string, method: string, args: unknown[]) => unknown,
  play: (customer: Customer) => Promise<void>,
): Promise<void> {
  const name = `test:cu_${crypto.randomUUID()}`;
  await runInDurableObject(bindings.CUSTOMER.getByName(name), async (_, state) => {
    prepare(state.storage);
    const getByName = (object: string) =>
      new Proxy(
        {},
        {
          get:
            (__, method) =>
            async (...args: unknown[]) =>
              others(object, String(method), args),
        },
      );
    const CUSTOMER = { getByName } as unknown as Env['CUSTOMER'];
    await play(new Customer(state, { ...bindings, CUSTOMER }));
  });
}

const call = (customer: Customer, method: Method): Promise<unknown> =>
  Promise.resolve(Reflect.apply(customer[method], customer, CALLS[method]));

it('has a rule for every method that others can reach, and no other', () => {
  const platform = ['constructor', 'fetch', 'alarm', 'webSocketMessage', 'webSocketClose', 'webSocketError'];
  const reachable = Object.getOwnPropertyNames(Customer.prototype).filter((name) => !platform.includes(name));
  expect(reachable.toSorted()).toEqual(Object.keys(RULES).toSorted());
});

describe('while another object leads this one', () => {
  const led = (storage: DurableObjectStorage) => {
    new Schema(storage, customerSchema).make();
    for (const [name, value] of [
      ['name', 'test:cu_follower'],
      ['created', '2026-11-20T09:00:00.000Z'],
      ['led', '{"leader":"cu_leader","epoch":1}'],
    ])
      storage.sql.exec('INSERT INTO meta (name, value) VALUES (?, ?)', name, value);
  };

  it.each(METHODS)('%s goes to the leader, or stays here, as its rule says', async (method) => {
    const asked: string[] = [];
    const leader = (object: string, name: string, args: unknown[]) => {
      asked.push(`${object} ${name}`);
      const given = JSON.stringify(args);
      if (typeof RULES[method].led === 'object') expect(given).toMatch(/\["cu_[^"]+"\]/);
      return 'the leader’s answer';
    };
    await living(led, leader, async (customer) => {
      const answer = await call(customer, method);
      if (RULES[method].led === 'here') expect(asked).toEqual([]);
      else {
        expect(asked).toEqual([`test:cu_leader ${method}`]);
        expect(answer).toBe('the leader’s answer');
      }
    });
  });

  it('erase is done here for the leader, which takes its followers along', async () => {
    const asked: string[] = [];
    await living(
      led,
      (_, name) => asked.push(name),
      async (customer) => {
        expect(await customer.erase('request', 'test', 'cu_leader')).toBeNull();
        expect(asked).toEqual([]);
      },
    );
  });

  it.each(['receive', 'pickUp'] as const)(
    '%s is to be called again where the leader has just let go',
    async (method) => {
      await living(
        led,
        () => 'not mine',
        async (customer) => {
          await expect(call(customer, method)).rejects.toThrow('just left');
        },
      );
    },
  );
});

describe('once the customer is erased', () => {
  const receipt = {
    id: 'er_1',
    at: '2026-11-20T09:00:00.000Z',
    customer: 'x',
    reason: 'request',
    erased: {},
  };
  const erased = (storage: DurableObjectStorage) => storage.kv.put('erased', receipt);

  it.each(METHODS)('%s is refused, or answered all the same, as its rule says', async (method) => {
    const asked: string[] = [];
    await living(
      erased,
      (_, name) => asked.push(name),
      async (customer) => {
        const answer = await call(customer, method);
        const { erased: refusal } = RULES[method];
        if (refusal !== 'here') expect(answer).toEqual(refusal());
        if (method === 'erase') expect(answer).toEqual(receipt);
        expect(asked).toEqual([]);
      },
    );
  });
});
