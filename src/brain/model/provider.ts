import type { Usage } from './models.ts';
import type { Prompt } from './prompt.ts';

/** A block of an answer, as it goes back to the provider with the next request. */
export type Block = { type: string; [key: string]: unknown };

/** One request of a turn: the prompt, and what has been said and called since. */
export interface ModelRequest {
  /** The answer is to be JSON of this schema, and no tool is called. */
  format?: { name: string; schema: Record<string, unknown> };
  tools: Prompt['tools'];
  system: Prompt['system'];
  messages: ModelMessage[];
}

/**
 * `system`: the shop's own word in mid-conversation. It follows a message of the user, which it becomes a
 * part of where a provider takes none.
 */
export interface ModelMessage {
  role: 'user' | 'assistant' | 'system';
  content: Block[];
}

/** The same conversation for a provider that takes no message of the system in it. */
export function withoutSystem(
  messages: readonly ModelMessage[],
): { role: 'user' | 'assistant'; content: Block[] }[] {
  const result: { role: 'user' | 'assistant'; content: Block[] }[] = [];
  for (const { role, content } of messages) {
    const last = result.at(-1);
    if (role === 'system' && last?.role === 'user') last.content = [...last.content, ...content];
    else result.push({ role: role === 'system' ? 'user' : role, content });
  }
  return result;
}

/** One answer of the model, whole. */
export interface ModelAnswer {
  content: Block[];
  /** `input` is null when what came is no JSON object. */
  calls: { id: string; name: string; input: Record<string, unknown> | null }[];
  /** Why it ended; `pause_turn` asks to be continued with the same words. */
  stop: string | null;
  /** What it took, where the provider says so. */
  usage?: Usage | null;
}

/** Words as they come; null where a block of them is whole, whatever the answer goes on with. */
export type Piece = string | null;

/** Who answers for a model. A new provider is one file that makes one of these. */
export interface ModelProvider {
  /** As traces and records name it. */
  readonly name: string;
  /** Its models look at pictures. */
  readonly sees?: boolean;
  /** Yields the answer's text as it comes and returns it whole. Throws `BrainFailed` and nothing else. */
  ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<Piece, ModelAnswer>;
  /** The provider's cheapest way to an answer with a `format`, where it has one. */
  readonly clerk?: ModelProvider;
}

/** The JSON of an answer with a `format`; null where it is none. */
export async function answerJson(
  provider: ModelProvider,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<unknown> {
  let json = '';
  for await (const piece of provider.ask(request, signal)) json += piece ?? '';
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
