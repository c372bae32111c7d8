import { dropFiles } from '../../../src/files.ts';
import type { ObjectContext } from '../context.ts';
import type { OutboxDrain } from '../delivery/drain.ts';
import { orphanedFiles } from '../privacy/files.ts';
import type { Addressed, Passage } from '../rpc.ts';
import type { Answering } from '../turns/answering.ts';
import { suggest } from '../verification/suggestions.ts';
import { admitMessage } from './admit.ts';

type InboxContext = Pick<
  ObjectContext,
  'env' | 'store' | 'sql' | 'thread' | 'settings' | 'background' | 'id'
>;

/** What takes up a message that is in the log, behind the call that brought it. */
interface InboxParts {
  drain: Pick<OutboxDrain, 'acknowledge'>;
  answering: Pick<Answering, 'answer'>;
}

/**
 * Takes messages that came by `way` from a posted channel, in order and each apart: one that cannot be written down keeps no other
 * back. When this returns, they are in the log; it throws when one is not, which then comes again with the others.
 */
export function receive(
  context: InboxContext,
  parts: InboxParts,
  messages: Addressed[],
  { trace }: Passage,
  way: string[],
): void {
  const failures: unknown[] = [];
  for (const message of messages) {
    try {
      take(context, parts, message, trace, way);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length) throw failures[0];
}

function take(
  { env, store, sql, thread, settings, background, id }: InboxContext,
  { drain, answering }: InboxParts,
  { inbound, onFile, resembles }: Addressed,
  trace: string,
  way: string[],
): void {
  const earlier = thread.memory.external(inbound.channel, inbound.external);
  const left = earlier ? orphanedFiles(inbound, thread.memory.message(earlier.message)) : [];
  if (left.length) background.run(dropFiles(env.BLOBS, store, left));
  const session = thread.through(way, () => {
    if (resembles) suggest(thread, resembles, 'its sender writes under her address', trace);
    return admitMessage(thread, sql, { inbound, onFile, settings: settings.known }, id, trace, way);
  });
  if (!session) return;
  if (inbound.kind !== 'revoke') background.run(drain.acknowledge(inbound));
  background.run(answering.answer(session, trace));
}
