import { fetchMedia, mediaId } from '../../../src/channels/whatsapp/media.ts';
import { fileEvent } from '../../../src/conversation/files.ts';
import { spokenFacts } from '../../../src/conversation/speaking.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { bucketFiles } from '../../../src/files.ts';
import { providerFetch } from '../../../src/outbound.ts';
import { transcriber } from '../../../src/transcribe.ts';
import { credentialsOf, storeSecrets } from '../../clients/store.ts';
import type { DeliveryResult } from '../thread/outbox/row.ts';
import { languageHeard } from '../thread/understood.ts';
import type { DeliveryContext } from './deliver.ts';
import type { RowOf } from './effects/effect.ts';
import type { FileNews } from './effects/file.ts';

/**
 * Waits between attempts grow from a minute to a day and a half: eight of them fit into the week for which
 * Meta keeps a file.
 */
const FIRST = 60_000;
const LONGEST = 36 * 3_600_000;

/**
 * Fetches a file that was announced with its message, and transcribes a voice note. The message stays as it
 * was: the file is an event of its own. If it is not available at once, the message is answered without it. A
 * file that is too large or of the wrong type is not tried again.
 */
export async function fetchMissing(
  row: RowOf<FileNews>,
  { env, store, thread, settings, answer }: DeliveryContext,
): Promise<DeliveryResult> {
  const { body } = row;
  const { file, via } = body;
  const message = row.message ? thread.messages.get(row.message) : null;
  if (message?.type !== 'message.received') return { status: 'failed', error: 'message not in the log' };
  const fetched = await fetchMedia(
    file,
    {
      fetch: providerFetch(env),
      credentials: credentialsOf(env, (await storeSecrets(env, store)) ?? {}),
      files: bucketFiles(env.BLOBS, store),
      id: mediaId,
      transcribe: transcriber(env),
    },
    via,
  );
  const { session } = message;
  const about = { message: message.message, session };
  if ('lost' in fetched) {
    const error = `file: ${fetched.lost}`;
    if (!fetched.again) return { status: 'failed', error };
    thread.note([{ type: 'file.delayed', ...about }], { ids: [`file:${file.id}:delayed`] });
    answer(session);
    return { status: 'retry', error, after: Math.min(FIRST * 6 ** (row.attempts - 1), LONGEST) };
  }
  const { attachment, text } = fetched;
  const spoken = text
    ? languageHeard(text, sessionOf(thread.state, session)?.locale ?? settings.locale)
    : null;
  const also = spoken ? spokenFacts(thread.state, session, spoken) : [];
  thread.note([{ type: 'file.arrived', ...about, attachment, ...(text ? { text } : {}) }, ...also], {
    ids: [fileEvent(file), ...also.map((_, index) => `${fileEvent(file)}:${index}`)],
  });
  // A turn that began without these words stops, and the next one reads them.
  answer(session);
  return { status: 'accepted', provider: attachment.id };
}
