/**
 * The bytes of a body, or null as soon as it is longer than `most`. Read piece by piece, so that a body which
 * lies about its length, or does not tell it, costs no more memory than allowed.
 */
export async function readAtMost(
  body: ReadableStream | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
