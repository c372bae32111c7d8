import { z } from 'zod';
import { type Buyer, dressOrder } from '../../sandbox/seed/dress.ts';
import { Api } from '../../scripts/clients/api.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import type { Service } from '../../scripts/clients/service.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { WhatsApp } from '../../scripts/clients/whatsapp.ts';
import { CHANNELS, type Contact, Counts, Measured } from './counts.ts';

/** Contacts of a kind that are played, and kinds of brain they are played with. */
const PLAYED = 5;
const BRAINS = ['claude', 'gpt'] as const;
/** The first number of an order. */
const FIRST = 610_000;

const Costs = z.object({
  rows: z.array(
    z.object({
      channel: z.string(),
      model: z.string(),
      requests: z.number(),
      input: z.number(),
      cached: z.number(),
      cacheWrite: z.number(),
      output: z.number(),
    }),
  ),
});

interface World {
  service: Service;
  api: Api;
  clock: Clock;
  mailbox: string;
  number: string;
}

/** How a contact on each channel goes. */
const CONTACTS: Record<
  (typeof CHANNELS)[number],
  { what: string; mails: number; minutes: number; play(world: World, buyer: Buyer): Promise<void> }
> = {
  chat: {
    what: 'where the order is, and until when it can go back',
    mails: 0,
    minutes: 0,
    async play({ service }, { order }) {
      const chat = await Chat.open(service, { locale: 'en' });
      await chat.say(`Where is my order ${order}?`);
      await chat.say('And until when can I return it?');
      chat.close();
    },
  },
  email: {
    what: 'a return with its label, and a question behind it',
    mails: 2,
    minutes: 0,
    async play({ service, mailbox }, buyer) {
      const inbox = new Mailbox(service, buyer);
      const text = `I'd like to return order ${buyer.order}, it is too small.`;
      const { id } = await inbox.ask({ to: mailbox, subject: 'Return', text });
      await inbox.ask({
        to: mailbox,
        subject: 'Re: Return',
        text: 'When will I get my money back?',
        inReplyTo: id,
      });
    },
  },
  whatsapp: {
    what: 'where the order is, and until when it can go back',
    mails: 0,
    minutes: 0,
    async play({ service, clock }, { order, ...buyer }) {
      const whatsapp = new WhatsApp(service, buyer);
      await whatsapp.say(`Where is my order ${order}?`, await clock.now());
      await whatsapp.say('And until when can I return it?', await clock.now());
    },
  },
  voice: {
    what: 'two minutes: where the order is, what else is asked, goodbye',
    mails: 0,
    minutes: 2,
    async play({ service, number }, { phone }) {
      const call = await Call.place(service, { from: phone, to: number });
      await call.answer('Where is my order?');
      await call.answer('And until when can I return it?');
      await call.answer('That is all, thank you.');
      await call.hangUp();
    },
  },
};

/** Plays orders and contacts against the counting service (bench/costs/worker.ts), and divides what was counted by how many there were. */
export async function measure(service: Service): Promise<Measured> {
  const api = new Api(service);
  const clock = new Clock(service);
  const settings = await api.settings();
  const world = { service, api, clock, mailbox: settings.email.address, number: settings.phone.number };
  // All come from one address within minutes.
  await api.change({ limits: { lookups: 1_000, lookupsPerHour: 10_000, modelTurnsPerNetwork: 100_000 } });
  let number = FIRST;
  const buyers = async () => {
    const made = Array.from({ length: PLAYED }, () => buyerOf(number++));
    const now = await clock.now();
    for (let put = 0; put < 3; put++)
      await api.import(made.map((buyer) => ({ type: 'order', ...dressOrder(buyer, now) })));
    return made;
  };
  await buyers();
  const order = (await counted(world, async () => void (await buyers()))).counts;
  const contacts: [string, Contact][] = [];
  for (const channel of CHANNELS) {
    const { play, ...contact } = CONTACTS[channel];
    const models: Contact['models'] = {};
    const played = async () => {
      const all = await buyers();
      return counted(world, async () => {
        for (const buyer of all) await play(world, buyer);
      });
    };
    // The first of a kind warms everything up.
    await played();
    const { counts } = await played();
    for (const kind of BRAINS) {
      const before = await api.change({ brain: { chain: [{ kind }] } });
      models[kind] = (await played()).models
        .filter((one) => one.channel === channel)
        .map(({ channel: _, ...one }) => one);
      await api.change(before);
    }
    contacts.push([channel, { ...contact, counts, models }]);
  }
  const at = new Date().toISOString().slice(0, 10);
  return Measured.parse({ at, order, contacts: Object.fromEntries(contacts) });
}

function buyerOf(n: number): Buyer {
  return {
    name: 'Sophie Martin',
    email: `customer-${n}@example.com`,
    phone: `+33612${n}`,
    account: `c-${n}`,
    order: `${n}`,
  };
}

/** What is counted while something is done and until all that it owes is done, for one of those played. */
async function counted(
  { service, clock }: World,
  done: () => Promise<void>,
): Promise<{ counts: Counts; models: z.infer<typeof Costs>['rows'] }> {
  const before = await costs(service);
  await (await service.fetch('/sandbox/costs/reset', { method: 'POST' })).text();
  await done();
  // News for figures and search is gathered for a minute.
  await clock.advance('3m');
  const counts = Counts.parse(await (await service.fetch('/sandbox/costs/counts')).json());
  const each = Object.entries(counts).map(([name, value]) => [name, Math.max(0, value) / PLAYED]);
  const models = (await costs(service)).map((row) => {
    const same = before.find(({ channel, model }) => channel === row.channel && model === row.model);
    const less = (name: 'requests' | 'input' | 'cached' | 'cacheWrite' | 'output') =>
      (row[name] - (same?.[name] ?? 0)) / PLAYED;
    return {
      ...{ channel: row.channel, model: row.model, requests: less('requests'), input: less('input') },
      ...{ cached: less('cached'), cacheWrite: less('cacheWrite'), output: less('output') },
    };
  });
  return {
    counts: Counts.parse(Object.fromEntries(each)),
    models: models.filter(({ requests }) => requests > 0),
  };
}

/** What models have taken, over all days. */
async function costs(service: Service): Promise<z.infer<typeof Costs>['rows']> {
  const headers = { authorization: `Bearer ${service.adminToken}` };
  const answer = await service.fetch('/api/v1/costs?from=2020-01-01&to=2100-01-01', { headers });
  const { rows } = Costs.parse(await answer.json());
  const total = (group: typeof rows, name: 'requests' | 'input' | 'cached' | 'cacheWrite' | 'output') =>
    group.reduce((sum, row) => sum + row[name], 0);
  return [...Map.groupBy(rows, ({ channel, model }) => `${channel} ${model}`).values()].flatMap((group) =>
    group.slice(0, 1).map(({ channel, model }) => ({
      ...{ channel, model, requests: total(group, 'requests'), input: total(group, 'input') },
      ...{ cached: total(group, 'cached'), cacheWrite: total(group, 'cacheWrite') },
      output: total(group, 'output'),
    })),
  );
}
