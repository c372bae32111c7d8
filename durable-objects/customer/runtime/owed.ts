import { allTried } from '../../../src/all-tried.ts';
import { errorReason, newTrace, trace } from '../../../src/trace.ts';
import type { Calls } from '../calls/session.ts';
import type { ObjectContext } from '../context.ts';
import type { OutboxDrain } from '../delivery/drain.ts';
import type { Links } from '../links/links.ts';
import type { Erasure } from '../privacy/erase.ts';
import type { Retention } from '../privacy/retention.ts';
import type { Answering } from '../turns/answering.ts';

/** The parts that come back to what they owe. */
interface OwingParts {
  erasure: Pick<Erasure, 'gone' | 'run'>;
  retention: Pick<Retention, 'carryOut'>;
  links: Pick<Links, 'leading' | 'leader'>;
  calls: Pick<Calls, 'wake'>;
  answering: Pick<Answering, 'answerAll'>;
  drain: Pick<OutboxDrain, 'drain'>;
}

type OwingContext = Pick<ObjectContext, 'store' | 'settings' | 'background'>;

/** Does all that is owed by now. It follows from storage alone, whatever instance of the object wakes. */
export async function doWhatIsOwed(context: OwingContext, parts: OwingParts): Promise<void> {
  const { erasure, links, calls, answering, drain } = parts;
  if (erasure.gone || (await isOverdue(context, parts))) return goOnErasing(context, parts);
  const owed = async () => {
    if (links.leader) return;
    await context.settings.current().catch(() => undefined);
    await allTried([
      async () => calls.wake(),
      () => answering.answerAll(newTrace()),
      () => drain.drain(),
      () => links.leading.drive(),
    ]);
  };
  await context.background.noted(owed());
}

/** True when a thread was silent for so long that the store keeps nothing of it. What else the policy asks for is done. */
async function isOverdue({ store, settings }: OwingContext, { retention }: OwingParts): Promise<boolean> {
  try {
    await settings.current();
    return await retention.carryOut();
  } catch (error) {
    trace('retention.failed', { trace: newTrace(), store, reason: errorReason(error) }, 'error');
    return false;
  }
}

/** What cannot be reached now is tried again with the alarm. */
async function goOnErasing({ store }: OwingContext, { erasure }: OwingParts): Promise<void> {
  const traceId = newTrace();
  await erasure.run('retention', traceId).catch((error: unknown) => {
    trace('erasure.failed', { trace: traceId, store, reason: errorReason(error) }, 'error');
  });
}
