import { z } from 'zod';

const Settings = z.record(z.string(), z.unknown());
type Call = (path: string, init?: RequestInit) => Promise<Response>;

/** A store's settings with what names their version. */
export interface VersionedSettings {
  settings: Record<string, unknown>;
  etag: string;
}

/** The settings of a store, by its API. `call`: with its token. */
export async function settingsOf(call: Call): Promise<VersionedSettings> {
  const answer = await checked(await call('/api/v1/settings'));
  return { settings: Settings.parse(await answer.json()), etag: answer.headers.get('etag') ?? '' };
}

/** Puts a change over the settings that were read; null where they have changed meanwhile. */
export async function publish(
  call: Call,
  { patch, etag, why }: { patch: object; etag: string; why: string },
): Promise<VersionedSettings | null> {
  const answer = await call(`/api/v1/settings?${new URLSearchParams({ why })}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...(etag === '' ? {} : { 'if-match': etag }) },
    body: JSON.stringify(patch),
  });
  if (answer.status === 412) return null;
  const done = await checked(answer);
  return { settings: Settings.parse(await done.json()), etag: done.headers.get('etag') ?? '' };
}

async function checked(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  throw new Error(
    `the settings were refused (HTTP ${answer.status}): ${(await answer.text()).slice(0, 500)}`,
  );
}

/** RFC 7396, as `PATCH settings` does it. */
export function merged(settings: unknown, patch: unknown): unknown {
  const at = z.record(z.string(), z.unknown());
  const changes = at.safeParse(patch);
  if (!changes.success || Array.isArray(patch)) return patch;
  const before = at.safeParse(settings);
  const all = new Map(before.success && !Array.isArray(settings) ? Object.entries(before.data) : []);
  for (const [name, value] of Object.entries(changes.data)) {
    if (value === null) all.delete(name);
    else all.set(name, merged(all.get(name), value));
  }
  return Object.fromEntries(all);
}
