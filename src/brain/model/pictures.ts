import { Buffer } from 'node:buffer';
import type { Attachment } from '../../conversation/values.ts';
import type { FileStore } from '../../files.ts';
import { sniff } from '../../sniff.ts';
import type { Picture } from './prompt.ts';

/** What every model that sees can read. */
const SEEN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);
/** Anthropic takes 5 MB of a picture as base64, which is a third more than its bytes. */
const MOST_BYTES = 3_700_000;
const MOST = 3;

/** The pictures among a message's files, as a model takes them: by what their bytes say, not their names. */
export async function picturesOf(
  files: Pick<FileStore, 'get'>,
  attachments: readonly Attachment[],
): Promise<Picture[]> {
  const named = attachments.filter(({ type, size }) => SEEN.has(type) && size <= MOST_BYTES).slice(-MOST);
  const loaded = await Promise.all(named.map(({ key }) => files.get(key).catch(() => null)));
  return loaded.flatMap((file): Picture[] => {
    const bytes = file && new Uint8Array(file.bytes);
    const type = bytes && sniff(bytes)?.type;
    if (!type || !SEEN.has(type) || bytes.length > MOST_BYTES) return [];
    return [
      {
        type: 'image',
        source: { type: 'base64', media_type: type, data: Buffer.from(bytes).toString('base64') },
      },
    ];
  });
}
