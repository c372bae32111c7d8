import type { StoreFacts } from '../../sandbox/shapes.ts';
import { Chat, type ChatMessage } from '../clients/chat.ts';
import { Clock } from '../clients/clock.ts';
import { Mailbox } from '../clients/mail.ts';
import type { SentFile } from '../clients/sent.ts';
import type { Service } from '../clients/service.ts';
import { Call } from '../clients/voice.ts';
import { type SentWhatsApp, WhatsApp } from '../clients/whatsapp.ts';
import type { Speaker } from './people.ts';

/** A conversation on one channel: what the store says first, and to each line. */
export interface Talk {
  greeting: string[];
  say(line: string): Promise<string[]>;
  end(): Promise<void>;
}

interface Circumstances {
  service: Service;
  store: StoreFacts;
  person: Speaker | null;
  /** Language of the browser or of the line. */
  locale: string;
  /** A mailbox or number of the store other than the demo's. */
  to?: string | undefined;
}

const CHANNELS = new Map([
  ['chat', chat],
  ['email', email],
  ['whatsapp', whatsapp],
  ['phone', phone],
]);

/** Begins a conversation. Throws where the channel is none, or nobody is named who could use it. */
export function beginTalk(channel: string, circumstances: Circumstances): Promise<Talk> {
  const begin = CHANNELS.get(channel);
  if (!begin) throw new Error(`${channel} is no channel: ${[...CHANNELS.keys()].join(', ')}.`);
  return begin(circumstances);
}

async function chat({ service, person, locale }: Circumstances): Promise<Talk> {
  let open = await Chat.open(service, {
    locale,
    ...(person?.id ? { identity: await identityOf(service, person.id) } : {}),
  });
  let buttons: { message: string; id: string; label: string }[] = [];
  const show = (messages: ChatMessage[]) => {
    buttons = messages.flatMap(({ id: message, choices = [] }) =>
      choices.map((choice) => ({ message, ...choice })),
    );
    return [
      ...messages.flatMap(({ name, text, attachments = [] }) => [
        name ? `${name}: ${text}` : text,
        ...attachments.map(({ filename }) => `[${filename}]`),
      ]),
      ...pressable(buttons.map(({ label }) => label)),
    ];
  };
  return {
    greeting: [`(${open.welcome.assurance})`, ...show(open.messages)],
    say: async (line) => {
      const button = pressed(line, buttons);
      const id = crypto.randomUUID();
      const ask = () => (button ? open.choose(button.message, button.id, id) : open.say(line, id));
      try {
        return show(await ask());
      } catch (error) {
        if (!open.moved) throw error;
        // Whoever has a thread already goes on there: it is dialled again, and the same words are the same message.
        open = await open.again();
        return show(await ask());
      }
    },
    end: async () => open.close(),
  };
}

async function email({ service, store, person, to = store.email }: Circumstances): Promise<Talk> {
  if (!person?.email) throw new Error('A mail comes from somebody: name one, or give an address.');
  const mailbox = new Mailbox(service, person);
  const clock = new Clock(service);
  let answered: { subject: string; messageId: string } | null = null;
  return {
    greeting: [],
    say: async (text) => {
      const { answers } = await mailbox.ask(
        {
          to,
          text,
          subject: answered ? `Re: ${answered.subject.replace(/^Re: /i, '')}` : text.slice(0, 60),
          ...(answered ? { inReplyTo: answered.messageId } : {}),
        },
        await clock.now(),
      );
      answered = answers.at(-1)?.raw ?? answered;
      return answers.flatMap(({ text: letter, attachments, raw }) => [
        `Subject: ${raw.subject}`,
        letter,
        ...files(attachments),
      ]);
    },
    end: async () => undefined,
  };
}

async function whatsapp({ service, store, person }: Circumstances): Promise<Talk> {
  if (!person?.phone) throw new Error('WhatsApp comes from a number: name somebody, or give one with its +.');
  const handset = new WhatsApp(service, person, store.whatsapp);
  const clock = new Clock(service);
  let buttons: { answers: string; id: string; title: string }[] = [];
  return {
    greeting: [],
    say: async (line) => {
      const button = pressed(line, buttons);
      const at = await clock.now();
      const heard: SentWhatsApp[] = await (button
        ? handset.press(button, button.answers, at)
        : handset.say(line, at));
      buttons = heard.flatMap(({ raw }) =>
        (raw.interactive?.action.buttons ?? []).map(({ reply }) => ({ answers: raw.id, ...reply })),
      );
      return [
        ...heard.flatMap(({ text, attachments }) => [text, ...files(attachments)]),
        ...pressable(buttons.map(({ title }) => title)),
      ];
    },
    end: async () => undefined,
  };
}

async function phone({ service, store, person, locale, to = store.phone }: Circumstances): Promise<Talk> {
  if (!person?.phone) throw new Error('A call comes from a number: name somebody, or give one with its +.');
  const call = await Call.place(service, { from: person.phone, to });
  const spoken = locale.startsWith('fr') ? 'fr-FR' : 'en-US';
  return {
    greeting: [call.greeting],
    say: async (line) => [await call.say(line, spoken)],
    end: () => call.hangUp(),
  };
}

/** The login token that the shop's site would give to who is signed in there. */
async function identityOf(service: Service, persona: string): Promise<string> {
  const response = await service.fetch(`/sandbox/identity?store=${encodeURIComponent(service.store)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  const { identity } = (await response.json()) as { identity: string };
  return identity;
}

function pressed<T>(line: string, buttons: readonly T[]): T | undefined {
  const [, number] = /^\/(\d+)$/.exec(line) ?? [];
  return number === undefined ? undefined : buttons[Number(number) - 1];
}

function pressable(labels: readonly string[]): string[] {
  return labels.map((label, index) => `[/${index + 1} ${label}]`);
}

function files(attachments: readonly SentFile[]): string[] {
  return attachments.map(({ filename, url }) => `[${filename}  ${url}]`);
}
