import { now } from '../../src/clock.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { frontDoor } from '../front-door.ts';
import type { SentFile } from '../outside.ts';
import { demoStoreByNumber } from '../stores/roster.ts';
import { errorResponse, type GraphError, graphError } from './errors.ts';
import { buttonOf, fileOf, type GraphMessage, parametersOf, readPosted, wordsOf } from './message.ts';
import { postWebhook } from './webhook.ts';
import { type Reported, statusBatch, wamid } from './wire.ts';

const WINDOW = 24 * 3_600_000;
/** How long the address of a file is good for, and how long a file that came in is kept. */
const URL_LIFE = 5 * 60_000;
const MEDIA_LIFE = 7 * 86_400_000;
/** A status never overtakes the answer it is about by less than this, in milliseconds. */
const STATUS_DELAY = 40;

/**
 * Meta's Graph API as far as a business number uses it: `POST /{version}/{number}/messages`, `POST …/media`,
 * `GET /{version}/{media}` and the download it names. `path` comes without the leading `/meta`.
 */
export async function graph(
  request: Request,
  path: string,
  env: SandboxEnv,
  ctx: ExecutionContext,
): Promise<Response> {
  if (request.headers.get('authorization') !== `Bearer ${env.WHATSAPP_TOKEN ?? ''}` || !env.WHATSAPP_TOKEN) {
    return errorResponse(graphError(190, 'The access token could not be decrypted.'));
  }
  const [, first, second, third] = path.split('/').map(decodeURIComponent);
  if (first === 'download' && second) return download(env, second, Number(third));
  if (!/^v\d+\.\d+$/.test(first ?? '') || !second) return unknownPath(path);
  if (request.method === 'GET' && !third) return describe(env, second);
  if (request.method === 'POST' && third === 'media') return upload(request, env);
  if (request.method === 'POST' && third === 'messages') return send(request, second, env, ctx);
  return unknownPath(path);
}

async function send(
  request: Request,
  number: string,
  env: SandboxEnv,
  ctx: ExecutionContext,
): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  const posted = readPosted(body);
  if (posted.kind === 'refused') return errorResponse(posted.error);
  if (posted.kind === 'mark') return Response.json({ success: true });

  const { message, recipient } = posted;
  const world = outside(env);
  const fault = await world.takeFault('whatsapp', false);
  if (fault) return faulty(fault);
  if (!(await world.takePace(`${number} ${recipient}`))) {
    return errorResponse(graphError(131056, 'Too many messages sent to the same recipient in a short time.'));
  }
  const unfit = message.type === 'template' ? await templateFault(env, message) : null;
  if (unfit) return errorResponse(unfit);
  if (message.type !== 'template' && !(await windowOpen(env, recipient))) {
    return errorResponse(
      graphError(
        131047,
        'More than 24 hours have passed since the recipient last replied to the sender number.',
      ),
    );
  }

  const id = wamid();
  const late = await world.takeFault('whatsapp', true);
  const file = late ? null : await attached(env, message);
  const failure = late
    ? graphError(Number(late) || 131000, 'Ordered failure.')
    : file === 'unreachable'
      ? graphError(131053, 'The link could not be fetched.')
      : null;
  await world.record({
    channel: 'whatsapp',
    to: recipient,
    text: wordsOf(message),
    attachments: file && file !== 'unreachable' ? [file] : [],
    raw: { ...(body as object), id },
  });
  ctx.waitUntil(
    report(env, number, failure ? ['failed'] : ['sent', 'delivered'], {
      id,
      recipient,
      callbackData: message.biz_opaque_callback_data,
      error: failure ?? undefined,
    }),
  );
  return Response.json({
    messaging_product: 'whatsapp',
    contacts: [{ input: message.to ?? recipient, wa_id: recipient.replace(/^\+/, '') }],
    messages: [{ id }],
  });
}

/**
 * Templates are approved beforehand: one that is unknown, paused, or filled otherwise than it was written is
 * refused.
 */
async function templateFault(
  env: SandboxEnv,
  message: Extract<GraphMessage, { type: 'template' }>,
): Promise<GraphError | null> {
  const { name, language } = message.template;
  const known = await outside(env).template(name, language.code);
  if (!known) return graphError(132001, `template name (${name}) does not exist in ${language.code}`);
  if (known.status !== 'approved') {
    return graphError(known.status === 'paused' ? 132015 : 132016, `template ${name} is ${known.status}`);
  }
  const given = parametersOf(message);
  if (given.length !== known.parameters) {
    return graphError(132000, `expected ${known.parameters} parameters, got ${given.length}`);
  }
  if (known.category === 'AUTHENTICATION') {
    const [code, ...others] = given;
    const once = others.length === 0 && code !== undefined && code.length <= 15;
    // Body and button carry the same code, and a code is short.
    if (!once || buttonOf(message) !== code)
      return graphError(
        131008,
        'Required parameter is missing: button parameter of an authentication template',
      );
  }
  return given.some((text) => /[\n\t]| {5}/.test(text))
    ? graphError(132007, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces')
    : null;
}

/** Statuses come after the answer, each in a webhook of its own. */
async function report(
  env: SandboxEnv,
  number: string,
  statuses: ('sent' | 'delivered' | 'failed')[],
  message: Omit<Reported, 'at'>,
): Promise<void> {
  for (const status of statuses) {
    await scheduler.wait(STATUS_DELAY);
    const batch = statusBatch(number, status, { ...message, at: new Date(now()) });
    const response = await postWebhook(env, batch, undefined, demoStoreByNumber(number)?.id);
    await response.body?.cancel();
  }
}

/** The file as the recipient gets it. Meta fetches a link when the message is sent, so a dead one fails. */
async function attached(env: SandboxEnv, message: GraphMessage): Promise<SentFile | 'unreachable' | null> {
  const file = fileOf(message);
  if (!file) return null;
  if (file.id) {
    const stored = await outside(env).file(file.id);
    if (!stored) return 'unreachable';
    const { type, bytes } = stored;
    const url = `/sandbox/files/${file.id}/${encodeURIComponent(file.filename)}`;
    return { filename: file.filename, type, size: bytes.byteLength, url };
  }
  const { pathname, search } = new URL(file.link ?? '', 'http://localhost');
  // Every link is taken as the service's own and fetched in-process: nothing of the sandbox goes on the
  // network.
  const response = await frontDoor().fetch(`http://localhost${pathname}${search}`);
  const bytes = await response.arrayBuffer();
  if (!response.ok) return 'unreachable';
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  return { filename: file.filename, type, size: bytes.byteLength, url: file.link ?? '' };
}

async function windowOpen(env: SandboxEnv, recipient: string): Promise<boolean> {
  const heard = await outside(env).lastHeard(recipient);
  return heard !== null && now() - heard < WINDOW;
}

async function upload(request: Request, env: SandboxEnv): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const file = form?.get('file');
  if (form?.get('messaging_product') !== 'whatsapp' || !file || typeof file === 'string') {
    return errorResponse(graphError(100, 'messaging_product and file are required.'));
  }
  const id = await outside(env).putFile(new Uint8Array(await file.arrayBuffer()), file.type);
  return Response.json({ id });
}

async function describe(env: SandboxEnv, id: string): Promise<Response> {
  const fault = await outside(env).takeFault('whatsapp-media', false);
  if (fault) return faulty(fault);
  const file = await outside(env).file(id);
  const since = file ? await outside(env).fileSince(id) : null;
  if (!file || (since !== null && now() - since > MEDIA_LIFE)) {
    return errorResponse(graphError(33, 'The media object does not exist.'));
  }
  return Response.json({
    messaging_product: 'whatsapp',
    url: `http://sandbox/meta/download/${id}/${now() + URL_LIFE}`,
    mime_type: file.type,
    sha256: await sha256(file.bytes),
    file_size: `${file.bytes.byteLength}`,
    id,
  });
}

async function download(env: SandboxEnv, id: string, until: number): Promise<Response> {
  const fault = await outside(env).takeFault('whatsapp-media', true);
  if (fault) return new Response('Not found', { status: Number(fault) || 404 });
  const file = now() < until ? await outside(env).file(id) : null;
  if (!file) return new Response('Not found', { status: 404 });
  return new Response(file.bytes, { headers: { 'content-type': file.type } });
}

/** An ordered failure: a Graph code, or an HTTP status from something in front of it. */
function faulty(code: string): Response {
  const number = Number(code);
  if (number >= 400 && number <= 599) return new Response('upstream failed', { status: number });
  return errorResponse(graphError(number || 131000, 'Ordered failure.'));
}

function unknownPath(path: string): Response {
  return errorResponse(graphError(100, `Unknown path components: ${path}`));
}

/** Hex, as the media description gives it. */
async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
