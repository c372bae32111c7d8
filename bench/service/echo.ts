import { DurableObject } from 'cloudflare:workers';
import { readClientFrame } from '../../src/protocol.ts';
import type { BenchEnv } from './env.ts';

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
    const read = readClientFrame(data);
    if (!read.ok || read.frame.type !== 'message') {
      wire.send(JSON.stringify({ type: 'welcome' }));
      return;
    }
    const { id, text } = read.frame;
    this.ctx.storage.sql.exec('INSERT INTO said (text) VALUES (?)', text);
    wire.send(JSON.stringify({ type: 'message', id, from: 'assistant', text }));
  }
}
