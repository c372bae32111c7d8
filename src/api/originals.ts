import type { Context } from 'hono';
import { fileToken } from '../tokens.ts';
import type { ApiEnv } from './env.ts';

/** A link to a mail as it arrived, quotes and signatures included, for an advisor. Valid for fifteen minutes. */
export async function originalUrl(c: Context<ApiEnv>, key: string): Promise<string> {
  const { store, origin } = c.get('at');
  const file = { store, key, filename: 'message.eml', type: 'message/rfc822' };
  return `${origin}/files/${await fileToken(c.env, file, false)}`;
}
