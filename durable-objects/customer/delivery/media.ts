import { fetchMedia, mediaId } from '../../../src/channels/whatsapp/media.ts';
import { bucketFiles } from '../../../src/files.ts';
import { providerFetch } from '../../../src/outbound.ts';
import { credentialsOf, storeSecrets } from '../../clients/store.ts';
import type { FileNews } from '../thread/effects.ts';
import type { DeliveryResult, OutboxRow } from '../thread/outbox.ts';
import type { Sender } from './deliver.ts';

/** Waits between tries grow from a minute to a day and a half: eight of them end within the week that Meta keeps a file. */
const FIRST = 60_000;
const LONGEST = 36 * 3_600_000;

/**
 * Fetches a file that could not be had when its message came. It is noted as arrived; her message stays as it was. A file that is
 * too large or is not what was announced will be no better tomorrow.
 */
export async function fetchMissing(row: OutboxRow, { env, store, thread }: Sender): Promise<DeliveryResult> {
  const { file, via } = row.body as FileNews;
  const message = row.message ? thread.memory.message(row.message) : null;
  if (message?.type !== 'message.received') return { status: 'failed', error: 'message not in the log' };
  const fetched = await fetchMedia(
    file,
    {
      fetch: providerFetch(env),
      credentials: credentialsOf(env, (await storeSecrets(env, store)) ?? {}),
      files: bucketFiles(env.BLOBS, store),
      id: mediaId,
    },
    via,
  );
  if ('lost' in fetched) {
    const error = `file: ${fetched.lost}`;
    if (!fetched.again) return { status: 'failed', error };
    return { status: 'retry', error, after: Math.min(FIRST * 6 ** (row.attempts - 1), LONGEST) };
  }
  const { attachment } = fetched;
  thread.note(
    [{ type: 'file.arrived', message: message.message, session: message.session, attachment }],
    (row.body as { trace: string }).trace,
    { ids: [`file:${file.id}`] },
  );
  return { status: 'accepted', provider: attachment.id };
}
