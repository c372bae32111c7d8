import { describe, expect, it } from 'vitest';
import { chainFor, modelOf } from '../../../src/brain/model/chain.ts';
import { claudeThinking, costOf, modelNamed } from '../../../src/brain/model/models.ts';
import { patienceFor } from '../../../src/brain/patience.ts';
import { BrainSettings } from '../../../src/brain/settings.ts';

const ai = { run: async () => new ReadableStream() };
const env = {
  ANTHROPIC_BASE_URL: 'https://api.anthropic.com',
  OPENAI_BASE_URL: 'https://api.openai.com/v1',
  JURISDICTION: '',
};
const settings = (brain: unknown) => BrainSettings.parse(brain);
const kinds = (brain: unknown, over: object = {}, channel: 'chat' | 'voice' = 'chat') =>
  chainFor(settings(brain), channel, { ...env, ...over }).map(({ kind }) => kind);

describe('the chain of a channel', () => {
  it('is what the store names, and what it names for the channel comes first', () => {
    const brain = { chain: [{ kind: 'claude' }], channels: { voice: { chain: [{ kind: 'gpt' }] } } };
    expect([kinds(brain), kinds(brain, {}, 'voice')]).toEqual([['claude'], ['gpt']]);
  });

  it('reads the older form as a chain of one', () => {
    expect(chainFor(settings({ kind: 'claude', model: 'claude-opus-5-5' }), 'chat', env)).toEqual([
      { kind: 'claude', model: 'claude-opus-5-5' },
    ]);
    expect(kinds({ kind: 'embedded' }, { AI: ai })).toEqual([]);
  });

  it('ends where it names the embedded brain', () => {
    expect(kinds({ chain: [{ kind: 'gpt' }, { kind: 'embedded' }, { kind: 'claude' }] })).toEqual(['gpt']);
  });

  it('is the deployment’s where the store names none', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({}, { AI: ai })).toEqual(['workers-ai']);
    expect(kinds({}, { AI: ai, DEFAULT_BRAIN: 'embedded' })).toEqual([]);
    expect(chainFor(settings({}), 'chat', { ...env, DEFAULT_BRAIN: 'compatible/qwen3:8b' })).toEqual([
      { kind: 'compatible', model: 'qwen3:8b' },
    ]);
  });

  it('leaves out who processes outside the European Union, unless the store says otherwise', () => {
    const chain = [
      { kind: 'claude' },
      { kind: 'gpt' },
      { kind: 'workers-ai' },
      { kind: 'compatible', model: 'm' },
    ];
    const eu = { JURISDICTION: 'eu', AI: ai };
    expect(kinds({ chain }, eu)).toEqual(['gpt', 'compatible']);
    expect(kinds({ chain, outsideEu: true }, eu)).toHaveLength(4);
    expect(kinds({ chain }, { ...eu, ANTHROPIC_BASE_URL: 'https://bedrock.example' })).toContain('claude');
  });
});

describe('a brain of the chain', () => {
  const turn = {
    patience: patienceFor({ spoken: false, letter: false }, settings({})),
    person: 'cu_1',
    used: () => undefined,
  };
  const made = (kind: 'claude' | 'gpt' | 'compatible' | 'workers-ai', keys: object, over: object = {}) =>
    modelOf({ kind, model: 'm' }, { ...keys, env: { ...env, ...over }, fetch }, turn)?.name ?? null;

  it('needs its own credentials, and is left out without', () => {
    expect(made('claude', {})).toBeNull();
    expect(made('claude', { anthropicApiKey: 'k' })).toBe('claude');
    expect(made('gpt', { anthropicApiKey: 'k' })).toBeNull();
    expect(made('gpt', { openaiApiKey: 'k' })).toBe('gpt');
    expect(made('workers-ai', {})).toBeNull();
    expect(made('workers-ai', {}, { AI: ai })).toBe('workers-ai');
    expect(made('compatible', { compatibleApiKey: 'k' })).toBeNull();
    expect(made('compatible', {}, { COMPATIBLE_BASE_URL: 'http://localhost:11434/v1' })).toBe('compatible');
  });
});

describe('a request to Claude', () => {
  it.each([
    ['claude-haiku-5-5', { room: 0, thinking: { type: 'disabled' }, output_config: { effort: 'low' } }],
    [
      'claude-sonnet-5-5',
      { room: 2_000, thinking: { type: 'between_tools' }, output_config: { effort: 'low' } },
    ],
    ['claude-opus-5-5', { room: 2_000, output_config: { effort: 'low' } }],
    ['claude-haiku-4-5-20251001', { room: 0 }],
    ['claude-of-tomorrow', { room: 2_000 }],
  ])('says of thinking what %s takes, and leaves it room', (model, fields) => {
    expect(claudeThinking(modelNamed(model), 'low')).toEqual(fields);
  });
});

describe('the cost of a request', () => {
  it('counts what the cache gave and took at its own price', () => {
    const usage = { input: 1_000, cached: 10_000, cacheWrite: 2_000, output: 500 };
    expect(costOf('claude-sonnet-5-5', usage)).toBeCloseTo(0.002 + 0.001 + 0.005 + 0.005, 9);
    expect(costOf('mistral', usage)).toBeNull();
  });
});

describe('patience', () => {
  it('is short on the phone, long for a letter, and what the store sets comes first', () => {
    const phone = patienceFor({ spoken: true, letter: false }, settings({}));
    const letter = patienceFor({ spoken: false, letter: true }, settings({}));
    const chat = patienceFor({ spoken: false, letter: false }, settings({}));
    expect([phone, chat].map(({ thinkMs, retryMs }) => [thinkMs, retryMs])).toEqual([
      [2_000, []],
      [10_000, []],
    ]);
    expect([phone.firstTokenMs, letter.thinkMs >= 60_000, letter.retryMs.length > 0]).toEqual([
      2_000,
      true,
      true,
    ]);
    expect(patienceFor({ spoken: true, letter: false }, settings({ firstTokenMs: 900 })).firstTokenMs).toBe(
      900,
    );
  });
});
