import { addressObject } from '../../../durable-objects/clients/address.ts';
import { now } from '../../clock.ts';
import type { Env } from '../../env.ts';
import { siteOf } from '../../identity/network.ts';
import { LIMITS, type Limit } from '../../limits.ts';
import { blinded } from '../../tokens.ts';

const MB = 1024 * 1024;

/** How long an upload counts, in seconds. */
export const UPLOADS_PERIOD = LIMITS.uploadedToStore.ms / 1000;

/** Who uploads. */
interface Uploader {
  session: string;
  /** Null where the request names none. */
  network: string | null;
  /** The session has no message yet. */
  silent: boolean;
}

/**
 * Counts an upload of so many bytes, in megabytes begun, for its session, its network, the site around that
 * and the store; false where one of them has used its hourly limit. A session without a message may not be a
 * person: only a few of its files are kept. An upload that one count refuses is not counted by the later
 * ones.
 */
export async function mayUpload(
  env: Env,
  store: string,
  { session, network, silent }: Uploader,
  bytes: number,
): Promise<boolean> {
  const counts: [name: string, limit: Limit][] = [
    [`session/${session}`, silent ? LIMITS.uploadedBySilent : LIMITS.uploadedBySession],
  ];
  const site = network && siteOf(network);
  if (network) counts.push([`network/${await blinded(env, store, network)}`, LIMITS.uploadedByNetwork]);
  if (site) counts.push([`site/${await blinded(env, store, site)}`, LIMITS.uploadedBySite]);
  counts.push(['store', LIMITS.uploadedToStore]);
  const megabytes = Math.ceil(bytes / MB);
  for (const [name, { most }] of counts) {
    const counter = addressObject(env, store, `visitor:uploads/${name}`, {});
    if (!(await counter.admit(now(), most, megabytes))) return false;
  }
  return true;
}
