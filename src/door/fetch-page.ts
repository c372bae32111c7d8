import { patiently } from '../patience.ts';
import { isPublicUrl } from '../public-url.ts';

/** The longest wait for a page with all its redirects, how many redirects are followed, and how many bytes are read. */
const PATIENCE = 8_000;
const REDIRECTS = 3;
const MOST = 1_000_000;

export type FetchedPage =
  | { url: URL; html: string; policy: string | null }
  /** `refused`: the address must not be called. Otherwise what went wrong, in words. */
  | { refused: true }
  | { failed: string };

/**
 * A page of the public internet, as text: https only, no private address at any step, bounded in time, size
 * and redirects. Threat: whoever gives the address has this service call it (server-side request forgery), so
 * it must reach nothing that only the service can. `anywhere` is for development, where the owner's page is
 * on the same machine.
 */
export async function fetchPage(
  address: string,
  { call, anywhere }: { call: typeof fetch; anywhere: boolean },
): Promise<FetchedPage> {
  const wanted = (url: URL | null) =>
    url && (anywhere ? /^https?:$/.test(url.protocol) : isPublicUrl(url.href)) ? url : null;
  let url = wanted(URL.parse(address));
  try {
    return await patiently(PATIENCE, async (signal) => {
      for (let step = 0; step <= REDIRECTS; step++) {
        if (!url) return { refused: true };
        const answer = await call(url.href, {
          redirect: 'manual',
          signal,
          headers: { accept: 'text/html', 'user-agent': 'Onethread widget check' },
        });
        const location = answer.headers.get('location');
        if (answer.status >= 300 && answer.status < 400 && location) {
          await answer.body?.cancel();
          url = wanted(URL.parse(location, url));
          continue;
        }
        if (!answer.ok) {
          await answer.body?.cancel();
          return { failed: `the page answers ${answer.status}` };
        }
        const policy = answer.headers.get('content-security-policy');
        return { url, html: await beginning(answer.body), policy };
      }
      return { failed: `more than ${REDIRECTS} redirects` };
    });
  } catch {
    return { failed: 'the page does not answer' };
  }
}

/** The first {@link MOST} bytes as text: the tag that is looked for stands early, and a page may be endless. */
async function beginning(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (let size = 0; size < MOST; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}
