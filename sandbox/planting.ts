import { now } from '../src/clock.ts';
import type { SandboxEnv } from './env.ts';
import { frontDoor } from './front-door.ts';
import { ARTICLES } from './seed/articles.ts';
import { demoSettings, seed } from './seed.ts';

/** The brand of Mondial Relay's documentation, at its emulator. */
const CARRIER = {
  brand: 'BDTEST13',
  user: 'BDTEST13@business-api.mondialrelay.com',
  password: 'sandbox',
  key: 'PrivateK',
  apiBase: 'http://sandbox/mondial-relay',
};

/**
 * Fills the demo store through the public API, as any shop would be connected: its settings, then its feed,
 * with dates that hang on the clock as it stands. Throws with the service's own words when it refuses.
 */
export async function plantSeed(env: SandboxEnv): Promise<void> {
  const feed = seed(new Date(now()))
    .map((line) => JSON.stringify(line))
    .join('\n');
  const call = (method: string, path: string, type: string, body: string) =>
    called(env.ADMIN_TOKEN ?? '', method, `/api/v1/${path}`, type, body);
  await call('PUT', 'settings', 'application/json', JSON.stringify(demoSettings));
  await call('POST', 'import', 'application/x-ndjson', feed);
  await call('PUT', 'connections/mondial-relay', 'application/json', JSON.stringify(CARRIER));
  for (const [id, article] of Object.entries(ARTICLES))
    await call('PUT', `articles/${id}`, 'application/json', JSON.stringify(article));
}

/** What the API answers to a call of the seed. Throws with the service's own words when it refuses. */
export async function called(
  token: string,
  method: string,
  path: string,
  type: string,
  body: string,
): Promise<string> {
  const response = await frontDoor().fetch(`http://localhost${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body,
  });
  const answer = await response.text();
  if (!response.ok)
    throw new Error(`seeding: ${method} ${path} answered ${response.status}: ${answer.slice(0, 500)}`);
  return answer;
}
