import { timestamp } from '../../src/clock.ts';
import type { MorningView } from '../../src/console/protocol.ts';
import type { Env } from '../../src/env.ts';
import { localTime } from '../../src/language/calendar.ts';
import type { Settings } from '../../src/settings.ts';
import { deskObject } from './desk.ts';
import { figuresObject } from './figures.ts';
import { knowledgeObject } from './knowledge.ts';
import { storeObject } from './store.ts';

/** Rows of one list, at most. */
const MOST = 20;
/** So many are counted one by one; of more the page says that there are more. */
const COUNTED = 200;

/** The store's morning: what happened since `since` (ISO 8601), what waits, what fell due, what was not found. */
export async function morningOf(
  env: Env,
  store: string,
  { timeZone }: Pick<Settings, 'timeZone'>,
  since: string,
): Promise<MorningView> {
  const at = timestamp();
  const day = (time: string) => localTime(time, timeZone).day;
  const [from, to] = [day(since), day(at)];
  const object = storeObject(env, store);
  const everything = { approvals: null, promises: null, drafts: null };
  const [report, threads, dues, unclaimed, troubles, asked] = await Promise.all([
    figuresObject(env, store).report({ from, to, channel: null, intent: null, language: null }),
    object.desk(null, COUNTED),
    object.dues(everything, COUNTED),
    object.unclaimed(null, COUNTED),
    object.troubles(),
    knowledgeObject(env, store).unanswered(COUNTED),
  ]);
  const waiting = threads.entries.filter(({ state }) => state !== 'advisor');
  const shown = waiting.slice(0, MOST);
  const cards = await deskObject(env, store).entries(shown.map(({ customer }) => customer));
  const names = new Map(cards.map(({ customer, name }) => [customer, name]));
  const { days, figures } = structuredClone(report);
  const sum = (name: 'resolved' | 'handed_over') => days.reduce((all, one) => all + one[name], 0);
  return {
    ...{ since, at, from, to },
    happened: { ...figures.volume, resolved: sum('resolved'), handed_over: sum('handed_over') },
    waiting: {
      ...{ count: waiting.length, more: threads.next !== null },
      threads: shown.map(({ customer, since: waits, channel, reason }) => ({
        ...{ customer, name: names.get(customer) ?? null, since: waits, channel, reason },
      })),
    },
    approvals: counted(dues.approvals),
    drafts: counted(dues.drafts),
    unclaimed: counted(unclaimed),
    due: dues.promises.entries.slice(0, COUNTED).flatMap(({ customer, what, due, state, name }) => {
      return state === 'open' ? [] : [{ customer, what, due, state, name }];
    }),
    unanswered: asked
      .flatMap(({ key, example, count, lastAt }) => (lastAt < since ? [] : [{ key, example, count, lastAt }]))
      .slice(0, MOST),
    troubles: troubles.map(({ channel, reason, last }) => ({ channel, reason, last })),
  };
}

function counted({ entries, next }: { entries: readonly unknown[]; next: unknown }) {
  return { count: entries.length, more: next !== null };
}
