import { allTried } from '../../../src/all-tried.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { Calls } from '../calls/session.ts';
import type { ObjectContext } from '../context.ts';
import type { OutboxDrain } from '../delivery/drain.ts';
import type { News } from '../delivery/news.ts';
import type { Links } from '../links/links.ts';
import type { Erasure } from '../privacy/erase.ts';
import type { Retention } from '../privacy/retention.ts';
import type { Answering } from '../turns/answering.ts';
import type { Approvals } from '../turns/approvals.ts';
import type { Promises } from '../turns/promises.ts';

/** The parts that come back to what they owe. */
interface OwingParts {
  erasure: Pick<Erasure, 'gone' | 'run' | 'forget' | 'goOnAtShop'>;
  retention: Pick<Retention, 'carryOut'>;
  links: Pick<Links, 'leading' | 'leader'>;
  calls: Pick<Calls, 'wake'>;
  answering: Pick<Answering, 'answerAll'>;
  promises: Pick<Promises, 'wake'>;
  approvals: Pick<Approvals, 'wake'>;
  drain: Pick<OutboxDrain, 'drain'>;
  news: Pick<News, 'wake'>;
}

type OwingContext = Pick<ObjectContext, 'store' | 'schema' | 'settings' | 'background'>;

/** Does all that is owed by now. It follows from storage alone, whatever instance of the object wakes. */
export async function doWhatIsOwed(context: OwingContext, parts: OwingParts): Promise<void> {
  const { erasure, links, calls, answering, promises, approvals, drain, news } = parts;
  erasure.forget();
  if (!erasure.gone && !context.schema.made) return;
  if (erasure.gone || (await isOverdue(context, parts))) return goOnErasing(context, parts);
  // Nobody was here, and nothing is left of it.
  if (!context.schema.made) return;
  const owed = async () => {
    if (links.leader) return;
    await context.settings.current().catch(() => undefined);
    await allTried([
      async () => calls.wake(),
      async () => promises.wake(),
      () => approvals.wake(),
      () => answering.answerAll(),
      () => drain.drain(),
      () => news.wake(),
      () => links.leading.drive(),
    ]);
  };
  await context.background.noted(owed());
}

/**
 * True when a thread was silent for so long that the store keeps nothing of it. What else the policy asks for
 * is done.
 */
async function isOverdue({ store, settings }: OwingContext, { retention }: OwingParts): Promise<boolean> {
  try {
    await settings.current();
    return await retention.carryOut();
  } catch (error) {
    trace('retention.failed', { store, reason: errorReason(error) }, 'error');
    return false;
  }
}

/** What cannot be reached now is tried again with the alarm. */
async function goOnErasing({ store }: OwingContext, { erasure }: OwingParts): Promise<void> {
  await erasure
    .run('retention')
    .then(() => erasure.goOnAtShop())
    .catch((error: unknown) => {
      trace('erasure.failed', { store, reason: errorReason(error) }, 'error');
    });
}
