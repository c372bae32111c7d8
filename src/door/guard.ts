import type { MiddlewareHandler } from 'hono';
import type { Env } from '../env.ts';
import { problem } from './problems.ts';

const SECRETS = [
  'TWILIO_AUTH_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
  'WHATSAPP_TOKEN',
  'ANTHROPIC_API_KEY',
  'IDENTITY_SECRET',
  'ADMIN_TOKEN',
  'PLATFORM_TOKEN',
  'SEAL_KEY',
] as const;

/** The names of development secrets found outside development: they are public, so nothing may run with them. */
export function developmentSecrets(env: Env): string[] {
  return env.SANDBOX ? [] : SECRETS.filter((name) => env[name]?.startsWith('dev-'));
}

/** Refuses to run with the development secrets anywhere but in development. */
export const guard: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
  const names = developmentSecrets(c.env);
  if (names.length)
    return problem(503, 'Not configured', `Development secrets are set: ${names.join(', ')}.`);
  await next();
};
