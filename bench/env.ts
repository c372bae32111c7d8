import type { Env } from '../src/env.ts';

/**
 * Bindings of the measuring Worker: the service's own and the objects it is compared with. The chat door takes each of them
 * for the customer's object: all it does with one is to pass an upgrade on.
 */
export interface BenchEnv extends Env {
  RECORDED: Env['CUSTOMER'];
  REPLAY: Env['CUSTOMER'];
  ECHO: Env['CUSTOMER'];
}

/** The token of the store's API, as in wrangler.toml. */
export const ADMIN_TOKEN = 'bench-admin-token';
