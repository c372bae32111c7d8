import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExchangeStore } from '../../../durable-objects/customer/thread/exchanges.ts';
import { Generation } from '../../../durable-objects/customer/thread/generation.ts';
import { Log } from '../../../durable-objects/customer/thread/log.ts';
import { MessageStore } from '../../../durable-objects/customer/thread/messages.ts';
import { RecentHistory } from '../../../durable-objects/customer/thread/recent.ts';
import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import { Assurance, type Intent, noEntities } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

/*
 * Whatever happens, and however storage is changed: what is kept in mind is what a reader of storage finds.
 */

const bindings = env as unknown as Env;
const SELF = 'cu_mind';
const SESSIONS = ['s1', 's2'];

/** One thing that happens, by numbers: `about` points at some earlier message. */
interface Step {
  kind: (typeof KINDS)[number];
  session: string;
  assurance: Assurance;
  about: number;
  /** Seconds since the step before; what another thread brings is older. */
  later: number;
}

const KINDS = [
  ...['received', 'received', 'received', 'composed', 'composed', 'recorded', 'recorded', 'recorded'],
  ...['edited', 'missing', 'arrived', 'withdrawn', 'cut', 'code', 'ticket', 'action', 'silent', 'told'],
  ...['rolled back', 'rebuilt'],
] as const;

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  session: fc.constantFrom(...SESSIONS),
  assurance: fc.constantFrom(...Assurance.options),
  about: fc.nat(40),
  later: fc.constantFrom(0, 1, 1, 1, 60, -3_600),
});

function factOf({ kind, session, assurance, about }: Step, count: number): Fact {
  const message = `m${about % Math.max(1, count)}`;
  const received: FactOf<'message.received'> = {
    type: 'message.received',
    message: `m${count}`,
    session,
    channel: session === 's1' ? 'chat' : 'email',
    external: `${session}/${count}`,
    kind: 'text',
    text: kind === 'missing' ? '' : `my code is 482913 (${count})`,
    attachments: [],
    assurance,
  };
  const findings = {
    intent: 'return' satisfies Intent as Intent,
    entities: { ...noEntities(), orders: [`${about}`] },
    satisfaction: null,
  };
  switch (kind) {
    case 'received':
      return received;
    case 'edited':
      return { ...received, replaces: message };
    case 'missing':
      return { ...received, missing: { id: 'f1', kind: 'image', type: 'image/png' } };
    case 'composed':
      return {
        type: 'message.composed',
        message: `m${count}`,
        session,
        channel: 'chat',
        author: 'assistant',
        text: `answer ${count}`,
        choices: [{ id: 'human', label: 'A person' }],
        attachments: [],
        answers: [],
        introduces: false,
        assurance,
      };
    case 'recorded':
      return {
        type: 'exchange.recorded',
        message,
        findings,
        ticket: about % 2 ? `t${about}` : null,
        resolution: null,
      };
    case 'arrived':
      return {
        type: 'file.arrived',
        message,
        session,
        attachment: { id: 'f1', filename: 'a.png', type: 'image/png', size: 1, key: 'k' },
      };
    case 'withdrawn':
      return { type: 'message.withdrawn', message, session };
    case 'cut':
      return { type: 'message.cut', message, heard: 'ans' };
    case 'code':
      return { type: 'challenge.failed', session, challenge: 'c1', reason: 'wrong', message };
    case 'ticket':
      return { type: 'ticket.moved', ticket: `t${about}`, status: 'paused', channel: 'chat' };
    case 'told':
      return {
        type: 'testimony.heard',
        from: 'cu_other',
        order: '45821',
        said: '2026-11-20T09:00:00.000Z',
        event: { ...received, assurance: 'claimed' },
      };
    case 'action':
      return {
        type: 'action.done',
        key: `k${count}`,
        tool: 'return_item',
        input: {},
        output: {},
        order: null,
        proposal: null,
        session,
        channel: 'chat',
        assurance,
      };
    default:
      return { type: 'turn.silent', turn: `turn${count}`, session, answers: [], reason: 'nothing to say' };
  }
}

it('is what a reader of storage finds, whatever has happened', async () => {
  let turns = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
      const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
      await begin(stub);
      await runInDurableObject(stub, (_, { storage }) => {
        const generation = new Generation();
        const mind = new RecentHistory(storage.sql, generation);
        const log = new Log(storage.sql, SELF, mind, generation);
        const exchanges = new ExchangeStore(storage.sql, mind);
        const messages = new MessageStore(storage.sql, mind);
        let time = Date.parse('2026-11-23T09:00:00.000Z');
        let count = 0;
        for (const one of steps) {
          time += one.later * 1_000;
          const before = count;
          const fact = factOf(one, count++);
          try {
            storage.transactionSync(() => {
              if (one.kind === 'rebuilt') return log.rebuild();
              log.append([fact], { at: new Date(time).toISOString() });
              if (one.kind === 'rolled back') throw new Error('rolled back');
            });
          } catch (error) {
            if (one.kind !== 'rolled back') throw error;
            generation.next();
          }
          // Mostly the same turn asks again; now and then somebody else does, or in another session.
          const asks = one.about % 5 === 0 ? one : { session: 's1', assurance: 'claimed' as const };
          const scope = one.about % 3 === 0 ? 'thread' : 'session';
          const read = (from: ExchangeStore) =>
            from.history(SELF, asks.session, scope, 6, [`m${before}`], asks.assurance);
          const fresh = new RecentHistory(storage.sql, new Generation());
          expect(read(exchanges)).toEqual(read(new ExchangeStore(storage.sql, fresh)));
          expect(exchanges.done(5)).toEqual(new ExchangeStore(storage.sql, fresh).done(5));
          expect(messages.received(`m${before}`)).toEqual(
            new MessageStore(storage.sql, fresh).received(`m${before}`),
          );
          turns++;
        }
      });
    }),
    { numRuns: 100 },
  );
  expect(turns).toBeGreaterThan(1_000);
});
