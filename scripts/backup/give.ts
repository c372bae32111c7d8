import { z } from 'zod';
import { type Call, checked, json, patiently } from './call.ts';

const Begun = z.object({ after: z.string() });
/** The lines of a page that are not only passed on. */
const Line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('file'), customer: z.string(), key: z.string() }),
  z.object({ type: z.literal('next'), after: z.string() }),
  z.object({ type: z.literal('complete') }),
]);

/**
 * The lines of a backup's file, as they come: never more of it is held than a page and a piece of a file. `from`: where to go on,
 * the `after` of the last whole page that was written; null: a new backup. Each file stands behind its line, a `bytes` line a piece.
 */
export async function* backupLines(call: Call, from: string | null): AsyncGenerator<string> {
  let after: string | null =
    from ??
    Begun.parse(await (await checked(await patiently(call, '/api/v1/backup', json({})))).json()).after;
  while (after !== null) {
    const answer: Response = await patiently(call, `/api/v1/backup?${new URLSearchParams({ after })}`);
    const page = await (await checked(answer)).text();
    after = null;
    for (const line of page.split('\n')) {
      if (line === '') continue;
      const read = Line.safeParse(JSON.parse(line)).data;
      if (read?.type === 'file') yield* fileLines(call, read);
      else yield line;
      if (read?.type === 'next') ({ after } = read);
    }
  }
}

async function* fileLines(
  call: Call,
  { customer, key }: { customer: string; key: string },
): AsyncGenerator<string> {
  const answer = await patiently(call, `/api/v1/backup/files?${new URLSearchParams({ key })}`);
  if (answer.status === 404) {
    await answer.body?.cancel();
    yield JSON.stringify({ type: 'missing', customer, key });
    return;
  }
  const { headers, body } = await checked(answer);
  const size = Number(headers.get('content-length'));
  yield JSON.stringify({ type: 'file', customer, key, media: headers.get('content-type') ?? '', size });
  for await (const piece of body ?? [])
    yield JSON.stringify({ type: 'bytes', base64: Buffer.from(piece).toString('base64') });
}
