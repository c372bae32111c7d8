import type { Env } from '../env.ts';

/**
 * Where the bucket says which jurisdiction it was first used under. No store's name can begin with an at
 * sign.
 */
const MARKER = '@jurisdiction';

/** Buckets that were found to agree, by isolate: the marker is read once. */
const agreed = new WeakMap<R2Bucket, string>();

/**
 * Why the objects and the files would not lie in one jurisdiction; null when they do. A Worker cannot ask a
 * bucket where it lies, so two things are checked. `BLOBS_JURISDICTION` stands beside the binding in
 * wrangler.toml, where `npm run deploy` compares it with the binding itself. And the first use leaves a
 * marker in the bucket: a bucket that was filled under another jurisdiction is refused, and so is a
 * deployment whose jurisdiction was changed. Rejects when the bucket cannot be asked: nothing is stored
 * unproven.
 */
export async function strayJurisdiction(env: Env): Promise<string | null> {
  // Local buckets and objects have no jurisdiction.
  if (env.SANDBOX) return null;
  const wanted = env.JURISDICTION;
  const bound = env.BLOBS_JURISDICTION ?? '';
  if (bound !== wanted)
    return `JURISDICTION is ${named(wanted)}, and BLOBS_JURISDICTION is ${named(bound)}: objects and files must lie in the same one.`;
  if (agreed.get(env.BLOBS) === wanted) return null;
  const first = await markedAs(env.BLOBS, wanted);
  if (first !== wanted)
    return `The bucket was first used with JURISDICTION ${named(first)}, and now it is ${named(wanted)}: a bucket of its own is needed.`;
  agreed.set(env.BLOBS, wanted);
  return null;
}

/**
 * What the bucket was first used under. Of two isolates that come first at once, one leaves the marker and
 * both read it.
 */
async function markedAs(bucket: R2Bucket, wanted: string): Promise<string> {
  const marker = await bucket.get(MARKER);
  if (marker) return marker.text();
  const left = await bucket.put(MARKER, wanted, { onlyIf: { etagDoesNotMatch: '*' } });
  return left ? wanted : markedAs(bucket, wanted);
}

function named(jurisdiction: string): string {
  return jurisdiction ? `"${jurisdiction}"` : 'none';
}
