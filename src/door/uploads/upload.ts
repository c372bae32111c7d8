import type { Env } from '../../env.ts';
import { bucketFiles, dropFiles, uploadsOf } from '../../files.ts';
import { sniff } from '../../sniff.ts';
import { fileToken, uploadToken } from '../../tokens.ts';
import { bodyAtMost } from '../body.ts';
import { fileName } from '../file-name.ts';
import { customerObject } from '../hand-over.ts';
import { badRequest, tooLarge, wrongType } from '../problems.ts';

/** Largest upload, in bytes. */
const LARGEST_FILE = 10 * 1024 * 1024;
/** What a multipart form adds around its file, at most. */
const FORM_OVERHEAD = 16 * 1024;

/** A file that somebody uploads, by its content. */
export interface Upload {
  bytes: ArrayBuffer;
  filename: string;
  type: string;
}

/** What the uploader is told: `id` goes with the message that brings the file. */
export interface Uploaded {
  id: string;
  filename: string;
  type: string;
  size: number;
  url: string;
}

/** The file of a request, or the refusal. */
export async function uploadIn(request: Request): Promise<Upload | Response> {
  const raw = await bodyAtMost(request, LARGEST_FILE + FORM_OVERHEAD);
  const given = raw ? await contentOf(request.headers, raw) : null;
  if (!given || given.bytes.byteLength > LARGEST_FILE) return tooLarge('A file may have 10 MB.');
  const { bytes, name } = given;
  if (bytes.byteLength === 0) return badRequest('There is no file.');
  const kind = sniff(new Uint8Array(bytes));
  if (!kind) return wrongType('Only png, jpeg, webp, heic and pdf files are taken.');
  return { bytes, filename: fileName(name, kind.extension), type: kind.type };
}

/**
 * Keeps a file for a customer until `session` sends it; its id is of no use to others. Null where the
 * customer is erased meanwhile.
 */
export async function keepUpload(
  env: Env,
  { store, origin }: { store: string; origin: string },
  { owner, session }: { owner: string; session: string },
  { bytes, filename, type }: Upload,
): Promise<Uploaded | null> {
  const file = crypto.randomUUID();
  const key = `${uploadsOf(owner)}${file}/${filename}`;
  await bucketFiles(env.BLOBS, store).put(key, bytes, type);
  // Asked once the file is stored: if an erasure began meanwhile, one of the two sees the file.
  if (!(await customerObject(env, store, owner).leads())) {
    await dropFiles(env.BLOBS, store, [key]);
    return null;
  }
  const size = bytes.byteLength;
  const stored = { store, key, filename, type };
  const id = await uploadToken(env, { ...stored, session, file, size });
  return { id, filename, type, size, url: `${origin}/files/${await fileToken(env, stored, false)}` };
}

/** A form's first file, or the body itself with its name in `x-filename`. */
async function contentOf(headers: Headers, raw: ArrayBuffer): Promise<{ bytes: ArrayBuffer; name?: string }> {
  const type = headers.get('content-type') ?? '';
  const name = headers.get('x-filename');
  if (!type.startsWith('multipart/form-data')) return { bytes: raw, ...(name ? { name } : {}) };
  try {
    const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
    for (const [, value] of form) {
      if (typeof value !== 'string')
        return { bytes: await value.arrayBuffer(), name: encodeURIComponent(value.name) };
    }
  } catch {
    // Not a form: an empty body is refused as such.
  }
  return { bytes: new ArrayBuffer(0) };
}
