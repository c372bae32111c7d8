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

/** Takes messages that came by `way` from a posted channel, in order. When this returns, they are in the log. */
export function receive(
  { env, store, sql, thread, settings, background, id }: InboxContext,
  { drain, answering }: InboxParts,
  messages: Addressed[],
  { trace }: Passage,
  way: string[],
): void {
  for (const { inbound, onFile, resembles } of messages) {
    const earlier = thread.memory.external(inbound.channel, inbound.external);
    const left = earlier ? orphanedFiles(inbound, thread.memory.message(earlier.message)) : [];
    if (left.length) background.run(dropFiles(env.BLOBS, store, left));
    const session = thread.through(way, () => {
      if (resembles) suggest(thread, resembles, 'its sender writes under her address', trace);
      return admitMessage(thread, sql, { inbound, onFile, settings: settings.known }, id, trace, way);
    });
    if (!session) continue;
    if (inbound.kind !== 'revoke') background.run(drain.acknowledge(inbound));
    background.run(answering.answer(session, trace));
  }
}
