import { CHANGED_NUMBER } from '../../../src/conversation/state.ts';
import { dropFiles } from '../../../src/files.ts';
import type { ObjectContext } from '../context.ts';
import type { OutboxDrain } from '../delivery/drain.ts';
import { orphanedFiles } from '../privacy/files.ts';
import type { Addressed, Passage } from '../rpc.ts';
import type { Reachability } from '../runtime/reachability.ts';
import type { Answering } from '../turns/answering.ts';
import { suggest } from '../verification/suggestions.ts';
import { admitMessage } from './admit.ts';
import { withoutOurLetters } from './letters/quoted.ts';
import { withOwnId } from './letters/reused.ts';

type InboxContext = Pick<
  ObjectContext,
  'env' | 'store' | 'sql' | 'thread' | 'settings' | 'background' | 'id' | 'begin'
>;

/** What takes up a message that is in the log, behind the call that brought it. */
interface InboxParts {
  context: InboxContext;
  reached: Pick<Reachability, 'by'>;
  drain: Pick<OutboxDrain, 'acknowledge'>;
  answering: Pick<Answering, 'answer'>;
}

/**
 * Takes messages that came by `path` from a posted channel, in order and each apart: one that cannot be
 * written down keeps no other back. When this returns, they are in the log; it throws when one is not, which
 * then comes again with the others.
 */
export function receive(
  { context, reached, ...parts }: InboxParts,
  messages: Addressed[],
  passage: Passage,
  path: string[],
): 'heard' {
  context.begin();
  reached.by(passage);
  const failures: unknown[] = [];
  for (const message of messages) {
    try {
      take(context, parts, message, path);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length) throw failures[0];
  return 'heard';
}

function take(
  { env, store, sql, thread, settings, background, id }: InboxContext,
  { drain, answering }: Pick<InboxParts, 'drain' | 'answering'>,
  { inbound: came, onFile, resembles }: Addressed,
  path: string[],
): void {
  const inbound = withOwnId(thread, withoutOurLetters(thread, came, settings.known));
  const earlier = thread.messages.external(inbound.channel, inbound.external);
  const left = earlier ? orphanedFiles(inbound, thread.messages.get(earlier.message)) : [];
  if (left.length) background.run(dropFiles(env.BLOBS, store, left));
  const session = thread.lineage.through(path, () => {
    if (resembles) {
      const evidence = inbound.movedHere ? CHANGED_NUMBER : 'its sender uses an address of this customer';
      suggest(thread, resembles, evidence);
    }
    return admitMessage(thread, sql, { inbound, onFile, settings: settings.known }, id, path);
  });
  if (!session) return;
  if (inbound.kind !== 'revoke') background.run(drain.acknowledge(inbound));
  background.run(answering.answer(session));
}
