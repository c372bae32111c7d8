import type { Env } from '../src/env.ts';
import type { PlantedCustomer } from './planted.ts';

/**
 * Bindings of the measuring Worker: the service's own and the objects it is compared with. The chat door
 * takes each of them for the customer's object: all it does with one is to pass an upgrade on.
 */
export interface BenchEnv extends Env {
  RECORDED: Env['CUSTOMER'];
  REPLAY: Env['CUSTOMER'];
  ECHO: Env['CUSTOMER'];
  BARE: Env['CUSTOMER'];
  HOPPING: Env['CUSTOMER'];
  PLANTED: DurableObjectNamespace<PlantedCustomer>;
}

/** The token of the store's API, as in wrangler.toml. */
export const ADMIN_TOKEN = 'bench-admin-token';
/** What providers sign with, as there. */
export const TWILIO_AUTH_TOKEN = 'bench-twilio-token';
export const WHATSAPP_APP_SECRET = 'bench-whatsapp-secret';
/** The store's number at Meta, its phone and its mailbox. */
export const PHONE_NUMBER_ID = '106540352242922';
export const PHONE = '+33180000000';
export const MAILBOX = 'support@bench.example';
