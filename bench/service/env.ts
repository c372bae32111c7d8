import type { Env } from '../../src/env.ts';
import type { Customer } from './customer.ts';
import type { Figures } from './figures.ts';
import type { Index } from './index-part.ts';

/**
 * Bindings of the measuring Worker: the service's own and the objects it is compared with. The chat door
 * takes each of them for the customer's object: all it does with one is to pass an upgrade on.
 */
export interface BenchEnv extends Env {
  RECORDED: Env['CUSTOMER'];
  REPLAY: Env['CUSTOMER'];
  ECHO: Env['CUSTOMER'];
  /** `CUSTOMER`, as the class that can be given a past. */
  PLANTED: DurableObjectNamespace<Customer>;
  /** `INDEX`, likewise. */
  FILLED: DurableObjectNamespace<Index>;
  /** `FIGURES`, likewise. */
  REPORTED: DurableObjectNamespace<Figures>;
}

/** What the Worker is configured with; worth nothing anywhere else. */
export const VARS = {
  DEFAULT_STORE: 'demo',
  JURISDICTION: '',
  PUBLIC_URL: '',
  WHATSAPP_API_VERSION: 'v25.0',
  WHATSAPP_TOKEN: 'bench-whatsapp-token',
  WHATSAPP_APP_SECRET: 'bench-whatsapp-secret',
  TWILIO_AUTH_TOKEN: 'bench-twilio-token',
  ADMIN_TOKEN: 'bench-admin-token',
  ANTHROPIC_API_KEY: 'bench-anthropic-key',
  OPENAI_BASE_URL: '',
  SEAL_KEY: 'bench-seal-key-of-no-worth-anywhere-else',
};
/** The store's number at Meta, its phone and its mailbox. */
export const PHONE_NUMBER_ID = '106540352242922';
export const PHONE = '+33180000000';
export const MAILBOX = 'support@bench.example';
