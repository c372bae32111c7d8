import { readAtMost } from '../read-at-most.ts';

/** A request's body, or null when it is longer than `most` bytes, by its `content-length` or by what is read. */
export async function bodyAtMost(request: Request, most: number): Promise<ArrayBuffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  return (await readAtMost(request.body, most))?.buffer ?? null;
}
