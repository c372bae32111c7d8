import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { header, Mailbox, type SentMail } from '../../../scripts/clients/mail.ts';
import { awaitSent, lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { type Service, until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { loginOf } from '../identity/logins.ts';
import type { Shopper } from '../shop.ts';
import type { Side } from './matrix.ts';

/** One session of the customer: what they say goes in, every text that comes back comes out. */
export interface ChannelClient {
  /** What was said before the customer spoke. */
  greeting: string | null;
  say(text: string): Promise<string[]>;
  /** Waits for words that come unasked, as an advisor's. */
  hears(words: string): Promise<void>;
  close(): Promise<void>;
}

const STORE = 'support@demo.example';
const NUMBER = '+33187654321';

/** Opens the channel of a side. */
export function opens(
  service: Service,
  side: Side,
  who: Shopper,
  locale: 'en' | 'fr',
  subject: string,
): Promise<ChannelClient> {
  switch (side.channel) {
    case 'chat':
      return chat(service, side.as === 'signed in' ? who : null, locale);
    case 'email':
      return mail(service, who, subject);
    case 'whatsapp':
      return whatsapp(service, who);
    case 'voice':
      return call(service, side, who, locale);
  }
}

async function chat(service: Service, who: Shopper | null, locale: string): Promise<ChannelClient> {
  const identity = who ? await loginOf(service, who.account) : undefined;
  let open = await Chat.open(service, { identity, locale });
  if (identity) {
    // Who has a thread already is sent there.
    const moved = await until('moved', () => moves(open) || null, 1_000).catch(() => false);
    if (moved) open = await Chat.open(service, { token: open.welcome.session, identity, locale });
  }
  return {
    greeting: null,
    async say(text) {
      // Joined with the customer's thread: a browser dials again at once.
      if (moves(open)) open = await open.again();
      return (await open.say(text)).map((message) => message.text);
    },
    async hears(words) {
      await until(
        'an advisor in the chat',
        () => open.messages.some(({ text }) => text.includes(words)) || null,
      );
    },
    async close() {
      open.close();
    },
  };
}

function moves(open: Chat): boolean {
  return open.frames.some(({ type }) => type === 'moved');
}

async function mail(service: Service, who: Shopper, subject: string): Promise<ChannelClient> {
  const mailbox = new Mailbox(service, who);
  let last: SentMail | null = null;
  return {
    greeting: null,
    async say(text) {
      const { answers } = await mailbox.ask(answering(last, subject, text), await new Clock(service).now());
      last = answers.at(-1) ?? last;
      return answers.map((answer) => answer.text);
    },
    async hears(words) {
      const sent = await awaitSent(service, 'email', who.email, last?.n ?? 0);
      if (!sent.some(({ text }) => text.includes(words))) throw new Error('no mail from the advisor');
    },
    async close() {},
  };
}

/** A letter as a mail program answers: to where answers are wanted, in the thread, under the same subject. */
export function answering(to: SentMail | null, subject: string, text: string) {
  if (!to) return { to: STORE, subject, text };
  const [, address = STORE] = /<([^>]+)>/.exec(header(to, 'Reply-To')) ?? [];
  return {
    to: address,
    subject: /^re:/i.test(to.raw.subject) ? to.raw.subject : `Re: ${to.raw.subject}`,
    text,
    inReplyTo: to.raw.messageId,
  };
}

async function whatsapp(service: Service, who: Shopper): Promise<ChannelClient> {
  const phone = new WhatsApp(service, who);
  return {
    greeting: null,
    async say(text) {
      return (await phone.say(text, await new Clock(service).now())).map((sent) => sent.text);
    },
    async hears(words) {
      await until('an advisor on WhatsApp', async () => {
        const sent = await awaitSent(service, 'whatsapp', who.phone, 0, 0);
        return sent.some(({ text }) => text.includes(words)) || null;
      });
    },
    async close() {},
  };
}

async function call(service: Service, { as }: Side, who: Shopper, locale: string): Promise<ChannelClient> {
  const placed = await Call.place(service, {
    from: as === 'withheld' ? 'anonymous' : who.phone,
    to: NUMBER,
    attestation: as === 'attested' ? 'A' : 'none',
  });
  return {
    greeting: placed.greeting,
    say: async (text) => [await placed.say(text, locale === 'fr' ? 'fr-FR' : 'en-US')],
    async hears(words) {
      await until('an advisor in the call', () => placed.heard().includes(words) || null);
    },
    close: () => placed.hangUp(),
  };
}

/** The mails sent to the customer since, awaited. */
export async function letterTo(service: Service, who: Shopper, since: number): Promise<SentMail[]> {
  return new Mailbox(service, who).answersSince(since);
}

/** The codes sent to the customer, by mail or as text messages, oldest first. */
export async function codesTo(service: Service, { email, phone }: Shopper): Promise<string[]> {
  return until('a code', async () => {
    const sent = [...(await sentSince(service, 'email', 0)), ...(await sentSince(service, 'sms', 0))];
    const codes = sent
      .filter(({ to }) => [email, phone].includes(to))
      .sort((one, other) => one.n - other.n)
      .flatMap(({ text }) => /\bcode\b[^.]*?\b(\d{6})\b/.exec(text)?.[1] ?? []);
    return codes.length > 0 ? codes : null;
  });
}

export function mailsSoFar(service: Service): Promise<number> {
  return lastSent(service, 'email');
}
