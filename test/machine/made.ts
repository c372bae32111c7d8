import { env } from 'cloudflare:workers';
import { watchCalls } from './quiet.ts';

/** By the name of its namespace, the id of every object that was made here since the machine was emptied. */
const made = new Map<string, Set<string>>();

/**
 * The same class, of which every object is noted when it is made, and every call while it lasts. `binding`: the
 * name of its namespace.
 */
export function noted<T extends new (ctx: DurableObjectState, env: never) => object>(
  binding: string,
  type: T,
): T {
  const ids = new Set<string>();
  made.set(binding, ids);
  watchCalls(type);
  return new Proxy(type, {
    construct(target, args: ConstructorParameters<T>, self) {
      ids.add(`${args[0].id}`);
      return Reflect.construct(target, args, self);
    },
  });
}

/**
 * The objects of a namespace, or of all: those that can keep anything. The platform's own list names, for
 * ever, also what earlier files of the same worker left behind empty.
 */
export function objectsMade(...bindings: string[]): DurableObjectStub[] {
  return (bindings.length > 0 ? bindings : [...made.keys()]).flatMap((binding) => {
    const space = (env as unknown as Record<string, DurableObjectNamespace>)[binding];
    return space ? [...(made.get(binding) ?? [])].map((id) => space.get(space.idFromString(id))) : [];
  });
}

/** Begins the note anew, on an emptied machine. */
export function forgetMade(): void {
  for (const ids of made.values()) ids.clear();
}
