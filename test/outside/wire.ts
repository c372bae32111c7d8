import { type Handshake, McpClient } from '../../src/outside/client.ts';

/* Another system of a store on the wire, as a function from a message to what it sends back. */

export interface Posted {
  id?: number;
  method: string;
  params: Record<string, unknown>;
}
export type Answer = Response | Promise<Response>;

export const HELLO = {
  protocolVersion: '2025-06-18',
  capabilities: { tools: {} },
  serverInfo: { name: 'x', version: '1' },
};
export const HANDSHAKE: Handshake = { session: 's-1', version: '2025-06-18' };

/** A JSON answer to a message. */
export const answered = ({ id }: Posted, result: unknown, headers: Record<string, string> = {}) =>
  Response.json({ jsonrpc: '2.0', id, result }, { headers });

/** A client and the requests its server got. What `serve` leaves open is answered as a well-behaved server does. */
export function connected(
  serve: (posted: Posted, request: Request) => Answer | null,
  { token = null as string | null, questionMs = 250 } = {},
) {
  const asked: { posted: Posted; headers: Headers; redirect: string | undefined }[] = [];
  const client = new McpClient({
    url: 'https://mcp.example/x',
    token,
    questionMs,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const posted = (await request.clone().json()) as Posted;
      asked.push({ posted, headers: request.headers, redirect: init.redirect });
      const own = await serve(posted, request);
      if (own) return own;
      if (posted.id === undefined) return new Response(null, { status: 202 });
      if (posted.method === 'initialize') return answered(posted, HELLO, { 'mcp-session-id': 's-1' });
      if (posted.method === 'tools/list') return answered(posted, { tools: [] });
      return answered(posted, { content: [{ type: 'text', text: 'here' }] });
    },
  });
  return { client, asked };
}

/** A body that sends its pieces and then stays open, or closes. */
export function streamed(pieces: string[], { type = 'text/event-stream', open = false, endless = '' } = {}) {
  const encoder = new TextEncoder();
  let at = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[at++] ?? endless;
      if (piece) controller.enqueue(encoder.encode(piece));
      else if (!open) controller.close();
      else return new Promise(() => undefined);
    },
    cancel() {
      cancelled = true;
    },
  });
  return {
    response: new Response(body, { headers: { 'content-type': type } }),
    wasCancelled: () => cancelled,
  };
}
