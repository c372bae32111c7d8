import { z } from 'zod';
import { type Fault, readFault } from '../anthropic/faults.ts';
import type { Said } from '../anthropic/frames.ts';
import { recordsOf } from '../anthropic/records.ts';
import type { PostedBlock } from '../anthropic/request.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { newId, pieces, refused, refusedBy, spoken, streamed, tokens } from './answer.ts';

const Text = z.object({
  type: z.enum(['input_text', 'output_text', 'refusal', 'input_image']),
  text: z.string().default(''),
  image_url: z.string().startsWith('data:image/').optional(),
});
const Item = z.union([
  z.looseObject({
    type: z.literal('function_call'),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.strictObject({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
  // Only whoever got it can send reasoning back, and only whole.
  z.looseObject({ type: z.literal('reasoning'), encrypted_content: z.string().min(1) }),
  z.looseObject({ role: z.enum(['user', 'assistant', 'system', 'developer']), content: z.array(Text) }),
]);
const Effort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']);
/** Strict as the API is: what it does not know is a 400. */
const Body = z.strictObject({
  model: z.string().min(1),
  instructions: z.string().optional(),
  input: z.array(Item).min(1),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('function'),
        name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
        description: z.string().optional(),
        parameters: z.looseObject({ type: z.literal('object') }),
        strict: z.boolean(),
      }),
    )
    .default([]),
  tool_choice: z.enum(['auto', 'none', 'required']).optional(),
  parallel_tool_calls: z.boolean().optional(),
  reasoning: z.strictObject({ effort: Effort.optional() }).optional(),
  include: z.array(z.literal('reasoning.encrypted_content')).optional(),
  max_output_tokens: z.number().int().min(16).optional(),
  store: z.boolean().default(true),
  stream: z.literal(true),
  stream_options: z.strictObject({ include_obfuscation: z.boolean() }).optional(),
  text: z
    .strictObject({
      format: z.strictObject({
        type: z.literal('json_schema'),
        name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
        schema: z.looseObject({ type: z.literal('object') }),
        strict: z.boolean(),
      }),
    })
    .optional(),
  safety_identifier: z.string().max(128).optional(),
  prompt_cache_key: z.string().max(64).optional(),
});
type Body = z.infer<typeof Body>;

/** OpenAI's Responses API as far as a brain uses it: `POST /v1/responses`, streamed. `path` comes without `/openai`. */
export async function responsesApi(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  if (path !== '/v1/responses') return refused(404, `Invalid URL (${request.method} ${path})`);
  if (request.method !== 'POST') return refused(405, 'Method not allowed');
  const key = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (key !== env.OPENAI_API_KEY) return refusedBy(401);
  const world = outside(env);
  const parsed = Body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(400, `${issue?.path.join('.')}: ${issue?.message}`, 'unknown_parameter');
  }
  const body = parsed.data;
  if (!/^gpt-[a-z0-9.-]+$/.test(body.model)) return refusedBy(404);
  if (body.text) return recorded(body);
  const ordered = await world.takeFault('openai', false);
  const fault = readFault(ordered ?? '');
  const unanswered = orphan(body);
  if (unanswered) return refused(400, `No tool output found for function call ${unanswered}.`);
  if (fault?.kind === 'status') {
    await world.asked({ request: body, answer: null, usage: null, fault: ordered });
    return refusedBy(fault.status);
  }
  if (fault?.kind === 'latency') await scheduler.wait(fault.ms);
  const said = spoken(
    {
      model: body.model,
      system: body.instructions ?? '',
      messages: messagesOf(body),
      tools: body.tools.map(({ name }) => name),
    },
    fault,
  );
  await world.asked({ request: body, answer: said, usage: null, fault: ordered });
  const error = line({ type: 'error', code: 'server_error', message: 'Ordered failure', param: null });
  return streamed([...eventsOf(body, said, fault)].map(line), fault, error);
}

/** An answer as JSON. It is no part of a turn: no fault is ordered for it, and nobody counts it. */
function recorded(body: Body): Response {
  const words = messagesOf(body)
    .flatMap(({ content }) => content)
    .flatMap((block) => (block.type === 'text' ? [block.text] : []));
  const said: Said[] = [{ type: 'text', text: recordsOf(words.join('\n')) }];
  return streamed([...eventsOf(body, said, null)].map(line), null, '');
}

/** A call that came without its output: the API takes no such history. */
function orphan({ input }: Body): string | null {
  const answered = new Set(
    input.flatMap((item) => (item.type === 'function_call_output' ? [item.call_id] : [])),
  );
  const open = input.find((item) => item.type === 'function_call' && !answered.has(String(item.call_id)));
  return open ? String(open.call_id) : null;
}

/** Items as messages with blocks: the model behind it reads those. */
function messagesOf({ input }: Body) {
  const messages: { role: 'user' | 'assistant'; content: PostedBlock[] }[] = [];
  const add = (role: 'user' | 'assistant', block: PostedBlock) => {
    const last = messages.at(-1);
    if (last?.role === role) last.content.push(block);
    else messages.push({ role, content: [block] });
  };
  for (const item of input) {
    if (item.type === 'function_call')
      add('assistant', {
        type: 'tool_use',
        id: String(item.call_id),
        name: String(item.name),
        input: objectOf(String(item.arguments)),
      });
    else if (item.type === 'function_call_output')
      add('user', { type: 'tool_result', tool_use_id: String(item.call_id), content: String(item.output) });
    else if ('role' in item) {
      const { role, content } = z.object({ role: z.string(), content: z.array(Text) }).parse(item);
      for (const { text } of content)
        add(role === 'assistant' ? 'assistant' : 'user', { type: 'text', text });
    }
  }
  return messages;
}

function objectOf(json: string): Record<string, unknown> {
  return z
    .record(z.string(), z.unknown())
    .catch({})
    .parse(JSON.parse(json || '{}'));
}

type Event = { type: string; [key: string]: unknown };

function* eventsOf(body: Body, said: readonly Said[], fault: Fault | null): Generator<Event> {
  const response = {
    id: newId('resp'),
    object: 'response',
    model: body.model,
    status: 'in_progress',
    output: [],
  };
  yield { type: 'response.created', response };
  yield { type: 'response.in_progress', response };
  const output: object[] = [];
  if (body.reasoning?.effort !== 'none') yield* reasoned(output);
  for (const block of fault?.kind === 'refusal' ? [] : said) {
    yield* block.type === 'text' ? worded(block.text, output, fault) : called(block, output);
  }
  if (fault?.kind === 'refusal') {
    yield {
      type: 'response.refusal.delta',
      output_index: output.length,
      content_index: 0,
      delta: "I can't help with that.",
    };
    yield {
      type: 'response.refusal.done',
      output_index: output.length,
      content_index: 0,
      refusal: "I can't help with that.",
    };
  }
  if (fault?.kind === 'max_tokens') {
    const incomplete_details = { reason: 'max_output_tokens' };
    yield {
      type: 'response.incomplete',
      response: { ...response, status: 'incomplete', incomplete_details },
    };
    return;
  }
  const input_tokens = tokens([body.instructions, body.input, body.tools]);
  const usage = {
    input_tokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: tokens(said),
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: input_tokens + tokens(said),
  };
  yield { type: 'response.completed', response: { ...response, status: 'completed', output, usage } };
}

function* reasoned(output: object[]): Generator<Event> {
  const item = { type: 'reasoning', id: newId('rs'), summary: [] };
  const whole = { ...item, encrypted_content: `gAAAA${crypto.randomUUID()}` };
  yield { type: 'response.output_item.added', output_index: output.length, item };
  yield { type: 'response.output_item.done', output_index: output.length, item: whole };
  output.push(whole);
}

function* worded(text: string, output: object[], fault: Fault | null): Generator<Event> {
  const said = fault?.kind === 'max_tokens' ? text.slice(0, 40) : text;
  const at = { item_id: newId('msg'), output_index: output.length, content_index: 0 };
  const item = { id: at.item_id, type: 'message', role: 'assistant', status: 'in_progress', content: [] };
  yield { type: 'response.output_item.added', output_index: at.output_index, item };
  yield {
    type: 'response.content_part.added',
    ...at,
    part: { type: 'output_text', text: '', annotations: [] },
  };
  for (const delta of pieces(said, 17))
    yield { type: 'response.output_text.delta', ...at, delta, logprobs: [] };
  yield { type: 'response.output_text.done', ...at, text: said };
  const part = { type: 'output_text', text: said, annotations: [] };
  yield { type: 'response.content_part.done', ...at, part };
  const done = { ...item, status: 'completed', content: [part] };
  yield { type: 'response.output_item.done', output_index: at.output_index, item: done };
  output.push(done);
}

function* called({ name, input }: Extract<Said, { type: 'tool_use' }>, output: object[]): Generator<Event> {
  const json = JSON.stringify(input);
  const item = {
    type: 'function_call',
    id: newId('fc'),
    call_id: newId('call'),
    name,
    arguments: '',
    status: 'in_progress',
  };
  const at = { item_id: item.id, output_index: output.length };
  yield { type: 'response.output_item.added', output_index: at.output_index, item };
  for (const delta of pieces(json, 23))
    yield { type: 'response.function_call_arguments.delta', ...at, delta };
  yield { type: 'response.function_call_arguments.done', ...at, arguments: json };
  const done = { ...item, arguments: json, status: 'completed' };
  yield { type: 'response.output_item.done', output_index: at.output_index, item: done };
  output.push(done);
}

function line(event: Event, sequence_number = 0): string {
  return `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number })}\n\n`;
}
