import type { ReceiveTools } from '../../../src/channels/email/receive.ts';
import type { FileStore } from '../../../src/files.ts';
import { Settings } from '../../../src/settings.ts';

/** A store named Lune with the demo mailbox. */
export const settings = Settings.parse({
  name: 'Lune',
  email: { address: 'support@demo.example', signature: 'Lune\nParis' },
  origins: ['https://lune.example'],
});

/** Files in memory. */
export function memoryFiles(): FileStore & { stored: Map<string, { bytes: ArrayBuffer; type: string }> } {
  const stored = new Map<string, { bytes: ArrayBuffer; type: string }>();
  return {
    stored,
    async put(key, bytes, type) {
      const body = bytes instanceof Uint8Array ? bytes.slice() : bytes;
      stored.set(key, { bytes: await new Response(body).arrayBuffer(), type });
    },
    async get(key) {
      return stored.get(key) ?? null;
    },
  };
}

/** Tools for receiving; ids count from 1. */
export function receiveTools(over: Partial<ReceiveTools> = {}): ReceiveTools {
  let count = 0;
  return {
    store: 'demo',
    settings,
    files: memoryFiles(),
    now: '2026-03-03T07:15:03.000Z',
    id: () => `id-${++count}`,
    verifyReplyToken: async () => null,
    trustedAuthserv: 'mx.cloudflare.net',
    ...over,
  };
}
