import type { Manner } from '../conversation/channels.ts';
import type { BrainSettings, Effort } from './settings.ts';

/** How long somebody waits on a channel, in milliseconds, and how much they want to hear. */
export interface Patience {
  /** To the first word, or the first call; to the first byte of an answer that may be thought over. */
  firstTokenMs: number;
  /** To the first word, as long as bytes keep coming. */
  thinkMs: number;
  /** Between two of them. */
  stallMs: number;
  /** For the whole turn, every brain but the last. */
  turnMs: number;
  /** Longest answer in tokens; thinking has room beside it. */
  maxTokens: number;
  effort: Effort;
  /** After which an overloaded provider is asked again. */
  retryMs: readonly number[];
}

const SPOKEN: Patience = {
  firstTokenMs: 2_000,
  thinkMs: 2_000,
  stallMs: 3_000,
  turnMs: 12_000,
  maxTokens: 1_500,
  effort: 'low',
  retryMs: [],
};
const WRITTEN: Patience = {
  firstTokenMs: 10_000,
  thinkMs: 10_000,
  stallMs: 8_000,
  turnMs: 30_000,
  maxTokens: 4_000,
  effort: 'low',
  retryMs: [],
};
const LETTER: Patience = {
  firstTokenMs: 25_000,
  thinkMs: 60_000,
  stallMs: 15_000,
  turnMs: 90_000,
  maxTokens: 8_000,
  effort: 'medium',
  retryMs: [1_000, 4_000, 15_000],
};

/**
 * A caller hangs up after seconds of silence, a letter may take a minute. What the store sets comes first.
 */
export function patienceFor(
  { spoken, letter }: Pick<Manner, 'spoken' | 'letter'>,
  brain: BrainSettings,
): Patience {
  const usual = spoken ? SPOKEN : letter ? LETTER : WRITTEN;
  const { firstTokenMs = usual.firstTokenMs, stallMs = usual.stallMs } = brain;
  const { turnMs = usual.turnMs, maxTokens = usual.maxTokens } = brain;
  const { effort, retryMs } = usual;
  // Who waits live waits for words; only a letter is worth thinking over for longer.
  const thinkMs = letter ? Math.max(usual.thinkMs, firstTokenMs) : firstTokenMs;
  return { firstTokenMs, thinkMs, stallMs, turnMs, maxTokens, effort, retryMs };
}
