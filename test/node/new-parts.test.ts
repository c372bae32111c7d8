import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { buildPrompt } from '../../src/brain/model/prompt.ts';
import { readCall } from '../../src/brain/model/tools.ts';
import { Intent } from '../../src/conversation/values.ts';
import { defaultSettings, Settings } from '../../src/settings.ts';
import { shopOf } from '../../src/shop/roster.ts';
import type { Shop } from '../../src/shop/shop.ts';
import { createToolbox } from '../../src/tools/toolbox.ts';
import { context } from '../brain/model/wire.ts';
import { World } from '../brain/world.ts';

/*
 * A tool is a file and a line, a shop an adapter and a line, an intent an entry of the catalogue and its
 * words. Here each roster gets one that is nowhere else in the service.
 */

vi.mock('../../src/tools/index.ts', async (original) => {
  const index = await original<typeof import('../../src/tools/index.ts')>();
  const { tool } = await import('../../src/tools/tool.ts');
  const { z: schema } = await import('zod');
  const measureHem = tool({
    name: 'measure_hem',
    description: 'Says how long the hem of a dress is.',
    input: schema.strictObject({ dress: schema.string() }),
    assurance: 'recognised',
    reach: 'reads',
    does: null,
    run: async ({ dress }) => ({ ok: true, output: { dress, centimetres: 92 } }),
  });
  return { ...index, tools: { ...index.tools, measure_hem: measureHem } };
});
vi.mock('../../src/conversation/intent-catalogue.ts', async (original) => {
  const { ENTRIES } = await original<typeof import('../../src/conversation/intent-catalogue.ts')>();
  return { ENTRIES: { ...ENTRIES, recycling: { family: null, topic: true, mood: 0.7 } } };
});
vi.mock('../../src/language/en/cues.ts', async (original) => {
  const { cues } = await original<typeof import('../../src/language/en/cues.ts')>();
  return { cues: { ...cues, recycling: { sure: ['recycl*'], fair: [], weak: [] } } };
});
vi.mock('../../src/language/topics/en.ts', async (original) => {
  const { topics } = await original<typeof import('../../src/language/topics/en.ts')>();
  return { topics: { ...topics, recycling: 'We take old clothes back in every shop.' } };
});
vi.mock('../../src/shop/embedded.ts', () => ({
  // The line of the roster: its adapter is another one here.
  embeddedShop: () => ({ order: async (number: string) => ({ id: number, status: 'delivered' }) }),
}));

const measureHem = 'measure_hem' as 'find_order';

function toolboxFor(assurance: 'anonymous' | 'recognised') {
  const settings = defaultSettings();
  const shop = shopOf(() => settings, {
    object() {
      throw new Error('not reached');
    },
    beside() {
      throw new Error('not reached');
    },
  });
  return createToolbox({
    scope: {
      assurance,
      account: assurance === 'recognised' ? 'c-1' : null,
      now: '2026-11-23T18:32:00.000Z',
      claims: [],
      settings,
      shop,
      files: { put: async () => undefined, get: async () => null },
    },
    ledger: { find: () => null, begin: () => null, abandon: () => undefined, finish: () => undefined },
    turn: 'm-1',
    agreements: {
      read: async () => ({ kind: 'none' }),
      agreed: () => undefined,
      lapsed: () => undefined,
      requested: () => false,
    },
    onClaim: () => undefined,
  });
}

describe('a new tool', () => {
  it('is offered to every model, described as it describes itself', () => {
    const offered = buildPrompt(context(), []).tools.find(({ name }) => name === 'measure_hem');
    expect(offered?.description).toMatch(/^Says how long the hem of a dress is\./);
    expect(z.looseObject({}).parse(offered?.input_schema.properties)).toEqual({ dress: { type: 'string' } });
    expect(readCall('measure_hem', { dress: 'DR-101' })).toMatchObject({ kind: 'shop', name: 'measure_hem' });
    expect(readCall('measure_hem', { skirt: 'DR-101' })).toMatchObject({ kind: 'bad' });
  });

  it('runs in the one toolbox, under the same checks as every other', async () => {
    const input = { dress: 'DR-101' } as never;
    expect(await toolboxFor('recognised').call(measureHem, input)).toEqual({
      ok: true,
      output: { dress: 'DR-101', centimetres: 92 },
    });
    expect(await toolboxFor('anonymous').call(measureHem, input)).toMatchObject({ ok: false });
    expect(await toolboxFor('recognised').call(measureHem, {} as never)).toMatchObject({ ok: false });
  });
});

it('a shop’s adapter answers through the one port, by the kind in the settings', async () => {
  const shop: Shop = shopOf(defaultSettings, {
    object() {
      throw new Error('not reached');
    },
    beside() {
      throw new Error('not reached');
    },
  });
  expect(await shop.order('45821')).toEqual({ id: '45821', status: 'delivered' });
});

describe('a new intent', () => {
  it('is read, recorded, planned and answered in its own words', async () => {
    const said = await new World().speak('chat', 'anonymous').say('Can I bring you clothes for recycling?');
    expect(said.text).toContain('We take old clothes back in every shop.');
    expect(said.steps).toContainEqual(
      expect.objectContaining({ type: 'ticket', ticket: expect.objectContaining({ intent: 'recycling' }) }),
    );
  });

  it('can be recorded, set a mode for, and is offered to models', () => {
    expect(Intent.options).toContain('recycling');
    const modes = [{ intent: 'recycling', channel: '*', mode: 'draft' }];
    expect(Settings.parse({ ...defaultSettings(), modes }).modes).toEqual(modes);
    expect(JSON.stringify(buildPrompt(context(), []).tools)).toContain('"recycling"');
  });
});
