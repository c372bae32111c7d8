import { Customer } from '../src/index.ts';
import type { BenchEnv } from './env.ts';
import { recorder } from './recorder.ts';
import { tape } from './tape.ts';
import { watched, watchedEnv } from './watched.ts';

/**
 * The customer's object, untouched, on a state and an environment that take down what passes through them. It
 * is measured nowhere: it tells what the baseline has to write and send, and what a message costs in things
 * that can be counted.
 */
export class RecordedCustomer extends Customer {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(
      watchedState(ctx),
      watchedEnv(env, (what) => recorder.called(what)),
    );
  }

  /** The tables come with the first socket. */
  override async fetch(request: Request): Promise<Response> {
    const response = await super.fetch(request);
    tape.schema = schemaOf(this.ctx.storage.sql);
    return response;
  }
}

/**
 * The tables and indexes as they are after all migrations; those of the libraries every contender makes
 * itself.
 */
function schemaOf(sql: SqlStorage): string[] {
  return sql
    .exec<{ name: string; sql: string }>('SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL')
    .toArray()
    .filter(({ name }) => !/^(?:sqlite_|_cf_|cf_agents)/.test(name))
    .map(({ sql: text }) => text);
}

/** The state itself with members of its own in front: the runtime takes no stand-in for it. */
function watchedState(ctx: DurableObjectState): DurableObjectState {
  const accept = ctx.acceptWebSocket.bind(ctx);
  return Object.defineProperties(ctx, {
    storage: { value: watchedStorage(ctx.storage) },
    acceptWebSocket: {
      value: (socket: WebSocket, tags?: string[]) => {
        const send = socket.send.bind(socket);
        // On the instance: the runtime hands the same one out again as long as the object is awake.
        socket.send = (frame) => {
          if (typeof frame === 'string') recorder.sent(frame);
          send(frame);
        };
        accept(socket, tags);
      },
    },
  });
}

function watchedStorage(storage: DurableObjectStorage): DurableObjectStorage {
  return watched(storage, {
    sql: watched(storage.sql, {
      exec: (query: string, ...values: SqlStorageValue[]) => {
        const cursor = storage.sql.exec(query, ...values);
        recorder.ran(query, values, cursor);
        return cursor;
      },
    }),
    transactionSync: <T>(run: () => T) => recorder.transaction(() => storage.transactionSync(run)),
    setAlarm: (at: number | Date, options?: DurableObjectSetAlarmOptions) => {
      recorder.armed();
      return storage.setAlarm(at, options);
    },
  });
}
