import { describe, expect, it } from 'vitest';
import type { PushBrowsers } from '../../../durable-objects/desk/notices/browsers.ts';
import type { ChoicesOfPeople } from '../../../durable-objects/desk/notices/choices.ts';
import { type SenderParts, sendNotice } from '../../../durable-objects/desk/notices/sender.ts';
import type { StoreSigner } from '../../../durable-objects/desk/notices/signer.ts';
import type { Person } from '../../../src/console/protocol.ts';
import { sealer } from '../../../src/seal.ts';
import { bindings } from '../world.ts';

/* Where an advisor may have notices sent: nowhere but to the public internet, also where the address was kept before. */

const person: Person = {
  ...{ id: `pe_${'1'.repeat(32)}`, name: 'Eve', email: 'eve@shop.example', role: 'advisor', limit: 5 },
  ...{ languages: ['en'], skills: [], phone: null, joined: true, lastSeenAt: null },
};
const PRIVATE = [
  ...['https://127.0.0.1/', 'https://10.0.0.1/', 'https://169.254.169.254/latest/meta-data/'],
  ...['https://2130706433/', 'https://0x7f.1/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/'],
  ...['https://localhost/', 'https://localhost./', 'https://desk.internal/', 'http://hooks.example/'],
  ...['https://user:secret@hooks.example/', 'https://192.168.1.1.nip.io.local/', 'file:///etc/passwd'],
];

/** What is sent with, outside development: a call that leaves fails the test. */
async function parts(target: string): Promise<SenderParts> {
  const seals = sealer(bindings, 'notice', 'demo');
  const choices = { threads: 'all', mail: false, webhook: target, quiet: null };
  const kept = { choices, origin: 'https://shop.example', sealed: await seals.seal('whsec_x') };
  const key = btoa('x'.repeat(65)).replaceAll('=', '');
  const browser = { endpoint: target, p256dh: key, auth: btoa('x'.repeat(16)).replaceAll('=', '') };
  return {
    env: { ...bindings, SANDBOX: undefined } as unknown as SenderParts['env'],
    ...{ store: 'demo', locale: 'en', storeName: 'Lune', sealer: seals },
    choices: { get: () => kept } as unknown as ChoicesOfPeople,
    browsers: { reached: async () => browser, forget: () => undefined } as unknown as PushBrowsers,
    signer: { signer: async () => ({}) } as unknown as StoreSigner,
  };
}

describe('a notice', () => {
  it.each(PRIVATE)('leaves to no address like %s, and is not tried again', async (target) => {
    for (const way of ['webhook', 'push'] as const) {
      const notice = { n: 1, way, target, about: 'test', customer: 'cu_1', tries: 1 } as const;
      const content = { name: null, text: '', urgency: 'now', reason: null } as const;
      const sent = await sendNotice(await parts(target), person, notice as never, content as never);
      expect(sent).toMatchObject({ ok: false, status: null, gone: true });
      expect(sent.detail).toMatch(/on the public internet/);
    }
  });
});
