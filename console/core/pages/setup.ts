import type { People } from '../../../src/console/protocol.ts';
import type { Trouble } from '../inbox/desk.ts';
import { type Api, Refused } from '../transport/api.ts';

/** What of the store's settings the checklist reads. */
interface SetupSettings {
  name?: string;
  currency?: string;
  email?: { address?: string | null } | null;
  phone?: { number?: string | null } | null;
  whatsapp?: { number?: string | null; phoneNumberId?: string | null } | null;
  origins?: string[];
}

export interface SetupLine {
  name: 'shop' | 'chat' | 'email' | 'whatsapp' | 'phone' | 'people' | 'knowledge';
  state: 'ok' | 'open' | 'broken' | 'unknown';
  /** What was seen: an address, a count, what is wrong. */
  seen: string | number | null;
}

/** Each line checks itself by what the service says now. */
export async function checkSetup(api: Api, troubles: readonly Trouble[]): Promise<SetupLine[]> {
  const [settings, people, articles] = await Promise.all([
    attempt(() => api.get<{ settings?: SetupSettings } & SetupSettings>('settings')),
    attempt(() => api.get<People>('people')),
    attempt(() => api.get<{ articles?: unknown[] }>('articles')),
  ]);
  const its = settings && (settings.settings ?? settings);
  return linesOf(its, people?.people.length ?? null, articles?.articles?.length ?? null, troubles);
}

/** The lines, from what is known. Pure. */
export function linesOf(
  settings: SetupSettings | null,
  people: number | null,
  articles: number | null,
  troubles: readonly Trouble[],
): SetupLine[] {
  const channel = (name: SetupLine['name'], seen: string | null | undefined, trouble: string): SetupLine => {
    const broken = troubles.find((one) => one.channel === trouble);
    if (broken) return { name, state: 'broken', seen: broken.reason };
    if (!settings) return { name, state: 'unknown', seen: null };
    return { name, state: seen ? 'ok' : 'open', seen: seen ?? null };
  };
  const counted = (name: SetupLine['name'], n: number | null): SetupLine =>
    n === null ? { name, state: 'unknown', seen: null } : { name, state: n > 0 ? 'ok' : 'open', seen: n };
  return [
    channel('shop', settings?.name, 'shop'),
    channel('chat', settings && ((settings.origins ?? []).join(', ') || '*'), 'chat'),
    channel('email', settings?.email?.address, 'email'),
    channel('whatsapp', settings?.whatsapp?.number ?? settings?.whatsapp?.phoneNumberId, 'whatsapp'),
    channel('phone', settings?.phone?.number, 'voice'),
    counted('people', people),
    counted('knowledge', articles),
  ];
}

async function attempt<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
