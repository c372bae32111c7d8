import { DurableObject } from 'cloudflare:workers';
import { hasTable } from '../durable-objects/storage/migrate.ts';
import { readClientFrame } from '../src/protocol.ts';
import type { BenchEnv } from './env.ts';
import { type Segment, tape, type Value } from './tape.ts';
import { fill } from './template.ts';

/**
 * The baseline: the customer's tables, the very statements that the customer's object ran for such a message,
 * in the same transactions and with values of the same size, and the same frames in the same order, with
 * nothing thought in between. Each client frame plays the next segment of the tape, so that every customer
 * here says what was said when it was recorded.
 */
export class Replay extends DurableObject<BenchEnv> {
  readonly #ids = new Map<number, string>();
  #next = 0;

  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, env);
    const { storage } = ctx;
    if (!hasTable(storage.sql, 'log')) {
      storage.transactionSync(() => {
        for (const made of tape.schema) storage.sql.exec(made);
      });
    }
  }

  override fetch(): Response {
    const { 0: client, 1: wire } = new WebSocketPair();
    this.ctx.acceptWebSocket(wire);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(connection: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const read = readClientFrame(data);
    const segment = tape.segments[this.#next++];
    if (!read.ok || !segment) {
      connection.send(JSON.stringify({ type: 'error', code: 'internal', message: 'Nothing is recorded.' }));
      return;
    }
    if (read.frame.type === 'message' && segment.message !== null)
      this.#ids.set(segment.message, read.frame.id);
    try {
      await this.#play(connection, segment);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      connection.send(
        JSON.stringify({ type: 'error', code: 'internal', message: `${segment.name}: ${reason}` }),
      );
    }
  }

  async #play(connection: WebSocket, { steps }: Segment): Promise<void> {
    const { storage } = this.ctx;
    for (const step of steps) {
      switch (step.do) {
        case 'write': {
          const run = () => {
            for (const { sql, values } of step.statements) {
              // Read to its end: a statement that returns rows is under way until then.
              storage.sql.exec(sql, ...values.map((value) => this.#filled(value))).toArray();
            }
          };
          if (step.atomic) storage.transactionSync(run);
          else run();
          break;
        }
        case 'send':
          connection.send(fill(step.frame, tape.ids, this.#ids));
          break;
        case 'wait':
          await storage.sync();
      }
    }
  }

  #filled(value: Value): SqlStorageValue {
    return typeof value === 'string' || Array.isArray(value) ? fill(value, tape.ids, this.#ids) : value;
  }
}
