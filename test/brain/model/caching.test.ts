import { describe, expect, it } from 'vitest';
import { usageOf } from '../../../sandbox/anthropic/cache.ts';
import { readPosted } from '../../../sandbox/anthropic/request.ts';
import type { Context } from '../../../src/brain/context.ts';
import { asks, claude, context, past, spoken, steps } from './wire.ts';

/* How much of a prompt the provider has read before, by the emulator's accounting of its cache. */

/** What each request of a turn took. */
async function usages(known: Context) {
  const server = claude([spoken([], ['find_order', { order: '45821' }]), spoken(['It is on its way.'])]);
  await steps(server, known);
  return server.asked.map(({ body }) => {
    const read = readPosted(body);
    if (!read.ok) throw new Error(read.message);
    return usageOf(read.posted);
  });
}

const share = (usage: ReturnType<typeof usageOf> | undefined) =>
  usage
    ? usage.cache_read_input_tokens /
      (usage.input_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens)
    : 0;

describe('the cached share', () => {
  it('of a turn’s second request is 94 % at least, of the next turn 85 %', async () => {
    const history = Array.from({ length: 10 }, (_, n) =>
      past(`words ${n} of some length, as people write`, { author: n % 2 ? 'assistant' : 'customer' }),
    );
    const [, second] = await usages(context({ history }));
    const later = [
      ...history,
      past('Where is my dress?'),
      past('It is on its way.', { author: 'assistant' }),
    ];
    const over = { history: later, now: '2026-12-14T18:40:00Z', asked: [asks('And when?', { id: 'm-2' })] };
    const [next] = await usages(context(over));
    expect(share(second)).toBeGreaterThanOrEqual(0.94);
    expect(share(next)).toBeGreaterThanOrEqual(0.85);
  });
});
