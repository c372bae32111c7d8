/**
 * The `data` of server-sent events as they come (WHATWG HTML, section 9.2.6). Throws `RangeError` after more
 * than `most` bytes.
 */
export async function* eventData(body: ReadableStream<Uint8Array>, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let pending = '';
  let data: string[] = [];
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) throw new RangeError('too long');
    pending += decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be half of a line's end.
    const lines = pending.split(/\r\n|\n|\r(?!$)/);
    pending = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield data.join('\n');
        data = [];
      } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
    }
  }
}
