import { DurableObject } from 'cloudflare:workers';
import { Lifecycle } from 'agents/lifecycle';
import { WebSockets } from 'agents/websockets';
import { z } from 'zod';
import type { BenchEnv } from './env.ts';

const Frame = z.object({ type: z.string(), id: z.string().default(''), text: z.string().default('') });

/** The least an object can do for a message: one row, one frame. */
export class Echo extends DurableObject<BenchEnv> {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, env);
    const { sql } = ctx.storage;
    sql.exec('CREATE TABLE IF NOT EXISTS said (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
    const sockets = new WebSockets({
      protocol: false,
      handlers: {
        onMessage: (connection, data) => {
          const { type, id, text } = Frame.parse(JSON.parse(String(data)));
          if (type === 'hello') {
            connection.send(JSON.stringify({ type: 'welcome' }));
            return;
          }
          sql.exec('INSERT INTO said (text) VALUES (?)', text);
          connection.send(JSON.stringify({ type: 'message', id, from: 'assistant', text }));
        },
      },
    });
    Lifecycle.install(this).use(sockets);
  }
}
