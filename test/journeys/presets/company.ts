import { demoStore } from '../../../sandbox/stores/roster.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import type { Service } from '../../../scripts/clients/service.ts';
import { beginTalk, type Talk } from '../../../scripts/talk/channels.ts';
import { now } from '../../../src/clock.ts';
import type { FeedLine } from '../../../src/shop/shop.ts';
import { serviceInside } from '../service.ts';

/** A company that has just begun: its store is empty but for what its owner put in. */
export interface Company {
  service: Service;
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Speaks as one of its people, by their name. */
  talk(channel: string, name: string, locale?: string): Promise<Talk>;
  /** A visitor of its page, whom nobody knows. */
  visit(): Promise<Talk>;
  /** A mail of theirs, to which no answer is waited for. */
  write(name: string, text: string): Promise<void>;
}

let made = 0;

/** From nothing, as an owner would: the store, its preset, its name and numbers, its feed. */
export async function begun(kind: string, feed: readonly FeedLine[]): Promise<Company> {
  const demo = demoStore(`demo-${kind}`);
  if (!demo) throw new Error(`no company of the kind ${kind}`);
  const inside = serviceInside();
  const id = `fresh-${kind}-${++made}`;
  const providers = { twilioAuthToken: 'dev-twilio-token', whatsappAppSecret: 'dev-whatsapp-secret' };
  const whatsapp = { whatsappVerifyToken: 'dev-verify-token', whatsappToken: 'dev-whatsapp-token' };
  const created = await inside.fetch('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', 'content-type': 'application/json' },
    body: JSON.stringify({ id, ...providers, ...whatsapp }),
  });
  if (created.status !== 201) throw new Error(await created.text());
  const { token } = (await created.json()) as { token: string };
  const service = { ...inside, store: id, adminToken: token };
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await inside.fetch(`/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': path === 'import' ? 'application/x-ndjson' : 'application/json',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  await api('POST', `presets/${demo.preset}/apply`, {});
  const { name, email, phone, whatsapp: number, ...own } = demo.settings;
  const mailbox = `hello@${id}.example`;
  await api('PATCH', 'settings', {
    ...own,
    name,
    phone,
    whatsapp: number,
    email: { ...email, address: mailbox },
  });
  const { errors } = await api<{ errors: unknown[] }>(
    'POST',
    'import',
    feed.map((line) => JSON.stringify(line)).join('\n'),
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const people = feed.flatMap((line) => ('customer' in line ? [line.customer] : []));
  const named = (called: string) => {
    const found = people.find((one) => one.name === called);
    if (!found) throw new Error(`nobody is called ${called}`);
    return found;
  };
  const facts = {
    ...{ id, name, email: mailbox, phone: phone.number, whatsapp: number.phoneNumberId },
    ...{ timeZone: 'Europe/Paris', console: true, examples: null, others: [] },
  };
  return {
    service,
    api,
    visit: () => beginTalk('chat', { service, store: facts, person: null, locale: 'en' }),
    async write(called, text) {
      await new Mailbox(service, named(called)).send(
        { to: mailbox, subject: 'A question', text },
        new Date(now()),
      );
      await service.atRest?.();
    },
    async talk(channel, called, locale = 'en') {
      const found = named(called);
      const person = {
        id: null,
        locale: found.locale,
        name: found.name,
        email: found.email,
        phone: found.phone,
      };
      return beginTalk(channel, { service, store: facts, person, locale });
    },
  };
}

/** Says the lines one after the other; what is answered to each. */
export async function saying(talk: Talk, ...lines: string[]): Promise<string[]> {
  const heard: string[] = [];
  for (const line of lines) heard.push((await talk.say(line)).join('\n'));
  await talk.end();
  return heard;
}
