import type { Counts } from './counts.ts';

/*
 * Counts what Cloudflare bills of the objects and the bucket, in one isolate: each call, alarm, socket and message of an object; how
 * long each object is at work (times at once are one time); rows read and written, an alarm that is set being a row; the bytes of the
 * databases; and operations of the bucket.
 */

interface Counted {
  id: string;
  sql: SqlStorage;
  /** What it has read and written since. */
  cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[];
  /** Calls under way, and since when there are some. */
  running: number;
  since: number;
}

const EMPTY: Counts = {
  requests: 0,
  objectRequests: 0,
  objectMessages: 0,
  objectSeconds: 0,
  rowsRead: 0,
  rowsWritten: 0,
  databaseBytes: 0,
  fileWrites: 0,
  fileReads: 0,
  fileBytes: 0,
};
let now: Counts = { ...EMPTY };
/** Bytes of each database when its object was looked at last: no other object may look. One that wakes again is the same. */
const sizes = new Map<string, number>();
const storages = new WeakMap<object, Counted>();
let patched = false;
/** Bytes of the databases when it was begun. */
let before = 0;

/** What was counted since it was begun, of calls that are over. */
export function counts(): Counts {
  return { ...now, databaseBytes: databases() - before };
}

export function reset(): string {
  now = { ...EMPTY };
  before = databases();
  return 'begun';
}

/** In a call of the object's own. */
function look(state: Counted): void {
  sizes.set(state.id, state.sql.databaseSize);
  for (const { rowsRead, rowsWritten } of state.cursors) {
    now.rowsRead += rowsRead;
    now.rowsWritten += rowsWritten;
  }
  state.cursors = [];
}

/** A call of the Worker. */
export function seenRequest(): void {
  now.requests++;
}

function databases(): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** The same class, each of its calls counted. `wake` is the sandbox's, whose clock can be moved. */
export function counted<Type extends new (...args: never[]) => object>(type: Type): Type {
  const states = new WeakMap<object, Counted>();
  const prototype = type.prototype as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const called: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (name === 'constructor' || name === 'wake' || typeof called !== 'function') continue;
    const isMessage = name === 'webSocketMessage';
    prototype[name] = function (this: object, ...args: unknown[]): unknown {
      const state = states.get(this);
      // What an object does within a call of its own is no call.
      if (state?.running === 0) state.since = performance.now();
      if (state) state.running++;
      if (isMessage) now.objectMessages++;
      else now.objectRequests++;
      const over = () => {
        if (!state) return;
        look(state);
        state.running--;
        if (state.running === 0) now.objectSeconds += (performance.now() - state.since) / 1_000;
      };
      try {
        const answer: unknown = called.apply(this, args);
        if (answer instanceof Promise) void answer.then(over, over);
        else over();
        return answer;
      } catch (error) {
        over();
        throw error;
      }
    };
  }
  // Objects are classes to the runtime: one of the same name that notes its storage.
  const Base = type as unknown as new (state: DurableObjectState, env: unknown) => object;
  return class extends Base {
    constructor(state: DurableObjectState, env: unknown) {
      super(state, env);
      patch(state.storage);
      const one: Counted = { id: `${state.id}`, sql: state.storage.sql, cursors: [], running: 0, since: 0 };
      storages.set(state.storage, one).set(state.storage.sql, one);
      states.set(this, one);
    }
  } as unknown as Type;
}

/** All storages are of one class: its methods are patched once, and count for the objects that were noted. */
function patch(storage: DurableObjectStorage): void {
  if (patched) return;
  patched = true;
  const rows = Object.getPrototypeOf(storage.sql) as SqlStorage;
  const { exec } = rows;
  rows.exec = function (this: SqlStorage, ...args: Parameters<SqlStorage['exec']>) {
    const cursor = exec.apply(this, args);
    storages.get(this)?.cursors.push(cursor as Counted['cursors'][number]);
    return cursor;
  } as SqlStorage['exec'];
  const kept = Object.getPrototypeOf(storage) as DurableObjectStorage;
  const { setAlarm } = kept;
  kept.setAlarm = function (this: DurableObjectStorage, ...args: Parameters<typeof setAlarm>) {
    if (storages.has(this)) now.rowsWritten++;
    return setAlarm.apply(this, args);
  };
}

/** What is done with the bucket: deleting is free. */
export function countFiles(bucket: R2Bucket): void {
  const files = Object.getPrototypeOf(bucket) as R2Bucket & { counted?: true };
  if (files.counted) return;
  files.counted = true;
  const { put, list, get, head } = files;
  files.put = function (this: R2Bucket, ...args: Parameters<R2Bucket['put']>) {
    now.fileWrites++;
    return put.apply(this, args).then((object: R2Object | null) => {
      now.fileBytes += object?.size ?? 0;
      return object;
    });
  } as R2Bucket['put'];
  files.list = function (this: R2Bucket, ...args: Parameters<R2Bucket['list']>) {
    now.fileWrites++;
    return list.apply(this, args);
  };
  files.get = function (this: R2Bucket, ...args: Parameters<R2Bucket['get']>) {
    now.fileReads++;
    return get.apply(this, args);
  } as R2Bucket['get'];
  files.head = function (this: R2Bucket, ...args: Parameters<R2Bucket['head']>) {
    now.fileReads++;
    return head.apply(this, args);
  };
}
