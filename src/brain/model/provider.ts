import type { Prompt } from './prompt.ts';

/** A block of an answer, as it goes back to the provider with the next request. */
export type Block = { type: string; [key: string]: unknown };

/** One request of a turn: the prompt, and what has been said and called since. */
export interface ModelRequest {
  tools: Prompt['tools'];
  system: Prompt['system'];
  messages: { role: 'user' | 'assistant'; content: Block[] }[];
}

/** One answer of the model, whole. */
export interface ModelAnswer {
  content: Block[];
  /** `input` is null when what came is no JSON object. */
  calls: { id: string; name: string; input: Record<string, unknown> | null }[];
  /** Why it ended; `pause_turn` asks to be continued with the same words. */
  stop: string | null;
}

/** Who answers for a model. A new provider is one file that makes one of these. */
export interface ModelProvider {
  /** As traces and records name it. */
  readonly name: string;
  /** Yields the answer's text as it comes and returns it whole. Throws `BrainFailed` and nothing else. */
  ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, ModelAnswer>;
}
