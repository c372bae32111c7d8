import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { examine, setUp } from '../../../scripts/golive/run.ts';
import toml from '../../../wrangler.toml?raw';
import { account, call, connected } from '../../durable-objects/mailbox/world.ts';
import { ask } from '../world.ts';
import { Machine } from './world.ts';

/* `npm run doctor` over the connections of the store: each is tried against the emulated carrier or mail host. */

const MONDIAL_RELAY = {
  ...{ brand: 'BDTEST13', user: 'BDTEST13@business-api.mondialrelay.com', password: 'sandbox' },
  ...{ key: 'PrivateK', apiBase: 'http://sandbox/mondial-relay' },
};
const SENDCLOUD = { key: 'sandbox-public', secret: 'sandbox-secret', apiBase: 'http://sandbox/sendcloud' };
const NAMES = ['mondial-relay', 'sendcloud', 'imap', 'smtp', 'gmail', 'graph'];
const ALIASES = ['support@demo.example', 'support@lune.example'];

const machine = new Machine(toml.replace('DEFAULT_STORE = "main"', 'DEFAULT_STORE = "demo"'), {
  service: async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'GET' ? {} : { body: await request.text() };
    const headers = Object.fromEntries(request.headers);
    return ask(pathname + search, { method: request.method, headers, ...body });
  },
  fresh: (secret) =>
    new Map([
      ['ADMIN_TOKEN', 'dev-admin-token'],
      ['WHATSAPP_VERIFY_TOKEN', 'dev-verify-token'],
    ]).get(secret) ?? `fresh-${crypto.randomUUID()}`,
});

beforeAll(async () => {
  await setUp(machine, async () => undefined);
  await call('DELETE', '/connections/mondial-relay');
});
afterEach(async () => {
  await call('PATCH', '/settings', { email: { via: 'cloudflare' } });
  for (const name of NAMES) await call('DELETE', `/connections/${name}`);
});

/** What doctor says of one thing, and what is not as it should be. */
async function doctor(title: string) {
  machine.said.length = 0;
  const { todo } = await examine(machine);
  const line = machine.said.find((said) => said.startsWith(`✓ ${title}:`) || said.startsWith(`✗ ${title}:`));
  return { todo, line };
}

describe('doctor', () => {
  it('says of a store without carriers and a mailbox of its own that there are none', async () => {
    expect(await doctor('Sendcloud')).toEqual({ todo: [], line: '✓ Sendcloud: none' });
    expect(machine.said.slice(-6).every((line) => line.endsWith(': none'))).toBe(true);
  });

  it.each([
    [
      'mondial-relay',
      'Mondial Relay',
      MONDIAL_RELAY,
      { key: 'another' },
      /Compare brand, user, password and key/,
    ],
    [
      'sendcloud',
      'Sendcloud',
      SENDCLOUD,
      { secret: 'another' },
      /HTTP 401: Invalid username\/password\. Take key and secret/,
    ],
  ] as const)('tries %s, and says of a wrong key what to do', async (name, title, fields, wrong, words) => {
    expect((await call('PUT', `/connections/${name}`, fields)).status).toBe(200);
    expect(await doctor(title)).toEqual({ todo: [], line: expect.stringMatching(/^✓ .*: (?!none)./) });
    await call('PUT', `/connections/${name}`, { ...fields, ...wrong });
    const { todo, line } = await doctor(title);
    expect(todo).toEqual([title]);
    expect(line).toMatch(words);
  });

  it('logs in and sends by IMAP and SMTP, and says of a changed password what to do', async () => {
    const box = await connected({ via: 'imap' });
    expect((await doctor('IMAP')).line).toMatch(/^✓ IMAP: ./);
    const { todo, line } = await doctor('SMTP');
    expect(todo).toEqual([]);
    expect(line).toMatch(/^✓ SMTP: ./);
    expect((await box.seen()).left.at(-1)?.to).toEqual(['support@lune.example']);
    expect(machine.said).toContain('✓ Mail in: support@lune.example is read where it is, by imap');
    await box.order({ password: 'changed' });
    const changed = await doctor('IMAP');
    expect(changed.todo).toEqual(['IMAP', 'SMTP']);
    expect(changed.line).toMatch(/Authentication failed\. Compare host, port, user/);
  });

  it.each([
    ['gmail', 'Gmail', /Connect Gmail again/],
    ['graph', 'Microsoft 365', /Connect Microsoft 365 again/],
  ] as const)(
    'opens and sends by %s, and says of a consent that has ended what to do',
    async (via, title, words) => {
      const box = account();
      await connected({ via, box });
      await box.order({ aliases: ALIASES });
      expect(await doctor(title)).toEqual({ todo: [], line: expect.stringMatching(/^✓ .*: (?!none)./) });
      expect((await box.seen()).left.at(-1)?.to).toEqual(['support@lune.example']);
      await box.order({ endConsents: true });
      const { todo, line } = await doctor(title);
      expect(todo).toEqual([title]);
      expect(line).toMatch(words);
    },
  );

  it('says of a mailbox that is to be read by what is not connected what to connect', async () => {
    await call('PATCH', '/settings', { email: { via: 'imap' } });
    const { todo, line } = await doctor('SMTP');
    expect(todo).toEqual(['IMAP', 'SMTP']);
    expect(line).toMatch(/settings\.email\.via is "imap", and it is not connected\. Compare host/);
  });
});
