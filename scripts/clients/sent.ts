import { type Service, settled, until } from './service.ts';

/** A file that left. */
export interface SentFile {
  filename: string;
  type: string;
  size: number;
  url: string;
}

/** Something that left the service, as `/sandbox/sent` lists it. */
export interface SentItem<Raw = unknown> {
  n: number;
  channel: string;
  to: string;
  text: string;
  attachments: SentFile[];
  raw: Raw;
}

/** What left after number `since`, oldest first. */
export async function sentSince<Raw>(
  service: Service,
  channel: string,
  since: number,
): Promise<SentItem<Raw>[]> {
  const response = await service.fetch(`/sandbox/sent?channel=${channel}&since=${since}`);
  if (!response.ok) throw new Error(`/sandbox/sent answered ${response.status}`);
  return (await response.json()) as SentItem<Raw>[];
}

/** The number of the last thing that left on a channel. */
export async function lastSent(service: Service, channel: string): Promise<number> {
  const all = await sentSince(service, channel, 0);
  return all.at(-1)?.n ?? 0;
}

/**
 * Waits for what leaves to `to` after number `since`, and, by the clock for `settle` milliseconds, for what
 * belongs to it.
 */
export async function awaitSent<Raw>(
  service: Service,
  channel: string,
  to: string,
  since: number,
  settle = 400,
): Promise<SentItem<Raw>[]> {
  const mine = async () => {
    const items = await sentSince<Raw>(service, channel, since);
    return items.filter((item) => item.to.toLowerCase() === to.toLowerCase());
  };
  await until(`an answer by ${channel} to ${to}`, async () => ((await mine()).length > 0 ? true : null));
  await settled(service, settle);
  return mine();
}

/** The bytes of a file that left. */
export async function download(service: Service, file: SentFile): Promise<Uint8Array> {
  const { pathname, search } = new URL(file.url, service.base);
  const response = await service.fetch(pathname + search);
  if (!response.ok) throw new Error(`${file.filename}: ${pathname} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
