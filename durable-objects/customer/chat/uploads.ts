import type { Attachment } from '../../../src/conversation/values.ts';
import { fileToken, readUploadToken } from '../../../src/tokens.ts';
import type { ObjectContext } from '../context.ts';

/**
 * The files behind the ids a browser was given when it uploaded them; null when one is not this session's or
 * has expired.
 */
export async function uploadedFiles(
  { env, store }: Pick<ObjectContext, 'env' | 'store'>,
  session: string,
  ids: string[],
): Promise<Attachment[] | null> {
  const files: Attachment[] = [];
  for (const id of ids) {
    const upload = await readUploadToken(env, store, id);
    if (!upload || upload.session !== session) return null;
    const { filename, type, size, key } = upload;
    // Known by the id the browser was given: it finds its own upload again in the message.
    files.push({ id, filename, type, size, key });
  }
  return files;
}

/** Where a browser finds a file. A label's link lasts, any other one is for the moment. */
export async function fileLink(
  { env, store, reached }: Pick<ObjectContext, 'env' | 'store' | 'reached'>,
  { key, filename, type }: Attachment,
): Promise<string> {
  const token = await fileToken(env, { store, key, filename, type }, key.startsWith('labels/'));
  return `${reached.origin}/files/${token}`;
}
