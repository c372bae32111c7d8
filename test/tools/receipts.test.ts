import { describe, expect, test } from 'vitest';
import { readPdf } from '../pdf/read.ts';
import { aShop, memoryLedger, speaking } from './world.ts';

/* Who gets the receipt of which order, and how often. */

const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('the receipt of an order', () => {
  test('is made for its verified customer, in their language, and is that of the order', async () => {
    const world = await aShop();
    const { toolbox } = speaking('verified', world);
    const result = await toolbox.call('send_receipt', { order: '#45821', language: 'fr' });
    expect(result).toMatchObject({
      ok: true,
      order: '45821',
      output: {
        order: '45821',
        mailbox: true,
        file: { filename: 'recu-45821.pdf', type: 'application/pdf' },
      },
    });
    const file = result.ok ? world.files.stored.get(result.output.file.key) : undefined;
    const { words } = readPdf(new Uint8Array(file?.bytes ?? new ArrayBuffer(0)));
    expect(words).toContain('Confirmation de commande / reçu');
    expect(words[words.indexOf('Total') + 1]?.replace(/\s/g, ' ')).toBe('97,00 €');
  });

  test('is made once for one request, and asked for again it is another call', async () => {
    const world = await aShop();
    const ledger = memoryLedger();
    const { toolbox } = speaking('verified', world, { ledger });
    const first = await toolbox.call('send_receipt', { order: '45821' });
    expect(await toolbox.call('send_receipt', { order: '45821' })).toEqual({
      ok: true,
      output: first.ok && first.output,
    });
    expect([ledger.done.size, world.files.puts]).toEqual([1, 1]);
    await speaking('verified', world, { ledger, turn: 'm-2' }).toolbox.call('send_receipt', {
      order: '45821',
    });
    expect(ledger.done.size).toBe(2);
  });

  test('is kept as it was sent when the order changes', async () => {
    const world = await aShop();
    const key = async (now: string) => {
      const made = await speaking('verified', world, { now }).toolbox.call('send_receipt', {
        order: '45821',
      });
      return made.ok ? made.output.file.key : null;
    };
    const keys = [await key('2026-11-23T18:00:00Z'), await key('2026-11-24T18:00:00Z')];
    expect(new Set(keys).size).toBe(2);
    expect([...world.files.stored.keys()].toSorted()).toEqual(keys.toSorted());
  });

  test.each([
    ['stranger', {}, 'assurance'],
    ['stranger', { assurance: 'claimed', claims: ['45821'] }, 'assurance'],
    ['sophie', {}, 'assurance'],
    ['nobody', { claims: ['45821'] }, 'assurance'],
    ['nobody', { assurance: 'verified', claims: ['45821'] }, 'assurance'],
  ] as const)('is not made for %s with %j', async (who, change, code) => {
    const world = await aShop();
    const result = await speaking(who, world, change as Parameters<typeof speaking>[2]).toolbox.call(
      'send_receipt',
      { order: '45821' },
    );
    expect(result).toMatchObject(refusal(code));
    expect(JSON.stringify(result)).not.toMatch(/9700|97|Visa|Sophie/);
    expect(world.files.puts).toBe(0);
  });

  test('of another customer’s order is as unknown as of none', async () => {
    const world = await aShop();
    const { toolbox } = speaking('verified', world);
    const foreign = await toolbox.call('send_receipt', { order: '77' });
    expect(foreign).toMatchObject(refusal('unknown'));
    expect(await toolbox.call('send_receipt', { order: '99999' })).toEqual(foreign);
    expect(world.files.puts).toBe(0);
  });

  test('is refused as unavailable where it cannot be stored', async () => {
    const world = await aShop();
    const files = { ...world.files, put: () => Promise.reject(new Error('R2 is away')) };
    const { toolbox } = speaking('verified', { ...world, files });
    expect(await toolbox.call('send_receipt', { order: '45821' })).toMatchObject(refusal('unavailable'));
  });
});
