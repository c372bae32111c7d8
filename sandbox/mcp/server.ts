import { z } from 'zod';
import { outside, type SandboxEnv } from '../env.ts';

const TOKEN = 'dev-mcp-token';
const VERSION = '2025-06-18';

const Posted = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.number(), z.string()]).optional(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});
const Call = z.object({ name: z.string(), arguments: z.object({ city: z.string() }) });

const BOUTIQUES = new Map([
  ['lyon', 'Lune Lyon, 4 rue de Brest, open Monday to Saturday from 10:00 to 19:00.'],
  ['paris', 'Lune Paris, 21 rue du Temple, open every day from 11:00 to 20:00.'],
]);
const city = {
  type: 'object',
  properties: { city: { type: 'string', description: 'Name of a city' } },
  required: ['city'],
};
const TOOLS = [
  {
    name: 'find_boutique',
    description: 'Address and opening hours of the boutique in a city.',
    inputSchema: city,
    annotations: { readOnlyHint: true },
  },
  { name: 'book_fitting', description: 'Books a fitting in a boutique.', inputSchema: city },
];

/**
 * A store's own MCP server over streamable HTTP, with sessions: boutiques in two cities. It answers calls as a stream, and all else as
 * JSON. Faults ordered for the channel `mcp` are HTTP statuses of its calls.
 */
export async function boutiques(request: Request, env: SandboxEnv): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  if (request.headers.get('authorization') !== `Bearer ${TOKEN}`) return new Response(null, { status: 401 });
  const posted = Posted.safeParse(await request.json().catch(() => null));
  if (!posted.success) return new Response(null, { status: 400 });
  const { id, method, params } = posted.data;
  if (id === undefined) return new Response(null, { status: 202 });
  const answer = (result: unknown) => ({ jsonrpc: '2.0', id, result });
  if (method === 'initialize')
    return Response.json(
      answer({
        protocolVersion: VERSION,
        capabilities: { tools: {} },
        serverInfo: { name: 'boutiques', version: '1' },
      }),
      { headers: { 'mcp-session-id': `s-${crypto.randomUUID()}` } },
    );
  if (!request.headers.get('mcp-session-id') || request.headers.get('mcp-protocol-version') !== VERSION)
    return new Response(null, { status: 400 });
  if (method === 'tools/list') return Response.json(answer({ tools: TOOLS }));
  const call = Call.safeParse(params);
  if (method !== 'tools/call' || !call.success)
    return Response.json({ jsonrpc: '2.0', id, error: { code: -32602, message: 'Invalid params' } });
  const fault = await outside(env).takeFault('mcp', false);
  if (fault) return new Response(null, { status: Number(fault) });
  const found = BOUTIQUES.get(call.data.arguments.city.toLowerCase());
  const text = found ?? `There is no boutique in ${call.data.arguments.city}.`;
  const result = { content: [{ type: 'text', text }], isError: !found };
  return new Response(`: one moment\n\nevent: message\ndata: ${JSON.stringify(answer(result))}\n\n`, {
    headers: { 'content-type': 'text/event-stream' },
  });
}
