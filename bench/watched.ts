import type { BenchEnv } from './env.ts';

/** Told of a call to another object before it is made, as `SHOP.getOrder`. What it returns is waited for. */
export type OnCall = (what: string) => void | Promise<void>;

/** An environment that tells of the calls made to other objects. */
export function watchedEnv(env: BenchEnv, called: OnCall): BenchEnv {
  const namespace = <T extends Rpc.DurableObjectBranded>(
    objects: DurableObjectNamespace<T>,
    binding: string,
  ): DurableObjectNamespace<T> =>
    watched(objects, {
      getByName: (name: string, options?: DurableObjectNamespaceGetDurableObjectOptions) =>
        watchedStub(objects.getByName(name, options), binding, called),
    });
  return {
    ...env,
    CUSTOMER: namespace(env.CUSTOMER, 'CUSTOMER'),
    ADDRESS: namespace(env.ADDRESS, 'ADDRESS'),
    STORE: namespace(env.STORE, 'STORE'),
    SHOP: namespace(env.SHOP, 'SHOP'),
  };
}

function watchedStub<T extends object>(stub: T, binding: string, called: OnCall): T {
  return new Proxy(stub, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...values: unknown[]) => {
        const waited = called(`${binding}.${name}`);
        const call = () => Reflect.apply(method, target, values);
        return waited ? waited.then(call) : call();
      };
    },
  });
}

/**
 * `target` with some members replaced. Its own methods keep their receiver: the runtime's refuse any other.
 */
export function watched<T extends object>(target: T, members: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(target, {
    get(_, name) {
      if (name in members) return members[name as keyof T];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
