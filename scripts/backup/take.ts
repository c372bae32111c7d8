import { z } from 'zod';
import { type Call, checked, json, patiently } from './call.ts';

/** Characters of lines that are sent at once, about. */
const AT_ONCE = 400_000;

const Head = z.object({ type: z.literal('backup'), format: z.literal(1), id: z.string(), store: z.string() });
const File = z.object({ customer: z.string(), key: z.string(), media: z.string(), size: z.number() });
const Bytes = z.object({ type: z.literal('bytes'), base64: z.string() });
const Named = z.object({ type: z.string() });
const Erasures = z.object({ type: z.literal('rows'), of: z.literal('store'), table: z.literal('erasures') });
const Answer = z.object({
  kept: z.array(z.string()),
  erased: z.array(z.string()),
  left: z.array(z.string()),
});

/** What came of a backup that was taken back. */
export interface Restored {
  store: string;
  customers: number;
  files: number;
  /** Files that were gone when the backup was made. */
  missing: number;
  /** Who was there already, and who was erased. */
  kept: Set<string>;
  erased: Set<string>;
  /** What the owner has to see to. */
  left: string[];
}

interface RestoreOptions {
  /** Into which store; the service refuses it under a token of another one. */
  store: string;
  /** Also into a store that is not empty. */
  anyway: boolean;
  /** The lines of a later backup: whoever it says was erased is not brought back. */
  erasedIn?: AsyncIterable<string> | undefined;
}

/** Takes the lines of a backup's file back, as they are read. Throws where they break off: the same call goes on then. */
export async function restoreLines(
  call: Call,
  lines: AsyncIterable<string>,
  { store, anyway, erasedIn }: RestoreOptions,
): Promise<Restored> {
  const reader = new Lines(lines);
  const head = Head.safeParse(parsed((await reader.next()) ?? '')).data;
  if (!head) throw new Error('this is no backup that this release can take back');
  await checked(await patiently(call, '/api/v1/restore', json({ backup: head.id, store, anyway })));
  const sender = new Sender(call, head);
  for await (const line of erasedIn ?? [])
    if (Erasures.safeParse(parsed(line)).success) await sender.add(line);
  await sender.flush();
  for (let line = await reader.next(); line !== null; line = await reader.next()) {
    const { type } = Named.parse(parsed(line));
    if (type === 'complete') return sender.end();
    if (type === 'file') await sender.file(File.parse(parsed(line)), () => reader.bytes());
    else if (type === 'missing') sender.restored.missing++;
    else if (type !== 'next' && type !== 'bytes') await sender.add(line, type);
  }
  throw new Error('the file breaks off: the backup was not finished');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Lines one after the other, with one that can be put back. */
class Lines {
  readonly #lines: AsyncIterator<string>;
  #back: string | null = null;

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<string | null> {
    const back = this.#back;
    this.#back = null;
    if (back !== null) return back;
    const { done, value } = await this.#lines.next();
    return done ? null : value;
  }

  /** The next piece of a file; null behind its last. */
  async bytes(): Promise<Uint8Array<ArrayBuffer> | null> {
    const line = await this.next();
    const read = Bytes.safeParse(parsed(line ?? '')).data;
    if (!read) this.#back = line;
    return read ? new Uint8Array(Buffer.from(read.base64, 'base64')) : null;
  }
}

class Sender {
  readonly restored: Restored;
  readonly #call: Call;
  readonly #path: string;
  #waiting: string[] = [];
  #size = 0;

  constructor(call: Call, { id, store }: z.infer<typeof Head>) {
    this.#call = call;
    this.#path = `/api/v1/restore/${id}`;
    this.restored = {
      store,
      customers: 0,
      files: 0,
      missing: 0,
      kept: new Set(),
      erased: new Set(),
      left: [],
    };
  }

  async add(line: string, type = 'rows'): Promise<void> {
    this.#waiting.push(line);
    this.#size += line.length;
    if (type === 'customer') this.restored.customers++;
    if (this.#size > AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const body = this.#waiting.join('\n');
    this.#waiting = [];
    this.#size = 0;
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await patiently(this.#call, `${this.#path}/lines`, { method: 'PUT', headers, body });
    const { kept, erased, left } = Answer.parse(await (await checked(answer)).json());
    for (const id of kept) this.restored.kept.add(id);
    for (const id of erased) this.restored.erased.add(id);
    this.restored.left.push(...left);
  }

  /** A file, as its pieces are read; nothing of whoever stays out. */
  async file(
    { customer, key, media, size }: z.infer<typeof File>,
    bytes: () => Promise<Uint8Array<ArrayBuffer> | null>,
  ): Promise<void> {
    await this.flush();
    const isOut = this.restored.kept.has(customer) || this.restored.erased.has(customer);
    if (isOut) {
      while ((await bytes()) !== null);
      return;
    }
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        const piece = await bytes();
        if (piece === null) controller.close();
        else controller.enqueue(piece);
      },
    });
    const query = new URLSearchParams({ customer, key, size: String(size), type: media });
    const init = {
      method: 'PUT',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/octet-stream' },
    };
    const answer = await this.#call(`${this.#path}/files?${query}`, init as RequestInit);
    await (await checked(answer)).body?.cancel();
    this.restored.files++;
  }

  async end(): Promise<Restored> {
    await this.flush();
    await checked(await patiently(this.#call, `${this.#path}/end`, json({})));
    return this.restored;
  }
}
