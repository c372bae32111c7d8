import type { MiddlewareHandler } from 'hono';
import type { Env } from '../env.ts';
import { unfitSealKeys } from '../seal.ts';
import { problem } from './problems.ts';
import { strayJurisdiction } from './residency.ts';

const SECRETS = [
  'TWILIO_AUTH_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
  'WHATSAPP_TOKEN',
  'ANTHROPIC_API_KEY',
  'OPENAI_API_KEY',
  'COMPATIBLE_API_KEY',
  'GOOGLE_CLIENT_SECRET',
  'MICROSOFT_CLIENT_SECRET',
  'IDENTITY_SECRET',
  'ADMIN_TOKEN',
  'PLATFORM_TOKEN',
  'SEAL_KEY',
  'SEAL_KEY_PREVIOUS',
  'NAMES_KEY',
] as const;

/**
 * The names of development secrets found outside development: they are public, so the service must not run
 * with them.
 */
export function developmentSecrets(env: Env): string[] {
  return env.SANDBOX ? [] : SECRETS.filter((name) => env[name]?.startsWith('dev-'));
}

/** Why the service must not run as it is configured; null when it may. */
export async function misconfiguration(env: Env): Promise<string | null> {
  const names = developmentSecrets(env);
  if (names.length) return `Development secrets are set: ${names.join(', ')}.`;
  const unfit = env.SANDBOX ? null : unfitSealKeys(env);
  return unfit ?? strayJurisdiction(env);
}

/**
 * Refuses to run with the development secrets anywhere but in development, or with files and objects in two
 * jurisdictions.
 */
export const guard: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
  const wrong = await misconfiguration(c.env);
  if (wrong) return problem(503, 'Not configured', wrong);
  await next();
};
