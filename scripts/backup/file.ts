import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The lines of a file, as they are read. */
export function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}
