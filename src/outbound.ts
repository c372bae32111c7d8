import type { Env } from './env.ts';

/**
 * `fetch` for calls to providers. In development the host `sandbox` is the emulators' (a binding, no
 * network); anything else goes where its URL says.
 */
export function providerFetch(env: Pick<Env, 'SANDBOX'>): typeof fetch {
  const sandbox = env.SANDBOX;
  if (!sandbox) return (input, init) => fetch(input, init);
  return (input, init) => {
    const request = new Request(input, init);
    return new URL(request.url).hostname === 'sandbox' ? sandbox.fetch(request) : fetch(request);
  };
}
