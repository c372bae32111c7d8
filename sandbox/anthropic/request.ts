import { z } from 'zod';
import { modelFault } from './models.ts';

const Cache = z.strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() });
const cached = { cache_control: Cache.nullish() };
const Text = z.strictObject({ type: z.literal('text'), text: z.string(), ...cached });
const ToolUse = z.strictObject({
  type: z.literal('tool_use'),
  id: z.string().regex(/^[a-zA-Z0-9_-]+$/),
  name: z.string().min(1).max(200),
  input: z.record(z.string(), z.unknown()),
  ...cached,
});
const ToolResult = z.strictObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(Text)]).optional(),
  is_error: z.boolean().optional(),
  ...cached,
});
/** Only whoever got them can send them back, and only unchanged. */
const Thinking = z.strictObject({
  type: z.literal('thinking'),
  thinking: z.string(),
  signature: z.string().min(1),
});
const Redacted = z.strictObject({ type: z.literal('redacted_thinking'), data: z.string().min(1) });
const Image = z.strictObject({
  type: z.literal('image'),
  source: z.strictObject({
    type: z.literal('base64'),
    media_type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
    data: z.base64(),
  }),
  ...cached,
});
const Block = z.discriminatedUnion('type', [Text, Image, ToolUse, ToolResult, Thinking, Redacted]);
const Message = z.strictObject({
  role: z.enum(['user', 'assistant', 'system']),
  content: z.union([z.string(), z.array(Block)]),
});
const Tool = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal('object') }),
  strict: z.boolean().optional(),
  eager_input_streaming: z.boolean().optional(),
  ...cached,
});
/** Strict as the API is: `temperature`, `top_p` and `top_k` are gone. */
const Body = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.number().int().min(0),
  ...cached,
  thinking: z
    .strictObject({
      type: z.string(),
      budget_tokens: z.number().int().optional(),
      display: z.string().optional(),
    })
    .optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
      format: z.unknown().optional(),
    })
    .optional(),
  tool_choice: z
    .strictObject({
      type: z.enum(['auto', 'any', 'tool', 'none']),
      name: z.string().optional(),
      disable_parallel_tool_use: z.boolean().optional(),
    })
    .optional(),
  messages: z.array(Message).min(1),
  system: z.union([z.string(), z.array(Text)]).optional(),
  tools: z.array(Tool).optional(),
  stream: z.boolean().optional(),
  stop_sequences: z.array(z.string()).optional(),
  metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
});
export type Posted = z.infer<typeof Body>;
export type PostedBlock = z.infer<typeof Block>;

/**
 * A request as the API reads it, or what it says is wrong with it (its words, as far as clients have seen
 * them).
 */
export function readPosted(body: unknown): { ok: true; posted: Posted } | { ok: false; message: string } {
  const parsed = Body.safeParse(body);
  const message = parsed.success ? faultOf(parsed.data) : wordsOf(parsed.error);
  return parsed.success && message === null
    ? { ok: true, posted: parsed.data }
    : { ok: false, message: message ?? 'invalid' };
}

/** The content of a message as blocks. */
export function blocksOf({ content }: Posted['messages'][number]): PostedBlock[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

/** Every block that may end a cached prefix. */
function cacheMarks({ tools = [], system = [], messages }: Posted): number {
  const blocks = [...tools, ...(typeof system === 'string' ? [] : system), ...messages.flatMap(blocksOf)];
  return blocks.filter((block) => 'cache_control' in block && block.cache_control).length;
}

function faultOf(posted: Posted): string | null {
  const { tools = [], messages, system = [], model } = posted;
  const refused = modelFault(model, posted);
  if (refused) return refused;
  if (posted.max_tokens === 0 && posted.stream) return 'max_tokens: 0 cannot be streamed.';
  if (new Set(tools.map(({ name }) => name)).size < tools.length) return 'tools: Tool names must be unique.';
  const union = tools.findIndex(({ input_schema }) =>
    ['anyOf', 'oneOf', 'allOf'].some((word) => Object.hasOwn(input_schema, word)),
  );
  if (union >= 0)
    return `tools.${union}.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level`;
  const marks = cacheMarks(posted);
  if (marks > 4) return `A maximum of 4 blocks with cache_control may be provided. Found ${marks}.`;
  if (typeof system !== 'string' && system.some(({ text }) => text === ''))
    return 'system: text content blocks must be non-empty';
  for (const [index, message] of messages.entries()) {
    const fault = messageFault(index, message, messages);
    if (fault) return fault;
  }
  if (messages.at(-1)?.role === 'assistant')
    return 'This model does not support assistant message prefill. The conversation must end with a user message.';
  return null;
}

function messageFault(
  index: number,
  message: Posted['messages'][number],
  all: Posted['messages'],
): string | null {
  if (index === 0 && message.role !== 'user') return 'messages: first message must use the "user" role';
  const blocks = blocksOf(message);
  if (blocks.length === 0) return `messages.${index}: all messages must have non-empty content`;
  if (blocks.some((block) => block.type === 'text' && block.text === ''))
    return 'messages: text content blocks must be non-empty';
  if (blocks.some((block) => block.type === 'text' && !block.text.trim()))
    return 'messages: text content blocks must contain non-whitespace text';
  if (message.role === 'system') {
    const next = all[index + 1]?.role ?? 'assistant';
    if (all[index - 1]?.role !== 'user' || next !== 'assistant')
      return `messages.${index}: a "system" message must follow a "user" message and end the conversation or be followed by an "assistant" message`;
    if (blocks.some(({ type }) => type !== 'text'))
      return `messages.${index}: "system" messages can only contain text blocks`;
  }
  const uses = blocks.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []));
  const results = blocks.flatMap((block) => (block.type === 'tool_result' ? [block.tool_use_id] : []));
  if (message.role === 'user' && uses.length > 0)
    return `messages.${index}: \`tool_use\` blocks can only be in \`assistant\` messages`;
  if (message.role === 'assistant' && results.length > 0)
    return `messages.${index}: \`tool_result\` blocks can only be in \`user\` messages`;
  const asked = idsOf(all[index - 1], 'assistant');
  const stray = results.find((id) => !asked.includes(id));
  if (stray)
    return `messages.${index}.content.0: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`;
  const answered = idsOf(all[index + 1], 'user');
  const open = uses.filter((id) => !answered.includes(id));
  if (open.length > 0)
    return `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`;
  return null;
}

function idsOf(message: Posted['messages'][number] | undefined, role: 'user' | 'assistant'): string[] {
  if (message?.role !== role) return [];
  return blocksOf(message).flatMap((block) => {
    if (role === 'assistant') return block.type === 'tool_use' ? [block.id] : [];
    return block.type === 'tool_result' ? [block.tool_use_id] : [];
  });
}

/** `max_tokens: Field required`, `tools.0.custom.input_schema.type: Input should be 'object'` … */
function wordsOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'invalid';
  const path = issue.path.map(String);
  if (path[0] === 'tools' && path.length > 2) path.splice(2, 0, 'custom');
  if (issue.code === 'unrecognized_keys')
    return `${[...path, issue.keys[0] ?? ''].join('.')}: Extra inputs are not permitted`;
  if (issue.code === 'too_small' && path[0] === 'messages')
    return 'messages: at least one message is required';
  const missing = issue.code === 'invalid_type' && /received undefined/.test(issue.message);
  if (missing) return `${path.join('.')}: Field required`;
  if (issue.code === 'invalid_value')
    return `${path.join('.')}: Input should be '${issue.values.map(String).join("' or '")}'`;
  return `${path.join('.')}: ${issue.message}`;
}
