import type { Attachment } from '../../../src/conversation/values.ts';
import { fileToken } from '../../../src/tokens.ts';
import type { ObjectContext } from '../context.ts';

/** Where a browser finds a file. A label's link lasts, any other one is for the moment. */
export async function fileLink(
  { env, store, reached }: Pick<ObjectContext, 'env' | 'store' | 'reached'>,
  { key, filename, type }: Attachment,
): Promise<string> {
  const token = await fileToken(env, { store, key, filename, type }, key.startsWith('labels/'));
  return `${reached.origin}/files/${token}`;
}
