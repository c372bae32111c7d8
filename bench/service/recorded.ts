import { Customer } from './customer.ts';
import type { BenchEnv } from './env.ts';
import { type Statement, type Step, tape } from './tape.ts';

const WRITES = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b/i;
/** What an object does once, when it is made. */
const ONCE = /\bmigrations\b|\bCREATE TABLE\b/;

/** Statements of the transaction under way; null outside of any. One object is recorded at a time. */
let transaction: Statement[] | null = null;

function note(step: Step): void {
  const steps = tape.turns.at(-1);
  if (step !== 'wait' || steps?.at(-1) !== 'wait') steps?.push(step);
}

/**
 * The customer's object, untouched, on a state and an environment that write down on the tape what passes
 * through them. It is measured nowhere.
 */
export class RecordedCustomer extends Customer {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(noted(ctx), watchedEnv(env));
  }

  override async fetch(request: Request): Promise<Response> {
    const response = await super.fetch(request);
    tape.turns = [];
    return response;
  }

  /** The tables come with the first word. */
  override async webSocketMessage(wire: WebSocket, data: string | ArrayBuffer): Promise<void> {
    tape.turns.push([]);
    await super.webSocketMessage(wire, data);
    tape.schema = this.ctx.storage.sql
      .exec<{ name: string; sql: string }>('SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL')
      .toArray()
      .filter(({ name }) => !/^(?:sqlite_|_cf_)/.test(name))
      .map(({ sql }) => sql);
  }
}

/** The state itself with members of its own in front: the runtime takes no stand-in for it. */
function noted(ctx: DurableObjectState): DurableObjectState {
  const accept = ctx.acceptWebSocket.bind(ctx);
  return Object.defineProperties(ctx, {
    storage: { value: notedStorage(ctx.storage) },
    acceptWebSocket: {
      value: (socket: WebSocket, tags?: string[]) => {
        const send = socket.send.bind(socket);
        // On the instance: the runtime hands the same one out again as long as the object is awake.
        socket.send = (frame) => {
          if (typeof frame === 'string') note({ frame });
          send(frame);
        };
        accept(socket, tags);
      },
    },
  });
}

function notedStorage(storage: DurableObjectStorage): DurableObjectStorage {
  return watched(storage, {
    sql: watched(storage.sql, {
      exec: (sql: string, ...values: SqlStorageValue[]) => {
        if (WRITES.test(sql) && !ONCE.test(sql)) {
          if (transaction) transaction.push([sql, values]);
          else note({ atomic: false, statements: [[sql, values]] });
        }
        return storage.sql.exec(sql, ...values);
      },
    }),
    transactionSync: <T>(run: () => T): T => {
      if (transaction) return storage.transactionSync(run);
      const statements: Statement[] = [];
      transaction = statements;
      try {
        const result = storage.transactionSync(run);
        if (statements.length) note({ atomic: true, statements });
        return result;
      } finally {
        transaction = null;
      }
    },
  });
}

function watchedEnv(env: BenchEnv): BenchEnv {
  const namespace = <T extends Rpc.DurableObjectBranded>(objects: DurableObjectNamespace<T>) =>
    watched(objects, {
      getByName: (name: string, options?: DurableObjectNamespaceGetDurableObjectOptions) =>
        watchedStub(objects.getByName(name, options)),
    });
  return {
    ...env,
    CUSTOMER: namespace(env.CUSTOMER),
    ADDRESS: namespace(env.ADDRESS),
    STORE: namespace(env.STORE),
    SHOP: namespace(env.SHOP),
  };
}

function watchedStub<T extends object>(stub: T): T {
  return new Proxy(stub, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...values: unknown[]): unknown => {
        note('wait');
        return Reflect.apply(method, target, values);
      };
    },
  });
}

/** `target` with some members replaced. Its own methods keep their receiver: the runtime's refuse any other. */
function watched<T extends object>(target: T, members: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(target, {
    get(_, name) {
      if (name in members) return members[name as keyof T];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
