import { Customer } from '../src/index.ts';
import type { BenchEnv } from './env.ts';
import { recorder } from './recorder.ts';

/**
 * The customer's object, untouched, on a state and an environment that take down what passes through them. It is measured
 * nowhere: it tells what the baseline has to write and send, and what a message costs in things that can be counted.
 */
export class RecordedCustomer extends Customer {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(watchedState(ctx), watchedEnv(env));
  }
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

function watchedEnv(env: BenchEnv): BenchEnv {
  return {
    ...env,
    CUSTOMER: watchedNamespace(env.CUSTOMER, 'CUSTOMER'),
    ADDRESS: watchedNamespace(env.ADDRESS, 'ADDRESS'),
    STORE: watchedNamespace(env.STORE, 'STORE'),
    SHOP: watchedNamespace(env.SHOP, 'SHOP'),
  };
}

function watchedNamespace<T extends Rpc.DurableObjectBranded>(
  namespace: DurableObjectNamespace<T>,
  binding: string,
): DurableObjectNamespace<T> {
  return watched(namespace, {
    getByName: (name: string, options?: DurableObjectNamespaceGetDurableObjectOptions) =>
      watchedStub(namespace.getByName(name, options), binding),
  });
}

function watchedStub<T extends object>(stub: T, binding: string): T {
  return new Proxy(stub, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...values: unknown[]) => {
        recorder.called(`${binding}.${name}`);
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
