import { setTimeout as pause } from 'node:timers/promises';

/** The API of a store, under its own token. */
export type Call = (path: string, init?: RequestInit) => Promise<Response>;

/** How often a call that is to come again later does, and the longest wait, in milliseconds. */
const TRIES = 8;
const MOST_WAIT = 70_000;

/** A service's API with a token. `base`: `https://support.example.com`. */
export function apiOf(base: string, token: string): Call {
  return (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(new URL(path, base), { ...init, headers });
  };
}

/** Calls, and calls again where the service asks for time. Not for a body that can be read only once. */
export async function patiently(call: Call, path: string, init?: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await call(path, init);
    const later = answer.status === 429 || answer.status === 503;
    if (!later || tries === TRIES) return answer;
    await answer.body?.cancel();
    const asked = Number(answer.headers.get('retry-after') ?? 1) * 1_000;
    await pause(Math.min(Math.max(asked || 1_000, 1_000), MOST_WAIT));
  }
}

/** An answer that is none ends all of it, in the service's own words. */
export async function checked(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  throw new Error(`the service answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
}

/** A call with JSON. */
export function json(body: object): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
