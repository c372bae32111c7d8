import type { Attachment } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import { readUploadToken } from '../../../src/tokens.ts';

/** The files behind the ids a browser was given when it uploaded them; null when one is not this session's or has expired. */
export async function uploadedFiles(
  env: Env,
  store: string,
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
