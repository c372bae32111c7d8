import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { objectName } from '../../durable-objects/clients/open.ts';
import { restoreClock } from '../../sandbox/clock.ts';
import type { SandboxEnv } from '../../sandbox/env.ts';
import { setClockShift } from '../../src/clock.ts';
import { type Buyer, dressOrder } from '../orders.ts';
import { Chance } from './chance.ts';
import { Outside } from './outside.ts';
import { broken, doubled } from './promises.ts';
import { Storm } from './storm.ts';

const bindings = env as unknown as SandboxEnv;
const { seed, count } = inject('storms');
const SEEDS = seed ? [Number(seed)] : Array.from({ length: Number(count ?? 500) }, (_, number) => number);
const STEPS = 14;
const MONDAY = Date.parse('2026-11-23T09:00:00Z');

declare module 'vitest' {
  interface ProvidedContext {
    /** One storm alone, or how many. */
    storms: { seed?: string; count?: string };
  }
}

describe('nothing is lost and nothing is doubled', () => {
  beforeAll(async () => {
    await restoreClock(bindings);
    // Pauses for more words are as short as any other step here: time is the storm's.
    // What thousands of storms log is more than the test runner can carry in one message.
    for (const level of ['log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, level).mockImplementation(() => undefined);
    vi.spyOn(scheduler, 'wait').mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 0)));
  });
  afterAll(() => vi.restoreAllMocks());

  it(
    `in ${SEEDS.length} storms`,
    async ({ annotate }) => {
      const failed: { seed: number; broken: string[] }[] = [];
      const total = { messages: 0, crashes: 0 };
      for (const seed of SEEDS) {
        const { wrong, twice } = await weather(seed);
        total.messages += twice.messages;
        total.crashes += twice.crashes;
        if (wrong.length) failed.push({ seed, broken: wrong });
        if (failed.length > 5) break;
      }
      await annotate(`${total.crashes} crashes, ${total.messages} messages perhaps sent twice`);
      expect(failed).toEqual([]);
    },
    60_000 + SEEDS.length * 2_000,
  );
});

async function weather(seed: number) {
  const chance = new Chance(seed);
  const person: Buyer = {
    name: 'Eve Roche',
    account: `c-storm-${seed}`,
    email: `eve${seed}@storm.example`,
    phone: `+3361${String(2_000_000 + seed).padStart(7, '0')}`,
    order: `${800_000 + seed}`,
  };
  setClockShift(MONDAY - Date.now());
  const shop = () => bindings.SHOP.getByName(objectName('demo', 'shop'));
  await shop().importLines([dressOrder(person, new Date(MONDAY))]);
  const stub = bindings.CUSTOMER.getByName(objectName('demo', `cu_storm${seed}`));
  return runInDurableObject(stub, async (_, state) => {
    const outside = new Outside(chance);
    const storm = new Storm(chance, state, bindings, outside, person);
    await storm.rage(STEPS);
    await storm.handBack();
    const settled = await storm.clear();
    const order = await shop().getOrder(person.order);
    const wrong = order ? broken(storm, order) : ['the order is gone'];
    return { wrong: settled ? wrong : ['it never came to rest', ...wrong], twice: doubled(storm) };
  });
}
