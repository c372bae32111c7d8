import { outside, type SandboxEnv } from '../env.ts';
import { usageOf } from './cache.ts';
import { type Fault, readFault, refusal } from './faults.ts';
import { type Frame, framesOf, type Spoken, wholeOf, wire } from './frames.ts';
import { answer } from './model.ts';
import { modelInfo, thinksFirst } from './models.ts';
import { recordsOf } from './records.ts';
import { blocksOf, type Posted, readPosted } from './request.ts';
import { streamOf } from './stream.ts';

const VERSIONS = ['2023-06-01', '2026-10-21'];
const ENCODER = new TextEncoder();

/**
 * Anthropic's Messages API as far as a brain uses it: `POST /v1/messages`. Its model knows what the request
 * says and nothing else. `path` comes without the leading `/anthropic`.
 */
export async function messagesApi(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  const [, asked] = /^\/v1\/models\/([^/]+)$/.exec(path) ?? [];
  if (asked && request.method === 'GET') {
    const info = deniedBy(request, env) ?? modelInfo(decodeURIComponent(asked));
    return info instanceof Response ? info : info ? Response.json(info) : refusal(404, `model: ${asked}`);
  }
  if (path !== '/v1/messages') return refusal(404);
  if (request.method !== 'POST') return refusal(405, 'Method Not Allowed');
  const denied = deniedBy(request, env);
  if (denied) return denied;
  const version = request.headers.get('anthropic-version');
  if (!version) return refusal(400, 'anthropic-version: header is required');
  if (!VERSIONS.includes(version))
    return refusal(400, `anthropic-version: "${version}" is not a valid version`);

  const world = outside(env);
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return refusal(400, 'The request body is not valid JSON');
  }
  const read = readPosted(body);
  if (!read.ok) return refusal(400, read.message);
  const { posted } = read;
  if (!/^claude-[a-z0-9.-]+$/.test(posted.model)) return refusal(404, `model: ${posted.model}`);

  if (posted.output_config?.format) return recorded(posted);

  const ordered = await world.takeFault('anthropic', false);
  const fault = readFault(ordered ?? '');
  if (fault?.kind === 'status') {
    await world.asked({ request: posted, answer: null, usage: null, fault: ordered });
    return refusal(fault.status);
  }
  if (fault?.kind === 'latency') await scheduler.wait(fault.ms);
  const spoken = limited(fault, answer(posted, fault?.kind === 'compliant'));
  const usage = usageOf(posted);
  await world.asked({ request: posted, answer: spoken, usage, fault: ordered });
  if (!posted.stream) return Response.json(wholeOf(spoken, posted.model, usage));
  const thinks = thinksFirst(posted.model, posted.thinking);
  return new Response(streamOf(bytesOf([...framesOf(spoken, posted.model, usage, thinks)], fault), fault), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  });
}

/** An answer as JSON. It is no part of a turn: no fault is ordered for it, and nobody counts it. */
function recorded(posted: Posted): Response {
  const words = posted.messages
    .flatMap(blocksOf)
    .flatMap((block) => (block.type === 'text' ? [block.text] : []));
  const spoken: Spoken = { content: [{ type: 'text', text: recordsOf(words.join('\n')) }], stop: 'end_turn' };
  const usage = usageOf(posted);
  if (!posted.stream) return Response.json(wholeOf(spoken, posted.model, usage));
  return new Response(streamOf(bytesOf([...framesOf(spoken, posted.model, usage, false)], null), null), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  });
}

function deniedBy(request: Request, env: SandboxEnv): Response | null {
  const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const key = bearer ?? request.headers.get('x-api-key');
  if (!key) return refusal(401, 'x-api-key header is required');
  return key === env.ANTHROPIC_API_KEY ? null : refusal(401, bearer ? 'Invalid bearer token' : undefined);
}

/** The answer of a model that would not, or that ran out of room. */
function limited(fault: Fault | null, spoken: Spoken): Spoken {
  if (fault?.kind === 'refusal') return { content: [], stop: 'refusal' };
  if (fault?.kind !== 'max_tokens') return spoken;
  const [first] = spoken.content;
  const cut = first?.type === 'text' ? [{ ...first, text: first.text.slice(0, 40) }] : [];
  return { content: cut, stop: 'max_tokens' };
}

/** The events as bytes, cut short where a fault is ordered. */
function bytesOf(frames: Frame[], fault: Fault | null): Uint8Array {
  const after = fault && 'after' in fault ? fault.after : frames.length;
  return ENCODER.encode(`${frames.slice(0, after).map(wire).join('')}${lastWords(fault)}`);
}

function lastWords(fault: Fault | null): string {
  if (fault?.kind === 'garbage')
    return 'event: content_block_delta\ndata: {"type":"content_block_delta","ind\n\n';
  if (fault?.kind !== 'error') return '';
  const data = { type: 'error', error: { type: fault.type, message: 'Ordered failure' } };
  return wire({ event: 'error', data });
}
