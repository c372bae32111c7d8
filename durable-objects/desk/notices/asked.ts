import type { Env } from '../../../src/env.ts';
import type { NoticeWay } from '../../../src/notices/notice.ts';
import { objectName, open } from '../../clients/open.ts';
import type { DeskLive } from '../live.ts';
import type { DeskParts } from '../parts.ts';
import type { Place } from '../rpc.ts';
import { contentOf } from './content.ts';
import type { TakenNotice } from './pending.ts';
import type { NoticesAct, NoticesOfPerson, NoticesRpc } from './rpc.ts';

/* What a desk is asked about how its people are told, and what it does when something is due: see rpc.ts. */

/** How somebody of the store is told of what waits; null for who is not of the store. */
export async function noticesOf(parts: DeskParts, person: string): Promise<NoticesOfPerson | null> {
  if (!parts.made || !parts.people.get(person)) return null;
  return parts.notices.of(person);
}

/** Changes how somebody is told; the secret is shown this once, where one was made. */
export async function actOnNotices(
  parts: DeskParts,
  person: string,
  act: NoticesAct,
): ReturnType<NoticesRpc['actOnNotices']> {
  if (!parts.made || !parts.people.get(person)) return 'unknown';
  const { notices } = parts;
  let secret: string | null = null;
  if (act.type === 'choose') secret = await notices.choose(person, act.changes, act.origin);
  else if (act.type === 'add-browser') await notices.addBrowser(person, act.name, act.at, act.origin);
  else if (!notices.forgetBrowser(person, act.id)) return 'unknown';
  return { notices: await notices.of(person), secret };
}

/** Tells somebody something harmless in one way, and says what came of it. */
export async function tryNotice(
  parts: DeskParts,
  person: string,
  way: NoticeWay,
): ReturnType<NoticesRpc['tryNotice']> {
  const known = parts.made ? parts.people.get(person) : null;
  if (!known) return 'unknown';
  const tried = await parts.notices.tryOut(known, way);
  await parts.arm();
  return tried;
}

/** How a thread stands among those that wait. */
export function placeOf({ made, queue }: Pick<DeskParts, 'made' | 'queue'>, customer: string): Place {
  if (!made) return { place: null, told: false };
  return { place: queue.placeOf(customer), told: queue.isReached(customer) };
}

/** Tells people who have no console before them; who waits hears of it. */
export async function tellDue(
  env: Env,
  parts: DeskParts,
  live: DeskLive,
  taken: readonly TakenNotice[],
): Promise<void> {
  if (taken.length === 0) return;
  const { people, queue, notices, store } = parts;
  const reached = await notices.sendDue(
    taken,
    (id) => people.get(id),
    (notice) => contentOf(parts, notice),
    live.online(),
  );
  await parts.arm();
  const heard = reached.filter((customer) => queue.reach(customer));
  const customerOf = (customer: string) => open(env, env.CUSTOMER, objectName(store, customer), {});
  await Promise.allSettled(heard.map((customer) => customerOf(customer).queued(placeOf(parts, customer))));
}
