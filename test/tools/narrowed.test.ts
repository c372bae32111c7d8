import { expect, test } from 'vitest';
import { agreed, aShop, cardOf, memoryLedger, speaking } from './world.ts';

/* Some of a return is taken out: the rest goes back in a return of its own. */

const BOTH = { order: '45821', lines: ['1', '2'] };
const OUT = { order: '45821', return: 'R-45821-1', lines: ['2'] };

async function opened() {
  const world = await aShop();
  expect(await speaking('sophie', world).toolbox.call('return_item', BOTH)).toMatchObject({ ok: true });
  return world;
}
const returnsOf = async ({ shop }: Awaited<ReturnType<typeof aShop>>) =>
  (await shop.order('45821'))?.returns.map(({ id, status, lines }) => [id, status, lines]);

test('a line is taken out once, and the others have a label of their own', async () => {
  const world = await opened();
  const ledger = memoryLedger();
  for (const turn of ['m-2', 'm-2'])
    expect(await speaking('sophie', world, { turn, ledger }).toolbox.call('undo', OUT)).toMatchObject({
      ok: true,
      output: { undone: 'return', lines: ['2'], left: { lines: ['1'], label: { type: 'application/pdf' } } },
    });
  expect(await returnsOf(world)).toEqual([
    ['R-45821-1', 'undone', ['1', '2']],
    ['R-45821-2', 'open', ['1']],
  ]);
});

test('a crash between the two steps leaves what was asked for once it is tried again', async () => {
  const world = await opened();
  const ledger = memoryLedger();
  let calls = 0;
  const shop = new Proxy(world.shop, {
    get(target, name: keyof typeof world.shop) {
      if (name !== 'apply') return target[name];
      return (...given: Parameters<typeof target.apply>) => {
        if (++calls === 2) throw new Error('crashed');
        return target.apply(...given);
      };
    },
  });
  const cut = speaking('sophie', { ...world, shop }, { turn: 'm-2', ledger }).toolbox.call('undo', OUT);
  await expect(cut).rejects.toThrow('crashed');
  expect(await speaking('sophie', world, { turn: 'm-2', ledger }).toolbox.call('undo', OUT)).toMatchObject({
    output: { left: { lines: ['1'] } },
  });
  expect(await returnsOf(world)).toEqual([
    ['R-45821-1', 'undone', ['1', '2']],
    ['R-45821-2', 'open', ['1']],
  ]);
});

test('its quote names what is kept, moves nothing, and a yes to it does it', async () => {
  const world = await opened();
  const quoted = await speaking('sophie', world).toolbox.quote('undo', OUT);
  expect(quoted).toMatchObject({ output: { act: 'undo', in: [{ line: '2' }], out: [], money: [] } });
  const card = await cardOf('sophie', world, [{ tool: 'undo', input: OUT }]);
  expect(await agreed('sophie', world, card)).toMatchObject([
    { ok: true, output: { left: { lines: ['1'] } } },
  ]);
});

test('all of its lines are the whole return', async () => {
  const world = await opened();
  const input = { ...OUT, lines: ['2', '1'] };
  const result = await speaking('sophie', world).toolbox.call('undo', input);
  expect(result).toEqual({ ok: true, order: '45821', output: { order: '45821', undone: 'return' } });
  expect(await returnsOf(world)).toEqual([['R-45821-1', 'undone', ['1', '2']]]);
});

test('what is settled, undone or of another return is refused, and nothing changes', async () => {
  const world = await opened();
  const { toolbox } = speaking('sophie', world);
  const call = (input: typeof OUT) => toolbox.call('undo', input);
  expect(await call({ ...OUT, lines: ['9'] })).toMatchObject({ refusal: { code: 'unknown' } });
  expect(await call({ ...OUT, return: 'R-77-1' })).toMatchObject({ refusal: { code: 'unknown' } });
  const settle = { tool: 'choose_refund' as const, input: { order: '45821', return: 'R-45821-1' } };
  expect(await agreed('sophie', world, await cardOf('sophie', world, [settle]))).toMatchObject([
    { ok: true },
  ]);
  expect(await call(OUT)).toMatchObject({ refusal: { code: 'policy', reason: 'already_refunded' } });
  expect(await returnsOf(world)).toEqual([['R-45821-1', 'open', ['1', '2']]]);
});

test('without plain words for it nothing is taken out', async () => {
  const world = await opened();
  const { toolbox } = speaking('sophie', world, { asks: false });
  expect(await toolbox.call('undo', OUT)).toMatchObject({ refusal: { code: 'consent' } });
  expect(await returnsOf(world)).toEqual([['R-45821-1', 'open', ['1', '2']]]);
});
