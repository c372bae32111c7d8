import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { objectName } from '../../../durable-objects/clients/open.ts';
import { restoreClock } from '../../../sandbox/clock.ts';
import type { SandboxEnv } from '../../../sandbox/env.ts';
import { setClockShift } from '../../../src/clock.ts';
import { type Buyer, dressOrder } from '../../orders.ts';
import { Chance } from '../chance.ts';
import { Outside } from '../outside.ts';
import { broken, doubled } from '../promises.ts';
import { Storm } from '../storm.ts';

const bindings = env as unknown as SandboxEnv;
/** Files that share the storms, so that workers can. Each plays every seventeenth. */
const FILES = 17;
const STEPS = 14;
const MONDAY = Date.parse('2026-11-23T09:00:00Z');

declare module 'vitest' {
  interface ProvidedContext {
    /** How many storms, from 0 on; or the one with this seed alone. */
    storms: { seed?: number; count: number };
  }
}

/** Plays one file's share of the storms; each is a test. */
export function storms(file: number): void {
  const seeds = seedsOf(file);
  // With `SEED` all files but the first have nothing to do.
  describe.runIf(seeds.length)('nothing is lost and nothing is doubled', () => {
    beforeAll(async () => {
      await restoreClock(bindings);
      // What thousands of storms log is more than the test runner can carry in one message.
      for (const level of ['log', 'info', 'warn', 'error'] as const)
        vi.spyOn(console, level).mockImplementation(() => undefined);
      // Pauses for more words are as short as any other step here: time is the storm's.
      vi.spyOn(scheduler, 'wait').mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 0)));
    });
    afterAll(() => vi.restoreAllMocks());

    it.for(seeds)('in storm %i', { timeout: 120_000 }, async (seed, { annotate }) => {
      const { wrong, twice } = await weather(seed);
      await annotate(`${twice.crashes} crashes, ${twice.messages} messages perhaps sent twice`);
      expect(wrong).toEqual([]);
    });
  });
}

function seedsOf(file: number): number[] {
  const { seed, count } = inject('storms');
  if (seed !== undefined) return file === 0 ? [seed] : [];
  return Array.from({ length: count }, (_, number) => number).filter((number) => number % FILES === file);
}

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
