import { z } from 'zod';
import { storeObject } from '../../../clients/store.ts';
import { effect } from './effect.ts';

const PromiseNews = z.object({ promise: z.string() });
type PromiseNews = z.infer<typeof PromiseNews>;

/**
 * To the store: a promise's state when the row is sent. One that is with another object by then is left to
 * that object.
 */
export const promise = effect<'promise', PromiseNews>({
  kind: 'promise',
  body: PromiseNews,
  due({ event: { fact } }) {
    switch (fact.type) {
      case 'promise.made':
      case 'promise.kept':
      case 'promise.broken':
        return [promiseRow(fact.promise)];
      default:
        return [];
    }
  },
  async deliver({ body }, { env, store, self, thread }) {
    const record = thread.promises.get(body.promise);
    if (!record) return { status: 'accepted', provider: 'gone' };
    const { id, at, by, name, what, due, state } = record;
    const list = storeObject(env, store);
    if (state === 'kept') await list.due({ kind: 'kept', promise: id });
    else await list.due({ kind: 'promise', promise: { id, customer: self, at, by, name, what, due, state } });
    return { status: 'accepted', provider: 'desk' };
  },
});

/** The row that reports a promise's state to the store. */
export function promiseRow(id: string) {
  return { address: `promise:${id}`, message: null, body: { promise: id } };
}
