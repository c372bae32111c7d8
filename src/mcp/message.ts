import { z } from 'zod';

/*
 * Messages of the Model Context Protocol over streamable HTTP, as far as a server with tools and no session needs them
 * (modelcontextprotocol.io/specification, revisions 2024-11-05 to 2025-11-25, and 2026-07-28, which has no handshake).
 */

/** Revisions that begin with `initialize`, the newest first. */
export const WITH_HANDSHAKE: readonly string[] = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'];
/** Revisions in which every request says by itself which it is of. */
export const WITHOUT_HANDSHAKE: readonly string[] = ['2026-07-28'];

const VERSION = 'io.modelcontextprotocol/protocolVersion';
const CAPABILITIES = 'io.modelcontextprotocol/clientCapabilities';

/** Codes of JSON-RPC, and of the protocol's own. */
export const CODES = {
  parse: -32_700,
  request: -32_600,
  method: -32_601,
  params: -32_602,
  session: -32_000,
  headers: -32_020,
  version: -32_022,
} as const;

/** A message that is answered by an error; `status` is HTTP's. */
export interface Refusal {
  code: number;
  message: string;
  status: number;
  data?: unknown;
}

const Id = z.union([z.string(), z.number()]);
const Params = z.record(z.string(), z.unknown());
const Call = z.object({ jsonrpc: z.literal('2.0'), id: Id, method: z.string(), params: Params.optional() });
/** What nobody answers: a notification, or an answer to what this server never asks. */
const Unanswered = z.union([
  z.object({ jsonrpc: z.literal('2.0'), method: z.string(), id: z.undefined().optional() }),
  z.object({ jsonrpc: z.literal('2.0'), id: Id, method: z.undefined().optional() }),
]);

/** A request of a client. */
export type Call = z.infer<typeof Call>;

/** What a body is: calls to answer, all of one kind, or nothing to answer; null where it is no message. */
export function callsIn(body: unknown): readonly Call[] | null {
  const messages = Array.isArray(body) ? body : [body];
  if (messages.length === 0) return null;
  const calls: Call[] = [];
  for (const message of messages) {
    const call = Call.safeParse(message);
    if (call.success) calls.push(call.data);
    else if (!Unanswered.safeParse(message).success) return null;
  }
  return calls;
}

/** Whether a call is of a revision without handshake, by its own parameters or by its header. */
export function isWithoutHandshake({ method, params }: Call, headers: Headers): boolean {
  const claimed = metaOf(params)[VERSION];
  if (typeof claimed === 'string') return isModern(claimed);
  return method !== 'initialize' && isModern(headers.get('mcp-protocol-version')?.trim() ?? '');
}

/** Revisions are days. */
function isModern(version: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(version) && version >= '2026-07-28';
}

function metaOf(params: Call['params']): Record<string, unknown> {
  const meta = Params.safeParse(params?._meta);
  return meta.success ? meta.data : {};
}

/**
 * What is wrong with a call of a revision without handshake, null where nothing is: its headers have to say what its body says, for
 * whoever routes by them.
 */
export function refusalOf(call: Call, headers: Headers): Refusal | null {
  const meta = metaOf(call.params);
  const version = meta[VERSION];
  if (typeof version !== 'string') return wrong(CODES.params, `_meta lacks ${VERSION}`);
  if (!Params.safeParse(meta[CAPABILITIES]).success)
    return wrong(CODES.params, `_meta lacks ${CAPABILITIES}`);
  const said = (name: string) => headers.get(name)?.trim();
  const [asVersion, asMethod, asName] = [said('mcp-protocol-version'), said('mcp-method'), said('mcp-name')];
  const differs = (header: string) => wrong(CODES.headers, `The header ${header} and the body disagree.`);
  if (asVersion !== undefined && asVersion !== version) return differs('MCP-Protocol-Version');
  if (asMethod !== undefined && asMethod !== call.method) return differs('Mcp-Method');
  if (!WITHOUT_HANDSHAKE.includes(version))
    return {
      ...wrong(CODES.version, `Unsupported protocol version: ${version.slice(0, 40)}`),
      data: { supported: WITHOUT_HANDSHAKE, requested: version.slice(0, 40) },
    };
  if (asVersion === undefined) return differs('MCP-Protocol-Version');
  if (asMethod === undefined) return differs('Mcp-Method');
  const name = call.method === 'tools/call' ? call.params?.name : undefined;
  return typeof name === 'string' && plain(asName) !== name ? differs('Mcp-Name') : null;
}

function wrong(code: number, message: string): Refusal {
  return { code, message, status: 400 };
}

/** A header that cannot hold a name as it is has it in base64; null where it is none. */
function plain(header: string | undefined): string | null {
  const [, encoded] = /^=\?base64\?([A-Za-z0-9+/=]*)\?=$/.exec(header ?? '') ?? [];
  if (encoded === undefined) return header ?? null;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}
