import { rehearsedStore } from '../clients/rehearsal.ts';
import type { Addressed, Passage, Rehearsed } from './rpc.ts';
import { receive } from './thread/inbox.ts';
import type { Parts } from './wiring.ts';

/** How long a line of a rehearsal is waited for, in milliseconds: a model that is slower has no answer. */
const PATIENCE_MS = 60_000;
/** Rows that one line may bring, at most. */
const MOST_ROWS = 50;

/**
 * Takes a line of a scenario in by whatever channel, and answers with what was said to it once nothing is under
 * way any more. Only in a rehearsal: nobody's own words are waited for.
 */
export async function rehearse(
  parts: Parts,
  messages: Addressed[],
  passage: Passage,
  path: string[],
): Promise<Rehearsed> {
  const { context } = parts;
  if (rehearsedStore(context.store) === null) throw new Error('this is no rehearsal');
  context.begin();
  await context.settings.current();
  const { log } = context.thread;
  const before = log.seq;
  receive(parts, messages, passage, path);
  await context.background.idle(PATIENCE_MS);
  const said = log.between(before, log.seq).flatMap(({ fact }) => {
    return fact.type === 'message.composed' && fact.author !== 'customer' ? [fact.text] : [];
  });
  return { answers: said.slice(0, MOST_ROWS), waits: context.thread.state.control.kind === 'waiting' };
}

/** The play is over: nothing of the object stays. Does nothing in a store that people write to. */
export async function dissolve({ context, silence }: Parts): Promise<void> {
  if (rehearsedStore(context.store) === null) return;
  context.thread.close();
  await silence();
  if (context.schema.made) context.schema.unmake();
}
