import { describe, expect, it } from 'vitest';
import { BrainFailed } from '../../../src/brain/brain.ts';
import { failureNamed } from '../../../src/brain/model/event-answers.ts';
import { troubleOf } from '../../../src/brain/model/troubles.ts';
import { claude, refused, steps } from './wire.ts';

/* A provider that is mis-set is told of on the desk, with what mends it. */

const claudeFails = (status: number, type: string) =>
  steps(claude([() => refused(status, type)])).then(
    () => new BrainFailed('broken', 'answered'),
    (error: BrainFailed) => error,
  );

describe('what the desk is told of a provider', () => {
  it.each([
    [401, 'authentication_error', /does not accept the key.*PUT \/api\/v1\/secrets/],
    [402, 'billing_error', /no credits left/],
    [403, 'permission_error', /does not let this key use claude-x/],
    [404, 'not_found_error', /knows no claude-x.*settings\.brain/],
    [400, 'invalid_request_error', /refuses what claude-x is asked/],
  ])('of Anthropic’s: %i', async (status, type, words) => {
    const failed = await claudeFails(status, type);
    expect(troubleOf({ kind: 'claude', model: 'claude-x' }, failed, false)).toMatch(words);
  });

  it.each([
    ['invalid_api_key', 401, /does not accept the key/],
    ['insufficient_quota', 429, /no credits left/],
    ['model_not_found', 404, /knows no gpt-x/],
    ['data_residency_mismatch', 403, /another region/],
  ])('of OpenAI’s: %s', (code, status, words) => {
    expect(troubleOf({ kind: 'gpt', model: 'gpt-x' }, failureNamed({ code }, status), false)).toMatch(words);
  });

  it('is nothing of what passes by itself, until it does not', () => {
    const busy = failureNamed({}, 529);
    expect(troubleOf({ kind: 'gpt' }, busy, false)).toBeNull();
    expect(troubleOf({ kind: 'gpt' }, busy, true)).toMatch(/again and again \(overloaded\)/);
    expect(troubleOf({ kind: 'gpt' }, new BrainFailed('refused', 'refusal'), true)).toBeNull();
  });
});
