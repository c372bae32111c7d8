import { storeSecrets } from '../../durable-objects/clients/store.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { demoStore, demoStoreByMailbox } from './roster.ts';

/** Demo stores that this isolate has seen filled. */
const filled = new Set<string>();

/** Fills a demo store when it is first asked for. Throws with the service's own words when it refuses. */
async function fill(env: SandboxEnv, id: string): Promise<void> {
  if (filled.has(id)) return;
  await outside(env).fill(id);
  filled.add(id);
}

/** Lets the next request find the demo stores as an isolate does that has just started. */
export function forgetFilled(): void {
  filled.clear();
}

/** Fills the demo store that an address names, in its path or as `store`. */
export async function fillNamed(env: SandboxEnv, url: URL): Promise<void> {
  const named = [...url.pathname.split('/'), url.searchParams.get('store') ?? ''].find((one) =>
    demoStore(one),
  );
  if (named) await fill(env, named);
}

/** Fills the demo store that a mail is for. */
export async function fillWritten(env: SandboxEnv, recipient: string): Promise<void> {
  const written = demoStoreByMailbox(recipient);
  if (written) await fill(env, written.id);
}

/**
 * The sandbox's bindings with a demo store, its token and its secret in the place of the default store's: what
 * the sandbox does for `demo` it does for that one. Null where there is no such demo store.
 */
export async function inStore(env: SandboxEnv, id: string): Promise<SandboxEnv | null> {
  if (id === env.DEFAULT_STORE) return env;
  if (!demoStore(id)) return null;
  await fill(env, id);
  const secrets = await storeSecrets(env, id);
  if (!secrets) return null;
  return {
    ...env,
    DEFAULT_STORE: id,
    ADMIN_TOKEN: secrets.adminToken ?? '',
    IDENTITY_SECRET: secrets.identitySecret ?? '',
  };
}
