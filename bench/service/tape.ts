/** A statement that writes, and its values. */
export type Statement = [sql: string, values: SqlStorageValue[]];

/**
 * What an object did that shows outside of it: a transaction, or a statement outside of any; a frame; or a
 * call to another object, which leaves once everything so far is durable.
 */
export type Step = { atomic: boolean; statements: Statement[] } | { frame: string } | 'wait';

/**
 * A recorded chat: what makes the customer's tables, and for each frame of the client all that came of it.
 * The Worker and the objects of one local process share it.
 */
export const tape: { schema: string[]; turns: Step[][] } = { schema: [], turns: [] };
