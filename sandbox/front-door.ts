import { exports } from 'cloudflare:workers';

/**
 * The service itself, without the sandbox in front: what an emulator calls when a provider would call the
 * webhook. A loopback to the entrypoint `FrontDoor` of worker.ts, so that each call has a context of its own
 * and outlives its caller's.
 */
export function frontDoor(): Fetcher {
  return (exports as unknown as { FrontDoor: Fetcher }).FrontDoor;
}
