import { forgetSecrets, providerSecrets, storeSecrets } from '../../durable-objects/clients/store.ts';
import { now } from '../../src/clock.ts';
import type { SandboxEnv } from '../env.ts';
import { called } from '../planting.ts';
import type { DemoStore } from './store.ts';

/**
 * Makes a demo store and fills it through the public API, as a platform and an owner would: its preset, what is
 * its own, its feed with dates that hang on the clock as it stands, its articles. Filling it again is harmless.
 */
export async function plantStore(env: SandboxEnv, store: DemoStore): Promise<void> {
  const token = await ownerOf(env, store.id);
  const call = (method: string, path: string, body: unknown, type = 'application/json') =>
    called(token, method, `/api/v1/${path}`, type, typeof body === 'string' ? body : JSON.stringify(body));
  await call('POST', `presets/${store.preset}/apply`, {});
  await call('PATCH', 'settings', store.settings);
  const feed = store.feed(new Date(now())).map((line) => JSON.stringify(line));
  await call('POST', 'import', feed.join('\n'), 'application/x-ndjson');
  for (const [id, article] of Object.entries(store.articles)) await call('PUT', `articles/${id}`, article);
}

/** The store's own token; it is created with the sandbox's providers where it is not there yet. */
async function ownerOf(env: SandboxEnv, id: string): Promise<string> {
  forgetSecrets(id);
  const known = (await storeSecrets(env, id))?.adminToken;
  if (known) return known;
  const body = JSON.stringify({ id, ...providerSecrets(env) });
  const made = await called(env.PLATFORM_TOKEN ?? '', 'POST', '/api/v1/stores', 'application/json', body);
  return (JSON.parse(made) as { token: string }).token;
}
