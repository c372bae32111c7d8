import { DurableObject } from 'cloudflare:workers';
import { hasTable } from '../../durable-objects/storage/migrate.ts';
import type { BenchEnv } from './env.ts';
import { tape } from './tape.ts';

/**
 * The baseline: the customer's tables, the very statements that the customer's object ran for such a message,
 * in the same transactions, and the same frames in the same order, with nothing thought in between. Each
 * client frame plays the next turn of the tape, so that every customer here says what was said when it was
 * recorded.
 */
export class Replay extends DurableObject<BenchEnv> {
  #next = 0;

  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, env);
    const { storage } = ctx;
    if (hasTable(storage.sql, 'log')) return;
    storage.transactionSync(() => {
      for (const made of tape.schema) storage.sql.exec(made);
    });
  }

  override fetch(): Response {
    const { 0: client, 1: wire } = new WebSocketPair();
    this.ctx.acceptWebSocket(wire);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(wire: WebSocket): Promise<void> {
    const { storage } = this.ctx;
    const steps = tape.turns[this.#next++];
    if (!steps) wire.close(1011, 'nothing is recorded');
    for (const step of steps ?? []) {
      if (step === 'wait') await storage.sync();
      else if ('frame' in step) wire.send(step.frame);
      else {
        // Read to its end: a statement that returns rows is under way until then.
        const run = () => step.statements.map(([sql, values]) => storage.sql.exec(sql, ...values).toArray());
        if (step.atomic) storage.transactionSync(run);
        else run();
      }
    }
  }
}
