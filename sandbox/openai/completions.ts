import { z } from 'zod';
import { type Fault, readFault } from '../anthropic/faults.ts';
import type { Said } from '../anthropic/frames.ts';
import type { PostedBlock } from '../anthropic/request.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { newId, pieces, refused, refusedBy, spoken, streamed, tokens } from './answer.ts';

const Call = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});
const Message = z.discriminatedUnion('role', [
  z.object({ role: z.literal('system'), content: z.string() }),
  z.object({ role: z.literal('user'), content: z.string().min(1) }),
  z.object({
    role: z.literal('assistant'),
    content: z.string().nullish(),
    tool_calls: z.array(Call).optional(),
  }),
  z.object({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
]);
const Body = z.looseObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1),
  tools: z
    .array(z.object({ type: z.literal('function'), function: z.looseObject({ name: z.string() }) }))
    .default([]),
  stream: z.literal(true),
  max_tokens: z.number().int().positive().optional(),
});
type Body = z.infer<typeof Body>;

/** Chat completions as most servers of models speak them: `POST /v1/chat/completions`, streamed. `path` comes without `/compatible`. */
export async function completionsApi(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  if (path !== '/v1/chat/completions' || request.method !== 'POST') return refused(404, 'Not Found');
  const key = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (key !== env.COMPATIBLE_API_KEY) return refusedBy(401);
  const world = outside(env);
  const ordered = await world.takeFault('compatible', false);
  const fault = readFault(ordered ?? '');
  const parsed = Body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return refused(400, parsed.error.issues[0]?.message ?? 'invalid');
  const body = parsed.data;
  if (fault?.kind === 'status') {
    await world.asked({ request: body, answer: null, usage: null, fault: ordered });
    return refusedBy(fault.status);
  }
  if (fault?.kind === 'latency') await scheduler.wait(fault.ms);
  const said = saidTo(body, fault);
  await world.asked({ request: body, answer: said, usage: null, fault: ordered });
  const error = line({ error: { message: 'Ordered failure', type: 'server_error', code: 'server_error' } });
  return streamed(chunksOf(body, said, fault), fault, error);
}

/** The binding of Workers AI: takes the same body, and throws what is refused (faults are ordered for `workers-ai`). */
export async function runModel(
  model: string,
  input: Record<string, unknown>,
  env: SandboxEnv,
): Promise<ReadableStream<Uint8Array>> {
  const world = outside(env);
  const parsed = Body.safeParse({ ...input, model });
  if (!model.startsWith('@cf/') || !parsed.success) throw new Error('5007: No such model or task');
  const ordered = await world.takeFault('workers-ai', false);
  const fault = readFault(ordered ?? '');
  const said = saidTo(parsed.data, fault);
  await world.asked({ request: parsed.data, answer: said, usage: null, fault: ordered });
  if (fault?.kind === 'status') throw new Error(`${fault.status === 429 ? 3040 : 1031}: Ordered failure`);
  if (fault?.kind === 'latency') await scheduler.wait(fault.ms);
  const { body } = streamed(
    chunksOf(parsed.data, said, fault),
    fault,
    line({ error: { code: 'server_error' } }),
  );
  if (!body) throw new Error('1031: no stream');
  return body;
}

function saidTo(body: Body, fault: Fault | null): Said[] {
  return spoken(
    {
      model: body.model,
      system: body.messages
        .flatMap((message) => (message.role === 'system' ? [message.content] : []))
        .join('\n'),
      messages: messagesOf(body),
      tools: body.tools.map((tool) => tool.function.name),
    },
    fault,
  );
}

function messagesOf({ messages }: Body) {
  const made: { role: 'user' | 'assistant'; content: PostedBlock[] }[] = [];
  const add = (role: 'user' | 'assistant', block: PostedBlock) => {
    const last = made.at(-1);
    if (last?.role === role) last.content.push(block);
    else made.push({ role, content: [block] });
  };
  for (const message of messages) {
    if (message.role === 'system') continue;
    if (message.role === 'tool')
      add('user', { type: 'tool_result', tool_use_id: message.tool_call_id, content: message.content });
    else {
      if (message.content) add(message.role, { type: 'text', text: message.content });
      const calls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
      for (const { id, function: called } of calls)
        add('assistant', {
          type: 'tool_use',
          id,
          name: called.name,
          input: z.record(z.string(), z.unknown()).parse(JSON.parse(called.arguments)),
        });
    }
  }
  return made;
}

/** An answer as the lines of its stream. */
function chunksOf(body: Body, said: readonly Said[], fault: Fault | null): string[] {
  const base = { id: newId('chatcmpl'), object: 'chat.completion.chunk', model: body.model };
  const chunk = (delta: object, finish_reason: string | null = null) =>
    line({ ...base, choices: [{ index: 0, delta, finish_reason }] });
  const lines = [chunk({ role: 'assistant', content: '' })];
  let calls = 0;
  for (const block of fault?.kind === 'refusal' ? [] : said) {
    if (block.type === 'text') {
      const text = fault?.kind === 'max_tokens' ? block.text.slice(0, 40) : block.text;
      lines.push(...pieces(text, 17).map((content) => chunk({ content })));
      continue;
    }
    const index = calls++;
    const call = {
      index,
      id: newId('call'),
      type: 'function',
      function: { name: block.name, arguments: '' },
    };
    lines.push(chunk({ tool_calls: [call] }));
    for (const part of pieces(JSON.stringify(block.input), 23))
      lines.push(chunk({ tool_calls: [{ index, function: { arguments: part } }] }));
  }
  const ends: Record<string, string> = { refusal: 'content_filter', max_tokens: 'length' };
  const usual = calls > 0 ? 'tool_calls' : 'stop';
  lines.push(chunk({}, ends[fault?.kind ?? ''] ?? usual));
  const usage = { prompt_tokens: tokens(body.messages), completion_tokens: tokens(said) };
  return [...lines, line({ ...base, choices: [], usage }), 'data: [DONE]\n\n'];
}

function line(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
