import { Ids, type Template } from './template.ts';

/** A bound value; texts are templates. */
export type Value = Template | Exclude<SqlStorageValue, string>;

/** A statement that writes, with the ids cut out of its values. */
export interface Statement {
  sql: string;
  values: Value[];
}

/**
 * What an object did that shows outside of it. `write` is one transaction (or statements outside of any),
 * `send` a frame; `wait` is a call to another object: it leaves once everything so far is durable, and ends
 * that physical transaction.
 */
export type Step =
  | { do: 'write'; atomic: boolean; statements: Statement[] }
  | { do: 'send'; frame: Template }
  | { do: 'wait' };

/** What one message costs, counted; `bytes` are characters of bound text and of frames. */
export interface Counts {
  transactions: number;
  /** Physical transactions: those between two waits for other objects are one. */
  commits: number;
  statements: number;
  writes: number;
  /** As the platform bills them: index entries count. */
  rowsWritten: number;
  rowsRead: number;
  bytesWritten: number;
  frames: number;
  frameBytes: number;
  alarms: number;
  /** Calls to other objects: `SHOP.getOrder` → how many. */
  hops: Record<string, number>;
  /** Tables written to → how many statements. */
  tables: Record<string, number>;
  /** Text of each statement → how often it ran; only what ran at least twice. */
  repeated: Record<string, number>;
}

/** What came of one client frame, from its arrival until all was quiet again. */
export interface Segment {
  name: string;
  /** Number of the id that the client gave its message. */
  message: number | null;
  steps: Step[];
  counts: Counts;
}

/** A recorded chat, in order: the baseline plays it. */
export interface Tape {
  ids: Ids;
  /** What makes the customer's tables. */
  schema: string[];
  segments: Segment[];
}

/** The tape of this isolate: Worker and objects of one local process share it. */
export const tape: Tape = { ids: new Ids(), schema: [], segments: [] };
