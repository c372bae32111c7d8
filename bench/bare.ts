import { DurableObject } from 'cloudflare:workers';
import { z } from 'zod';
import type { BenchEnv } from './env.ts';

const Frame = z.object({ type: z.string(), id: z.string().default(''), text: z.string().default('') });

/** An object with a socket that may sleep, and nothing else: what the platform itself costs. */
export class Bare extends DurableObject<BenchEnv> {
  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    const { type, id, text } = Frame.parse(JSON.parse(String(data)));
    const frame =
      type === 'hello'
        ? { type: 'welcome', session: '', seq: 0 }
        : { type: 'message', id, from: 'assistant', text };
    socket.send(JSON.stringify(frame));
  }
}
