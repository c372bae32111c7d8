import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/brain/journal.ts';
import type { Toolbox, ToolResult } from '../../src/tools/tool.ts';
import { noQuotes } from './quotes.ts';

const context = { now: '2026-12-14T18:32:00Z', channel: 'chat' as const };
const input = { order: '45821', line: '1', sku: 'DR-101-M' };

function world(
  answer: (name: string) => ToolResult | Promise<ToolResult> = () => ({ ok: true, output: { n: 1 } }),
) {
  const calls: string[] = [];
  const toolbox: Toolbox = {
    quote: noQuotes,
    async call(name) {
      calls.push(name);
      return (await answer(name)) as never;
    },
  };
  return { calls, journal: new Journal(toolbox, context) };
}

describe('a journal', () => {
  it('gives the next brain what was done, and lets it do nothing beside it', async () => {
    const { calls, journal } = world();
    const first = journal.open();
    await first.call('exchange_item', input);
    await journal.close(first);
    expect(journal.done).toMatchObject([{ tool: 'exchange_item', order: '45821', output: { n: 1 } }]);

    const second = journal.open();
    expect(await second.call('exchange_item', { ...input, order: '#45821' })).toMatchObject({
      ok: true,
    });
    expect(await second.call('cancel_order', { order: '45821' })).toMatchObject({
      refusal: { code: 'consent' },
    });
    expect(await second.call('find_order', { order: '45821' })).toMatchObject({ ok: true });
    expect(calls).toEqual(['exchange_item', 'find_order']);
  });

  it('is closed to a brain that is over', async () => {
    const { calls, journal } = world();
    const first = journal.open();
    await journal.close(first);
    await expect(first.call('cancel_order', { order: '1' })).rejects.toThrow('over');
    expect(calls).toEqual([]);
  });

  it('waits for what a brain began before the next one starts', async () => {
    const shop = Promise.withResolvers<ToolResult>();
    const { journal } = world(() => shop.promise);
    const first = journal.open();
    void first.call('exchange_item', input);
    let closed = false;
    const closing = journal.close(first).then(() => {
      closed = true;
    });
    await Promise.resolve();
    expect(closed).toBe(false);
    shop.resolve({ ok: true, output: { n: 2 } });
    await closing;
    expect(journal.done).toMatchObject([{ output: { n: 2 } }]);
  });

  it('does not try again what nobody knows the end of, and tells of it as not done', async () => {
    const { calls, journal } = world(() => ({ ok: false, refusal: { code: 'unavailable', message: '' } }));
    const first = journal.open();
    await first.call('exchange_item', input);
    await journal.close(first);
    expect(journal.done).toEqual([]);
    const second = journal.open();
    expect(await second.call('exchange_item', input)).toMatchObject({
      refusal: { code: 'unavailable' },
    });
    expect(await second.call('cancel_order', { order: '45821' })).toMatchObject({
      refusal: { code: 'consent' },
    });
    expect(calls).toEqual(['exchange_item']);
  });

  it('forgets what was refused: nothing was done', async () => {
    const { calls, journal } = world(() => ({ ok: false, refusal: { code: 'consent', message: '' } }));
    const first = journal.open();
    await first.call('exchange_item', input);
    await journal.close(first);
    await journal.open().call('exchange_item', input);
    expect(calls).toHaveLength(2);
  });
});
