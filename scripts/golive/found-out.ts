import { Cloudflare } from './cloudflare.ts';
import { configIn } from './config.ts';
import { Meta } from './meta.ts';
import { Twilio } from './twilio.ts';
import { type Notes, Refusal, type World } from './world.ts';

/**
 * Everything that has to be known of a deployment. What an earlier run was told, or an API says, is not asked;
 * what is asked is kept at once, so that a run that breaks off asks nothing twice.
 */
export async function foundOut(world: World): Promise<Required<Notes>> {
  const notes = world.notes.read();
  const keep = <K extends keyof Notes>(name: K, value: NonNullable<Notes[K]> | (null & Notes[K])) => {
    notes[name] = value;
    world.notes.write(notes);
    return value;
  };
  const { cloudflareToken, accounts } = await cloudflareBy(world, notes.cloudflareToken);
  keep('cloudflareToken', cloudflareToken);
  const cloudflare = new Cloudflare(world, cloudflareToken);
  const account = notes.account ?? keep('account', await world.choose('Cloudflare account', named(accounts)));
  const zone = notes.zone ?? keep('zone', await zoneOf(world, cloudflare, account));
  const host = notes.host ?? keep('host', await hostIn(world, zone.name));
  const mailbox = notes.mailbox ?? keep('mailbox', await mailboxIn(world, zone.name));
  const storeName = notes.storeName ?? keep('storeName', await required(world, 'Name of the shop'));
  const { worker, objects } = configIn(world.config.read());
  const workers = await cloudflare.workers(account);
  const exists = workers.includes(worker);
  const jurisdiction =
    notes.jurisdiction ?? keep('jurisdiction', await jurisdictionOf(world, exists, objects));
  const owner = notes.owner ?? keep('owner', await ownerOf(world));
  const adminToken =
    notes.adminToken ??
    keep('adminToken', await adminTokenOf(world, cloudflare, { account, worker, exists }));
  const twilio = notes.twilio === undefined ? keep('twilio', await phoneOf(world)) : notes.twilio;
  const meta = notes.meta === undefined ? keep('meta', await whatsappOf(world)) : notes.meta;
  const placed = notes.placed ?? {};
  return {
    ...{ placed, cloudflareToken, account, zone, host, mailbox, storeName, jurisdiction, owner, adminToken },
    ...{ twilio, meta },
  };
}

/** Where a token comes from, and what it must be allowed. */
const TOKEN_RIGHTS =
  'Make a token at https://dash.cloudflare.com/profile/api-tokens with Account: Account Settings Read, Workers Scripts Edit, Workers R2 Storage Edit; Zone: Zone Read, DNS Edit, Workers Routes Edit, Email Routing Rules Edit, Email Sending Edit.';

/** One that opens nothing any more is asked for again. */
async function cloudflareBy(world: World, kept: string | undefined) {
  if (kept === undefined) world.say(TOKEN_RIGHTS);
  const cloudflareToken = kept ?? (await required(world, 'Cloudflare API token', { secret: true }));
  try {
    return { cloudflareToken, accounts: await new Cloudflare(world, cloudflareToken).accounts() };
  } catch (error) {
    const isRefused = error instanceof Refusal && [400, 401, 403].includes(error.status);
    if (kept === undefined || !isRefused) throw error;
    return cloudflareBy(world, undefined);
  }
}

async function zoneOf(world: World, cloudflare: Cloudflare, account: string) {
  const zones = await cloudflare.zones(account);
  if (zones.length === 0)
    throw new Error('The account has no domain: add one at dash.cloudflare.com, then run this again.');
  const id = await world.choose('Domain', named(zones));
  return { id, name: zones.find((one) => one.id === id)?.name ?? '' };
}

async function hostIn(world: World, zone: string): Promise<string> {
  const host = (await world.ask('Host name of the service', { fallback: `support.${zone}` })).toLowerCase();
  if (!isWithin(host, zone)) throw new Error(`${host} is not within ${zone}.`);
  return host;
}

async function mailboxIn(world: World, zone: string): Promise<string> {
  const mailbox = (await world.ask('Mailbox of the support', { fallback: `support@${zone}` })).toLowerCase();
  if (!/^[^@\s+]+@[^@\s]+$/.test(mailbox) || !isWithin(mailbox.split('@')[1] ?? '', zone))
    throw new Error(`${mailbox} is no mailbox within ${zone}.`);
  return mailbox;
}

function isWithin(name: string, zone: string): boolean {
  return (name === zone || name.endsWith(`.${zone}`)) && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name);
}

/** Where objects exist already it is what it is: it can never be changed. */
async function jurisdictionOf(world: World, exists: boolean, objects: string): Promise<'' | 'eu'> {
  if (exists) return objects === 'eu' ? 'eu' : '';
  const answer = await world.ask(
    'Must all data stay in the European Union? It can never be changed (yes/no)',
    {
      fallback: objects === 'eu' ? 'yes' : 'no',
    },
  );
  return /^y/i.test(answer) ? 'eu' : '';
}

async function ownerOf(world: World) {
  const email = await required(world, 'Your email address: you become the owner');
  const name = await world.ask('Your name', { fallback: email.split('@')[0] ?? email });
  return { name, email };
}

/** One that is kept at Cloudflare cannot be read there: whoever has it gives it, or gets a new one. */
async function adminTokenOf(
  world: World,
  cloudflare: Cloudflare,
  { account, worker, exists }: { account: string; worker: string; exists: boolean },
): Promise<string> {
  const kept = exists && (await cloudflare.secrets(account, worker)).includes('ADMIN_TOKEN');
  const given = kept
    ? await world.ask('ADMIN_TOKEN of the service (empty: make a new one; the old one stops working)', {
        secret: true,
      })
    : '';
  if (given !== '') return given;
  return world.fresh('ADMIN_TOKEN');
}

async function phoneOf(world: World): Promise<NonNullable<Notes['twilio']> | null> {
  const account = await world.ask('Twilio account SID (empty: no phone)');
  if (account === '') return null;
  const token = await required(world, 'Twilio auth token', { secret: true });
  const numbers = await new Twilio(world, { account, token }).numbers();
  if (numbers.length === 0)
    throw new Error('The Twilio account has no number that can be called: buy one, then run this again.');
  const among = numbers.map(({ sid, phone_number: phone, voice_url: url }) => ({
    id: sid,
    label: url ? `${phone} (calls go to ${url})` : phone,
  }));
  const number = await world.choose('Phone number', among);
  const phone = numbers.find(({ sid }) => sid === number)?.phone_number ?? '';
  return { account, token, number, phone };
}

async function whatsappOf(world: World): Promise<NonNullable<Notes['meta']> | null> {
  const token = await world.ask('Meta system user token for WhatsApp (empty: no WhatsApp)', { secret: true });
  if (token === '') return null;
  const meta = new Meta(world, token);
  const { app, wabas, valid } = await meta.whoAmI();
  if (!valid || wabas.length === 0)
    throw new Error(
      'The token manages no WhatsApp account: it needs whatsapp_business_management and whatsapp_business_messaging.',
    );
  const secret = await required(world, `App secret of the Meta app ${app}`, { secret: true });
  const waba = await world.choose(
    'WhatsApp Business account',
    wabas.map((id) => ({ id, label: id })),
  );
  const numbers = await meta.numbers(waba);
  if (numbers.length === 0)
    throw new Error('The WhatsApp account has no number: add one at business.facebook.com.');
  const number = await world.choose(
    'WhatsApp number',
    numbers.map(({ id, display_phone_number: label }) => ({ id, label })),
  );
  const phone = numbers.find(({ id }) => id === number)?.display_phone_number ?? '';
  return { app, secret, token, waba, number, phone, verifyToken: world.fresh('WHATSAPP_VERIFY_TOKEN') };
}

async function required(world: World, question: string, options?: { secret?: boolean }): Promise<string> {
  const answer = (await world.ask(question, options)).trim();
  if (answer === '') throw new Error(`${question}: without it this cannot go on.`);
  return answer;
}

function named(all: readonly { id: string; name: string }[]) {
  return all.map(({ id, name }) => ({ id, label: name }));
}
