import { timestamp } from '../../src/clock.ts';
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

/** How many wait; `more`: at least so many. */
interface Waiting {
  count: number;
  more: boolean;
}

/** What happened since a moment, and what waits now. Times are ISO 8601. */
export interface Morning {
  since: string;
  at: string;
  /** Days of the store's zone that the figures are of. */
  from: string;
  to: string;
  happened: { people: number; tickets: number; messages: number; resolved: number; handed_over: number };
  waiting: Waiting & {
    /** Most urgent first. `name` null: a visitor. */
    threads: { customer: string; name: string | null; since: string; channel: string; reason: string }[];
  };
  approvals: Waiting;
  drafts: Waiting;
  unclaimed: Waiting;
  /** Promises that fall due soon or fell due. */
  due: { customer: string; what: string; due: string; state: 'due' | 'broken'; name: string | null }[];
  /** What was asked since then and no article answered, the most asked first. */
  unanswered: { key: string; example: string; count: number; lastAt: string }[];
  troubles: { channel: string; reason: string; last: string }[];
}

/** The store's morning: what happened since `since` (ISO 8601), what waits, what fell due, what was not found. */
export async function morningOf(
  env: Env,
  store: string,
  { timeZone }: Pick<Settings, 'timeZone'>,
  since: string,
): Promise<Morning> {
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

function counted({ entries, next }: { entries: readonly unknown[]; next: unknown }): Waiting {
  return { count: entries.length, more: next !== null };
}
