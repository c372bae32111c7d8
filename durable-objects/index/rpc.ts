import type { Hits, IndexedThread, IndexQuery } from '../../src/search/rows.ts';

/** What others may ask of a part of a store's index. */
export interface IndexRpc {
  /** Takes in what a thread tells of itself. */
  put(customer: string, thread: IndexedThread): void;
  /** Forgets all of a person's, a part at a time: true while there is more. */
  forget(customer: string): boolean;
  /** Forgets what was said by these events, and the words by which lists show the thread. */
  unsay(customer: string, events: string[]): void;
  find(query: IndexQuery): Hits;
  /** Whose threads it has, by id, behind one of them. */
  customers(after: string, most: number): string[];
  /** Has everybody it knows, and those who are named, tell everything again. Returns how many that are. */
  rebuild(customers: string[]): Promise<number>;
  /** The store is deleted: all of it is, for good. */
  wipe(): Promise<void>;
  /** Development: the clock was moved; does what is due by now. */
  wake(): Promise<void>;
}

/** A part of a store's index, as its namespace types it. */
export type IndexObject = IndexRpc & Rpc.DurableObjectBranded;
