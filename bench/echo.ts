import { DurableObject } from 'cloudflare:workers';
import { z } from 'zod';
import type { BenchEnv } from './env.ts';

const Frame = z.object({ type: z.string(), id: z.string().default(''), text: z.string().default('') });

/** The least an object can do for a message: one row, one frame. */
export class Echo extends DurableObject<BenchEnv> {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, env);
    ctx.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS said (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT',
    );
  }

  override fetch(): Response {
    const { 0: client, 1: wire } = new WebSocketPair();
    this.ctx.acceptWebSocket(wire);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(wire: WebSocket, data: string | ArrayBuffer): void {
    const { type, id, text } = Frame.parse(JSON.parse(String(data)));
    if (type === 'hello') {
      wire.send(JSON.stringify({ type: 'welcome' }));
      return;
    }
    this.ctx.storage.sql.exec('INSERT INTO said (text) VALUES (?)', text);
    wire.send(JSON.stringify({ type: 'message', id, from: 'assistant', text }));
  }
}
