import { patiently } from '../patience.ts';
import { readAtMost } from '../read-at-most.ts';
import { CarrierUnavailable } from './carrier.ts';

/** Milliseconds for one call: a tool has eight seconds in all. */
const CALL_MS = 4_000;
/** Longest answer, in bytes. */
const MOST_BYTES = 1_000_000;

/** How a carrier is reached. */
export interface CarrierReach {
  /** `fetch` for providers. */
  fetch(url: string, init: RequestInit): Promise<Response>;
}

/**
 * Asks a carrier. Its answer is bounded in size and time, and a redirect is not followed: it would carry the
 * credentials to where the owner never sent them. Throws {@link CarrierUnavailable} and nothing else.
 */
export async function callCarrier(
  { fetch }: CarrierReach,
  url: string,
  init: RequestInit,
): Promise<{ status: number; text: string }> {
  try {
    return await patiently(CALL_MS, async (signal) => {
      const response = await fetch(url, { ...init, redirect: 'manual', signal });
      const bytes = await readAtMost(response.body, MOST_BYTES);
      if (!bytes) throw new CarrierUnavailable('The carrier answered more than can be read.');
      return { status: response.status, text: new TextDecoder().decode(bytes) };
    });
  } catch (error) {
    if (error instanceof CarrierUnavailable) throw error;
    // Of what went wrong only its kind: the runtime's own words may hold the address.
    throw new CarrierUnavailable(
      `The carrier did not answer: ${error instanceof Error ? error.name : 'broken'}.`,
    );
  }
}
