import type { Trouble } from '../inbox/desk.ts';
import type { Json } from '../pages/change-of.ts';
import { Resource } from '../resource.ts';
import { type Api, Refused } from '../transport/api.ts';
import { type Facts, linesOf, type SetupLine } from './lines.ts';
import { CHANNELS } from './modes.ts';
import type { ShopSummary } from './shop.ts';

const DAY = 86_400_000;
const PRESET = 'preset: ';

interface History {
  versions: { at: string | null; why: string | null }[];
}
interface Reported {
  figures: { volume?: { messages?: number } };
}

/** The checklist of a store: it checks itself whenever something was changed. */
export function checklist(
  api: Api,
  now: () => number,
  troubles: () => readonly Trouble[],
): Resource<SetupLine[]> {
  return new Resource(async () => linesOf(await factsOf(api, now(), troubles())));
}

async function factsOf(api: Api, now: number, troubles: readonly Trouble[]): Promise<Facts> {
  const get = <T>(path: string) => attempt(() => api.get<T>(path));
  const [settings, history, shop, connections, mailboxes, articles, people, scenarios, messages] =
    await Promise.all([
      get<Json>('settings'),
      get<History>('settings/history?limit=100'),
      get<ShopSummary>('shop'),
      get<{ connections: NonNullable<Facts['connections']> }>('connections'),
      get<{ mailboxes: NonNullable<Facts['mailboxes']> }>('mailboxes'),
      get<{ articles: unknown[] }>('articles'),
      get<{ people: unknown[] }>('people'),
      get<{ results: NonNullable<Facts['results']> }>('scenarios'),
      messagesOf(api, now),
    ]);
  const presets = history?.versions.flatMap(({ why, at }) =>
    why?.startsWith(PRESET) ? [{ title: why.slice(PRESET.length), at }] : [],
  );
  return {
    ...{ settings, shop, messages, troubles, presets: presets ?? null },
    connections: connections?.connections ?? null,
    mailboxes: mailboxes?.mailboxes ?? null,
    articles: articles?.articles.length ?? null,
    people: people?.people.length ?? null,
    results: scenarios?.results ?? null,
  };
}

/** Messages of the last thirty days; a channel whose figures cannot be read is left out. */
async function messagesOf(api: Api, now: number): Promise<Map<string, number>> {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const counts = await Promise.all(
    CHANNELS.map(async (channel) => {
      const query = new URLSearchParams({ from: day(now - 30 * DAY), to: day(now), channel });
      const reported = await attempt(() => api.get<Reported>(`reports?${query}`));
      return [channel, reported?.figures.volume?.messages ?? 0] as const;
    }),
  );
  return new Map(counts);
}

/** Null where it may not be read, or is not there. */
async function attempt<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
