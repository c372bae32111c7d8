import { describe, expect, it } from 'vitest';
import type { CodeTarget, CodeWay } from '../../src/identity/code.ts';
import type { Codes } from '../../src/tools/tool.ts';
import { aShop, speaking } from './world.ts';

/* The tools for one-time codes, in the hands of any brain. */

type Who = Parameters<typeof speaking>[0];

async function holding(who: Who, { ways = ['email', 'sms'] as CodeWay[], most = 5 } = {}) {
  const sent: { key: string; target: CodeTarget; way: CodeWay }[] = [];
  const codes: Codes = {
    ways,
    send: async (request) => {
      if (sent.length >= most) return false;
      sent.push(request);
      return true;
    },
    check: async (code) =>
      code === '482913' ? { verdict: 'passed', left: 3 } : { verdict: 'wrong', left: 2 },
  };
  const world = await aShop();
  return { sent, world, ...speaking(who, world, { codes }) };
}

describe('send_code', () => {
  it('answers the same for an order, or an address, that is there and one that is not', async () => {
    const answers = [];
    for (const input of [{ order: '45821' }, { order: '77' }, { order: '99999' }]) {
      const { toolbox } = await holding('stranger');
      answers.push(await toolbox.call('send_code', input));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const typed = [];
    for (const address of ['sophie.martin@example.com', 'nobody@example.com']) {
      const { toolbox } = await holding('stranger');
      typed.push(await toolbox.call('send_code', { address }));
    }
    expect(typed[0]).toEqual(typed[1]);
    expect(JSON.stringify([...answers, ...typed])).not.toMatch(/@|\+33|Sophie/);
  });

  it('names an order without claiming it', async () => {
    const { toolbox, claimed } = await holding('stranger');
    await toolbox.call('send_code', { order: '45821' });
    expect(claimed).toEqual([]);
    expect(await toolbox.call('return_item', { order: '45821', lines: ['1'] })).toMatchObject({
      ok: false,
      refusal: { code: 'assurance' },
    });
  });

  it('reads an address as people write it, and takes no other words for one', async () => {
    const { toolbox, sent } = await holding('stranger');
    await toolbox.call('send_code', { address: ' Sophie.Martin@Example.com ' });
    await toolbox.call('send_code', { address: '06 12 34 56 78' });
    expect(sent.map(({ target, way }) => [target, way])).toEqual([
      [{ kind: 'address', address: 'email:sophie.martin@example.com' }, 'email'],
      [{ kind: 'address', address: 'phone:+33612345678' }, 'sms'],
    ]);
    for (const address of ['everybody', 'a@b', '12345'])
      expect(await toolbox.call('send_code', { address })).toMatchObject({ refusal: { code: 'invalid' } });
    expect(await toolbox.call('send_code', {})).toMatchObject({ refusal: { code: 'invalid' } });
    expect(sent).toHaveLength(2);
  });

  it('goes to the account of somebody recognised who names nothing', async () => {
    const { toolbox, sent } = await holding('sophie');
    expect(await toolbox.call('send_code', { by: 'sms' })).toMatchObject({ ok: true, output: { by: 'sms' } });
    expect(sent[0]?.target).toEqual({ kind: 'account' });
  });

  it('goes by what is open, and nowhere where nothing is', async () => {
    const email = await holding('stranger', { ways: ['email'] });
    expect(await email.toolbox.call('send_code', { order: '45821', by: 'sms' })).toMatchObject({
      output: { by: 'email' },
    });
    expect(await email.toolbox.call('send_code', { address: '+33612345678' })).toMatchObject({
      refusal: { code: 'policy', reason: 'no_codes' },
    });
    const closed = await holding('stranger', { ways: [] });
    expect(await closed.toolbox.call('send_code', { order: '45821' })).toMatchObject({
      refusal: { code: 'policy', reason: 'no_codes' },
    });
  });

  it('is sent once for the same call of a turn, and refused past the limit', async () => {
    const { toolbox, sent } = await holding('stranger', { most: 1 });
    await toolbox.call('send_code', { order: '45821' });
    expect(await toolbox.call('send_code', { order: '45821' })).toMatchObject({ ok: true });
    expect(sent).toHaveLength(1);
    expect(await toolbox.call('send_code', { order: '77' })).toMatchObject({
      refusal: { code: 'policy', reason: 'codes_limit' },
    });
  });
});

describe('check_code', () => {
  it('takes six digits in any grouping, and leaves no trace of them', async () => {
    const { toolbox, ledger } = await holding('stranger');
    expect(await toolbox.call('check_code', { code: '482 913' })).toEqual({
      ok: true,
      output: { result: 'passed', left: 3 },
    });
    expect(await toolbox.call('check_code', { code: '111111' })).toMatchObject({
      output: { result: 'wrong' },
    });
    for (const code of ['48291', '4829134', 'abcdef', ''])
      expect(await toolbox.call('check_code', { code })).toMatchObject({ refusal: { code: 'invalid' } });
    expect(JSON.stringify(ledger)).not.toContain('482913');
  });

  it('says nothing where there are no codes', async () => {
    const world = await aShop();
    const { toolbox } = speaking('stranger', world);
    expect(await toolbox.call('check_code', { code: '482913' })).toMatchObject({
      refusal: { code: 'policy', reason: 'no_codes' },
    });
  });
});
