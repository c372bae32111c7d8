import { beforeEach, describe, expect, it } from 'vitest';
import { configIn } from '../../../scripts/golive/config.ts';
import { examine, forgetProviders, setUp, signInLink } from '../../../scripts/golive/run.ts';
import { disagreement, jurisdictionsIn } from '../../../scripts/jurisdictions.ts';
import toml from '../../../wrangler.toml?raw';
import { ADMIN, ask, JSON_TYPE } from '../world.ts';
import { Machine } from './world.ts';

/*
 * `npm run setup` and `npm run doctor` against emulators of Cloudflare's, Twilio's and Meta's APIs. What answers at
 * the host name is the service itself.
 */

const pause = async () => undefined;
const HOST = 'support.lune.example';

/** The deployed service: it has the secrets of development, which the fresh values of this machine are. */
const DEVELOPMENT: Readonly<Record<string, string>> = {
  ADMIN_TOKEN: 'dev-admin-token',
  WHATSAPP_VERIFY_TOKEN: 'dev-verify-token',
};
const config = toml.replace('DEFAULT_STORE = "main"', 'DEFAULT_STORE = "demo"');
const newMachine = () =>
  new Machine(config, {
    service: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = request.method === 'GET' ? {} : { body: await request.text() };
      return ask(pathname + search, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        ...body,
      });
    },
    fresh: (secret) => DEVELOPMENT[secret] ?? `fresh-${secret}-${crypto.randomUUID()}`,
  });

let machine: Machine;
beforeEach(async () => {
  machine = newMachine();
  const { people } = (await (await ask('/api/v1/people', { headers: ADMIN })).json()) as {
    people: { id: string; email: string }[];
  };
  for (const { id } of people.filter(({ email }) => email === 'nora@lune.example'))
    await ask(`/api/v1/people/${id}`, { method: 'DELETE', headers: ADMIN });
  await patch({ email: { address: 'support@demo.example', via: 'cloudflare' } });
});

const patch = (settings: object) =>
  ask('/api/v1/settings', {
    method: 'PATCH',
    headers: { ...ADMIN, ...JSON_TYPE },
    body: JSON.stringify(settings),
  });

describe('setup', () => {
  it('goes from nothing to a deployment that answers, and ends with a link that signs in', async () => {
    expect(await setUp(machine, pause)).toMatchObject({ todo: [] });
    const { cloudflare, twilio, meta } = machine;
    expect(configIn(machine.toml)).toMatchObject({ publicUrl: `https://${HOST}`, objects: '' });
    expect([...cloudflare.buckets]).toEqual(['default onethread-blobs']);
    expect(cloudflare.domains.get(HOST)).toBe('onethread');
    expect(cloudflare.rules).toMatchObject([
      {
        matchers: [{ value: 'support@lune.example' }],
        actions: [{ type: 'worker', value: ['onethread'] }],
      },
    ]);
    expect(cloudflare.sending.get('lune.example')).toEqual({ enabled: true });
    expect(twilio.numbers[0]?.voice_url).toBe(`https://${HOST}/hooks/demo/twilio/voice`);
    expect(meta.subscription).toMatchObject({ callback_url: `https://${HOST}/hooks/demo/whatsapp` });
    expect([...meta.apps]).toEqual([meta.app]);
    const settings = (await (await ask('/api/v1/settings', { headers: ADMIN })).json()) as object;
    expect(settings).toMatchObject({
      email: { address: 'support@lune.example' },
      phone: { number: '+33187650021' },
      whatsapp: { phoneNumberId: meta.number.id },
    });
    expect(machine.said.at(-2)).toMatch(/^Sign in: .*\/console\/#invite=./);
  });

  it('asks only what no API says', async () => {
    await setUp(machine, pause);
    expect(machine.asked.map((question) => question.replace(/[:(].*/, '').trim())).toEqual([
      'Cloudflare API token',
      'Host name of the service',
      'Mailbox of the support',
      'Name of the shop',
      'Must all data stay in the European Union? It can never be changed',
      'Your email address',
      'Your name',
      'Twilio account SID',
      'Twilio auth token',
      'Meta system user token for WhatsApp',
      `App secret of the Meta app ${machine.meta.app}`,
    ]);
  });

  it('changes nothing and asks nothing the second time', async () => {
    await setUp(machine, pause);
    const before = { writes: machine.writes, toml: machine.toml, deploys: machine.deploys };
    const history = await versions();
    machine.asked.length = 0;
    expect(await setUp(machine, pause)).toEqual({ changed: [], todo: [] });
    expect({ writes: machine.writes, toml: machine.toml, deploys: machine.deploys }).toEqual(before);
    expect(machine.asked).toEqual([]);
    expect(await versions()).toBe(history);
  });

  it('gives every secret a value of its own, and never another one to SEAL_KEY', async () => {
    await setUp(machine, pause);
    const kept = machine.cloudflare.workers.get('onethread') ?? new Map();
    expect([...kept.keys()].sort()).toEqual([
      'ADMIN_TOKEN',
      'IDENTITY_SECRET',
      'PLATFORM_TOKEN',
      'SEAL_KEY',
      'TWILIO_ACCOUNT_SID',
      'TWILIO_AUTH_TOKEN',
      'WHATSAPP_APP_SECRET',
      'WHATSAPP_TOKEN',
      'WHATSAPP_VERIFY_TOKEN',
    ]);
    expect(new Set(kept.values()).size).toBe(kept.size);
    const seal = kept.get('SEAL_KEY');
    kept.delete('IDENTITY_SECRET');
    expect(await setUp(machine, pause)).toEqual({ changed: ['Secrets'], todo: [] });
    expect(kept.get('SEAL_KEY')).toBe(seal);
    expect(kept.has('IDENTITY_SECRET')).toBe(true);
  });

  it('makes bucket and configuration in the European Union where data must stay there', async () => {
    machine.answers = { ...machine.answers, 'Must all data stay': 'yes' };
    await setUp(machine, pause);
    expect([...machine.cloudflare.buckets]).toEqual(['eu onethread-blobs']);
    expect(jurisdictionsIn(machine.toml)).toEqual({ objects: 'eu', files: 'eu', binding: 'eu' });
    expect(disagreement(jurisdictionsIn(machine.toml))).toBeNull();
    expect(machine.toml.length - config.length).toBeLessThan(80);
  });

  it('goes on without phone and WhatsApp where there are none', async () => {
    machine.answers = { ...machine.answers, 'Twilio account SID': '', 'Meta system user token': '' };
    expect(await setUp(machine, pause)).toMatchObject({ todo: [] });
    expect(machine.cloudflare.workers.get('onethread')?.has('TWILIO_AUTH_TOKEN')).toBe(false);
    expect(machine.said).toContain('✓ Phone: none');
  });

  it('takes over no domain whose mail goes elsewhere', async () => {
    machine.cloudflare.mx = ['aspmx.l.google.com'];
    expect(await setUp(machine, pause)).toMatchObject({ todo: ['Mail in'] });
    expect(machine.cloudflare.routing).toBe(false);
    expect(machine.said.at(-1)).toContain('mail of lune.example goes to aspmx.l.google.com');
  });

  it('takes no host name and no mailbox from what uses it already', async () => {
    machine.cloudflare.upload('another');
    machine.cloudflare.domains.set(HOST, 'another');
    expect(await setUp(machine, pause)).toMatchObject({ todo: ['Address'] });
    expect(machine.cloudflare.domains.get(HOST)).toBe('another');
  });

  it('goes on where a run broke off, and asks nothing twice', async () => {
    machine.deploy = async () => {
      throw new Error('the network is down');
    };
    expect(await setUp(machine, pause)).toMatchObject({ todo: ['Worker'] });
    expect(machine.said.at(-1)).toContain('the network is down');
    machine.deploy = async () => machine.cloudflare.upload('onethread');
    machine.asked.length = 0;
    expect(await setUp(machine, pause)).toMatchObject({ todo: [] });
    expect(machine.asked).toEqual([]);
  });

  it('puts a provider’s new secret in the place of the old one', async () => {
    await setUp(machine, pause);
    forgetProviders(machine);
    Object.assign(machine.twilio, { token: 'rotated' });
    machine.answers = { ...machine.answers, 'Twilio auth token': 'rotated' };
    expect(await setUp(machine, pause)).toEqual({ changed: ['Secrets'], todo: [] });
    expect(machine.cloudflare.workers.get('onethread')?.get('TWILIO_AUTH_TOKEN')).toBe('rotated');
  });

  it('asks again for a token of Cloudflare that opens nothing any more, and keeps none that never did', async () => {
    machine.answers = { ...machine.answers, 'Cloudflare API token': 'mistyped' };
    await expect(setUp(machine, pause)).rejects.toThrow('Authentication error');
    machine.answers = { ...machine.answers, 'Cloudflare API token': machine.cloudflare.token };
    expect(await setUp(machine, pause)).toMatchObject({ todo: [] });
    machine.kept.cloudflareToken = 'revoked meanwhile';
    expect(await setUp(machine, pause)).toEqual({ changed: [], todo: [] });
  });

  it('says in the platform’s words what it was refused', async () => {
    machine.answers = { ...machine.answers, 'Cloudflare API token': 'wrong' };
    await expect(setUp(machine, pause)).rejects.toThrow('Cloudflare: Authentication error (HTTP 401)');
  });
});

describe('doctor', () => {
  it('says of a machine that was never set up what to do', async () => {
    expect((await examine(machine)).todo).toContain('cloudflareToken');
    expect(machine.said).toEqual([expect.stringContaining('Run: npm run setup')]);
  });

  it('finds all in order after setup, and changes nothing', async () => {
    await setUp(machine, pause);
    const { writes } = machine;
    machine.said.length = 0;
    expect(await examine(machine)).toEqual({ changed: [], todo: [] });
    expect(machine.said.every((line) => line.startsWith('✓'))).toBe(true);
    expect(machine.said.map((line) => line.split(' ').slice(1).join(' ').split(':')[0])).toEqual([
      'Configuration',
      'Bucket',
      'Worker',
      'Secrets',
      'Address',
      'Service',
      'Mail in',
      'Mail out',
      'Settings',
      'Phone',
      'WhatsApp',
      'Owner',
      'Mondial Relay',
      'Sendcloud',
      'IMAP',
      'SMTP',
      'Gmail',
      'Microsoft 365',
    ]);
    expect(machine.writes).toBe(writes);
  });

  const broken: [string, (machine: Machine) => void, RegExp][] = [
    ['Bucket', ({ cloudflare }) => cloudflare.buckets.clear(), /there is no bucket onethread-blobs/],
    [
      'Secrets',
      ({ cloudflare }) => void cloudflare.workers.get('onethread')?.delete('SEAL_KEY'),
      /missing, or of another value: SEAL_KEY/,
    ],
    [
      'Mail in',
      ({ cloudflare }) => void Object.assign(cloudflare.rules[0] ?? {}, { enabled: false }),
      /Point it at the Worker onethread/,
    ],
    [
      'Mail out',
      ({ cloudflare }) => void cloudflare.sending.set('lune.example', { enabled: false }),
      /DNS records are being checked/,
    ],
    [
      'Phone',
      ({ twilio }) => void Object.assign(twilio.numbers[0] ?? {}, { voice_url: 'https://elsewhere.example' }),
      /go to https:\/\/elsewhere.example. Run: npm run setup/,
    ],
    [
      'WhatsApp',
      ({ meta }) => void Object.assign(meta.number, { status: 'FLAGGED' }),
      /is flagged. Register the number/,
    ],
    ['WhatsApp', ({ meta }) => meta.apps.clear(), /hears nothing of the account/],
  ];
  it.each(broken)(
    'finds what is wrong with %s alone, and says what to do (%#)',
    async (name, breaks, words) => {
      await setUp(machine, pause);
      breaks(machine);
      machine.said.length = 0;
      expect(await examine(machine)).toEqual({ changed: [], todo: [name] });
      expect(machine.said.filter((line) => line.startsWith('✗'))).toEqual([expect.stringMatching(words)]);
    },
  );

  it('goes on past a platform that does not answer', async () => {
    await setUp(machine, pause);
    const { twilio } = machine;
    twilio.answer = async () =>
      Response.json({ code: 20_503, message: 'Down for maintenance' }, { status: 503 });
    expect((await examine(machine)).todo).toEqual(['Phone']);
    expect(machine.said.join('\n')).toContain('Twilio: Down for maintenance (HTTP 503)');
  });
});

describe('a sign-in link', () => {
  it('is made anew for the owner who is known', async () => {
    await setUp(machine, pause);
    await signInLink(machine);
    await signInLink(machine);
    const links = machine.said.filter((line) => line.startsWith('Sign in: '));
    expect(new Set(links).size).toBe(links.length);
    expect(links.length).toBeGreaterThan(1);
  });
});

async function versions(): Promise<number> {
  const answer = await ask('/api/v1/settings/history', { headers: ADMIN });
  return ((await answer.json()) as { versions: object[] }).versions.length;
}
