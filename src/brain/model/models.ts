import { lookup } from '../../lookup.ts';
import type { Effort } from '../settings.ts';

/**
 * What a model takes and costs, as its provider's pages say (platform.claude.com `models/*`,
 * developers.openai.com, November 2026). A request is derived from it: the same fields are right for one
 * model and a 400 for its sister.
 */
export interface Model {
  /**
   * How to keep it from thinking before it speaks; null: it cannot be kept from it, or needs no word for it.
   */
  unthinking: 'disabled' | 'between_tools' | null;
  /** Whether it takes an effort. */
  effort: boolean;
  /** Whether messages of the role `system` may stand in mid-conversation, where no user's text can be. */
  systemMessages?: true;
  /**
   * US dollars for a million tokens: read, written, read from the cache, written into it (as much as reading
   * anew where the page names no price); null where unknown.
   */
  prices: { input: number; output: number; cached: number; cacheWrite: number } | null;
  /** ISO date after which the provider serves it no more. */
  ends?: string;
}

const MODELS: Readonly<Record<string, Model>> = {
  'claude-haiku-5-5': {
    unthinking: 'disabled',
    effort: true,
    prices: { input: 0.1, output: 0.5, cached: 0.01, cacheWrite: 0.125 },
  },
  'claude-sonnet-5-5': {
    unthinking: 'between_tools',
    effort: true,
    systemMessages: true,
    prices: { input: 2, output: 10, cached: 0.1, cacheWrite: 2.5 },
  },
  'claude-opus-5-5': {
    unthinking: null,
    effort: true,
    prices: { input: 4, output: 20, cached: 0.2, cacheWrite: 5 },
  },
  'claude-haiku-4-5': {
    unthinking: null,
    effort: false,
    prices: { input: 1, output: 5, cached: 0.1, cacheWrite: 1.25 },
  },
  'claude-sonnet-4-5': { unthinking: null, effort: false, prices: null, ends: '2026-11-30' },
  'claude-opus-4-5': { unthinking: null, effort: false, prices: null, ends: '2027-01-22' },
  'gpt-6-luna': {
    unthinking: null,
    effort: true,
    prices: { input: 0.1, output: 0.5, cached: 0.01, cacheWrite: 0.125 },
  },
  'gpt-6-sol': {
    unthinking: null,
    effort: true,
    prices: { input: 2, output: 10, cached: 0.2, cacheWrite: 2.5 },
  },
  'gpt-6.1-sol': {
    unthinking: null,
    effort: true,
    prices: { input: 2, output: 10, cached: 0.1, cacheWrite: 2 },
  },
  'gpt-6-astra': {
    unthinking: null,
    effort: true,
    prices: { input: 10, output: 50, cached: 1, cacheWrite: 10 },
  },
};

/**
 * What is known of a model, dated names (`claude-haiku-4-5-20251001`) included; null for one that is not in
 * the table.
 */
export function modelNamed(name: string): Model | null {
  return lookup(MODELS, name) ?? lookup(MODELS, name.replace(/-20\d{6}$/, '')) ?? null;
}

/** Tokens of one request. `input` holds neither what was read from the cache nor what was written into it. */
export interface Usage {
  input: number;
  cached: number;
  cacheWrite: number;
  output: number;
}

/** What a request cost, in US dollars; null where the price is not known. */
export function costOf(model: string, { input, cached, cacheWrite, output }: Usage): number | null {
  const prices = modelNamed(model)?.prices;
  if (!prices) return null;
  const sum =
    input * prices.input + cached * prices.cached + cacheWrite * prices.cacheWrite + output * prices.output;
  return sum / 1_000_000;
}

/** Tokens that thinking may take of an answer's, so that enough of them are left for its words. */
export function thinkingRoom(effort: Effort): number {
  return { none: 0, low: 2_000, medium: 6_000, high: 12_000 }[effort];
}

/** The fields of a Messages request that decide how long a Claude model thinks, and the room it takes. */
export function claudeThinking(
  model: Model | null,
  effort: Effort,
): { room: number; thinking?: { type: string }; output_config?: { effort: string } } {
  if (!model) return { room: thinkingRoom(effort) };
  const silent = model.unthinking === 'disabled' || (model.unthinking === null && !model.effort);
  return {
    room: silent ? 0 : thinkingRoom(effort),
    ...(model.unthinking ? { thinking: { type: model.unthinking } } : {}),
    ...(model.effort ? { output_config: { effort: effort === 'none' ? 'low' : effort } } : {}),
  };
}
