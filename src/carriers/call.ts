import { patiently } from '../patience.ts';
import { readAtMost } from '../read-at-most.ts';
import { CarrierUnavailable } from './carrier.ts';

/** Milliseconds for one call: a tool has eight seconds in all. */
const CALL_MS = 4_000;
/** Longest answer, in bytes: a label is a picture now and then. */
const MOST_BYTES = 4_000_000;

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
  reach: CarrierReach,
  url: string,
  init: RequestInit,
): Promise<{ status: number; text: string }> {
  const { status, bytes } = await bytesOfCarrier(reach, url, init);
  return { status, text: new TextDecoder().decode(bytes) };
}

/** The same for an answer that is no text. */
export async function bytesOfCarrier(
  { fetch }: CarrierReach,
  url: string,
  init: RequestInit,
): Promise<{ status: number; bytes: Uint8Array<ArrayBuffer> }> {
  try {
    return await patiently(CALL_MS, async (signal) => {
      const response = await fetch(url, { ...init, redirect: 'manual', signal });
      const bytes = await readAtMost(response.body, MOST_BYTES);
      if (!bytes) throw new CarrierUnavailable('The carrier answered more than can be read.');
      return { status: response.status, bytes: Uint8Array.from(bytes) };
    });
  } catch (error) {
    if (error instanceof CarrierUnavailable) throw error;
    // Of what went wrong only its kind: the runtime's own words may hold the address.
    throw new CarrierUnavailable(
      `The carrier did not answer: ${error instanceof Error ? error.name : 'broken'}.`,
    );
  }
}

/** A PDF, or nothing that a customer is sent. */
export function asPdf(status: number, bytes: Uint8Array<ArrayBuffer>, name: string): Uint8Array<ArrayBuffer> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
  if (status !== 200 || !isPdf) throw new CarrierUnavailable(`${name} gave no label: HTTP ${status}.`);
  return bytes;
}
