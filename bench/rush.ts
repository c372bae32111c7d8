import { Mailbox } from '../scripts/clients/mail.ts';
import type { Service } from '../scripts/clients/service.ts';
import { Call } from '../scripts/clients/voice.ts';
import { WhatsApp } from '../scripts/clients/whatsapp.ts';
import { Line } from './client.ts';
import { MAILBOX, PHONE, PHONE_NUMBER_ID } from './env.ts';
import { type Load, loadOf } from './load.ts';
import type { Person } from './orders.ts';
import { atMost, goal, plainRow, type Row } from './rows.ts';
import { each, type Measurement, pause, type Stage } from './stage.ts';
import { quantile, summary } from './stats.ts';

const CHANNELS = ['chat', 'whatsapp', 'email', 'voice'] as const;
type Channel = (typeof CHANNELS)[number];

/** An answer that takes longer than this counts as none, in milliseconds. */
const GRACE = 60_000;
/** Conversations a channel, how often each says something, and for how long, in milliseconds. */
const RUSH = {
  full: { conversations: 200, every: 10_000, lasts: 30_000 },
  quick: { conversations: 50, every: 10_000, lasts: 20_000 },
  smoke: { conversations: 3, every: 1_000, lasts: 2_000 },
};
/** Messages of a channel with nobody else about. */
const IDLE = { full: 24, quick: 12, smoke: 2 };
const QUESTIONS = ['What are your opening hours?', 'Do you ship to Spain?', 'How do returns work?'];

/** One conversation: says something, and resolves with the milliseconds to its answer. */
interface Talk {
  channel: Channel;
  person: Person;
  sent: number;
  ask(text: string): Promise<number>;
  /** How many inbound and outbound messages the service has; the greeting of a call is not counted. */
  kept(): Promise<{ heard: number; said: number }>;
  end(): Promise<void>;
}

/** Many conversations at once on all channels, over their real wire formats, against one at a time. */
export const rush: Measurement = {
  name: 'rush',
  disk: 'memory',
  orders: ({ size }) => 4 * (RUSH[size].conversations + 4),
  async run(stage) {
    const { conversations, every, lasts } = RUSH[stage.size];
    const idle = await alone(stage);
    const talks: Talk[] = [];
    for (const channel of CHANNELS) {
      const people = Array.from({ length: conversations }, () => stage.orders.person());
      await each(people, 16, async (person) => {
        talks.push(await talkOn(channel, stage, person));
      });
    }
    // They are active already: what a first message costs on top (an object made, its sender found) is in the
    // past.
    await each(talks, 64, greet);
    await stage.calm.wait();
    const load = loadOf(stage.group);
    const busy: Record<Channel, number[]> = { chat: [], whatsapp: [], email: [], voice: [] };
    const late: string[] = [];
    const begun = performance.now();
    await Promise.all(
      talks.map(async (talk, index) => {
        // Neighbours in the list are of one channel: spread over the whole interval, all channels speak all
        // the time.
        const first = (every * ((index * 0.618_034) % 1)) | 0;
        const open: Promise<void>[] = [];
        for (let turn = 0; first + turn * every < lasts; turn++) {
          await pause(Math.max(0, begun + first + turn * every - performance.now()));
          talk.sent++;
          const answer = talk.ask(QUESTIONS[turn % QUESTIONS.length] ?? '').then(
            (took) => void busy[talk.channel].push(took),
            (error: unknown) => void late.push(error instanceof Error ? error.message : 'failed'),
          );
          open.push(answer);
          // One at a time, as people speak; a late answer does not hold back the clock of the others.
          await answer;
        }
        await Promise.all(open);
      }),
    );
    const spent = load();
    await stage.calm.wait();
    const rows = CHANNELS.map((channel): Row => {
      const values = summary(busy[channel]);
      const p95 = quantile(idle[channel], 0.95);
      const times = values.p95 / p95;
      const ratio = { median: times, least: times, most: times, iqr: 0 };
      return {
        measurement: 'rush',
        what: `${channel}, ${conversations * CHANNELS.length} conversations at once`,
        unit: 'ms',
        values,
        against: { what: `p95 to idle p95 (${p95.toFixed(1)})`, ratio },
        goal: atMost(3, ratio, 'p95 '),
      };
    });
    const messages = talks.reduce((sum, { sent }) => sum + sent - 1, 0);
    const cost = plainRow('rush', 'processor time of the service for each message', [
      spent.service / messages,
    ]);
    cost.note = `${spent.cores} cores; the service busy for ${percent(spent.service, spent)}, the measuring client for ${percent(spent.client, spent)}, others on this machine for ${percent(spent.others, spent)} of one core`;
    return { rows: [...rows, cost, await accounted(talks, late)] };
  },
};

/** The first message of a conversation, which counts as sent and is not timed. */
async function greet(talk: Talk): Promise<void> {
  talk.sent++;
  await talk.ask(QUESTIONS[0] ?? '');
}

function percent(spent: number, { took }: Load): string {
  return `${Math.round((100 * spent) / took)} %`;
}

/** The same messages with nobody else about. */
async function alone(stage: Stage): Promise<Record<Channel, number[]>> {
  const times: Record<Channel, number[]> = { chat: [], whatsapp: [], email: [], voice: [] };
  for (const channel of CHANNELS) {
    const talk = await talkOn(channel, stage, stage.orders.person());
    for (let message = 0; message <= IDLE[stage.size]; message++) {
      const took = await talk.ask(QUESTIONS[message % QUESTIONS.length] ?? '');
      if (message > 0) times[channel].push(took);
      if (channel === 'email' && message >= 12) break;
      await pause(40);
    }
    await talk.end();
  }
  return times;
}

/** Everything that was said is in the service's memory once, and answered once. */
async function accounted(talks: Talk[], late: string[]): Promise<Row> {
  const wrong: string[] = [];
  let [sent, heard, said] = [0, 0, 0];
  await each(talks, 16, async (talk) => {
    const kept = await talk.kept();
    sent += talk.sent;
    heard += kept.heard;
    said += kept.said;
    if (kept.heard !== talk.sent || kept.said !== talk.sent)
      wrong.push(`${talk.channel} ${talk.sent} sent, ${kept.heard} kept, ${kept.said} answers`);
    await talk.end();
  });
  const notes = [...wrong, ...new Set(late)].slice(0, 6);
  return {
    measurement: 'rush',
    what: 'conversations with a message that is not there once, with one answer',
    unit: 'of them',
    values: summary([wrong.length]),
    against: null,
    goal: goal('nothing lost', wrong.length === 0),
    note: `${sent} sent, ${heard} kept, ${said} answered, ${late.length} of them too late${notes.map((note) => `; ${note}`).join('')}`,
  };
}

function talkOn(channel: Channel, stage: Stage, person: Person): Promise<Talk> | Talk {
  switch (channel) {
    case 'chat':
      return chatTalk(stage, person);
    case 'whatsapp':
      return whatsappTalk(stage, person);
    case 'email':
      return mailTalk(stage, person);
    case 'voice':
      return voiceTalk(stage, person);
  }
}

async function chatTalk({ service }: Stage, person: Person): Promise<Talk> {
  const line = await Line.open(service, '/chat/demo');
  return {
    channel: 'chat',
    person,
    sent: 0,
    ask: async (text) => (await line.ask(text)).reply,
    // What a browser that comes back is given: every message of the session, by number.
    async kept() {
      const again = await Line.open(service, '/chat/demo', { token: line.session, since: 0 });
      while (again.messages.length < again.seq) await pause(10);
      again.close();
      const numbers = new Set(again.messages.map(({ seq }) => seq));
      const ids = new Set(again.messages.map(({ id }) => id));
      if (numbers.size !== again.seq || ids.size !== again.seq) return { heard: -1, said: -1 };
      const own = again.messages.filter(({ from }) => from === 'customer').length;
      return { heard: own, said: again.messages.length - own };
    },
    end: async () => line.close(),
  };
}

function whatsappTalk({ service, sink }: Stage, person: Person): Talk {
  const whatsapp = new WhatsApp(service, person, PHONE_NUMBER_ID);
  const to = `whatsapp:${person.phone}`;
  return {
    channel: 'whatsapp',
    person,
    sent: 0,
    async ask(text) {
      const since = performance.now();
      const answered = sink.next(to);
      await whatsapp.send({ text }, new Date());
      return (await within(answered)) - since;
    },
    kept: () => kept(service, 'phone', person.phone),
    end: async () => undefined,
  };
}

function mailTalk({ service, sink }: Stage, person: Person): Talk {
  const mailbox = new Mailbox(service, person);
  return {
    channel: 'email',
    person,
    sent: 0,
    async ask(text) {
      const since = performance.now();
      const answered = sink.next(`email:${person.email}`);
      await mailbox.send({ subject: 'A question', text, to: MAILBOX });
      return (await within(answered)) - since;
    },
    kept: () => kept(service, 'email', person.email),
    end: async () => undefined,
  };
}

async function voiceTalk({ service }: Stage, person: Person): Promise<Talk> {
  const call = await Call.place(service, { from: person.phone, to: PHONE });
  return {
    channel: 'voice',
    person,
    sent: 0,
    async ask(text) {
      const since = performance.now();
      await call.answer(text);
      return performance.now() - since;
    },
    // The greeting is ours, and answers nothing.
    async kept() {
      const { heard, said } = await kept(service, 'phone', person.phone);
      return { heard, said: said - 1 };
    },
    end: () => call.hangUp(),
  };
}

/** What the API says of a person's exchanges. */
async function kept(
  service: Service,
  by: 'phone' | 'email',
  value: string,
): Promise<{ heard: number; said: number }> {
  const headers = { authorization: `Bearer ${service.adminToken}` };
  const found = await service.fetch(`/api/v1/customers?${by}=${encodeURIComponent(value)}`, { headers });
  const { customers } = (await found.json()) as { customers: { id: string }[] };
  const rows = await service.fetch(`/api/v1/customers/${customers[0]?.id}/exchanges?limit=100`, { headers });
  const { exchanges } = (await rows.json()) as { exchanges: { direction: string }[] };
  const heard = exchanges.filter(({ direction }) => direction === 'in').length;
  return { heard, said: exchanges.length - heard };
}

async function within<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${GRACE} ms`)), GRACE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
