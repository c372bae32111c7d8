import { decodeJwt } from 'jose';
import type { Cast } from '../../src/scenarios/cast.ts';
import type { Scenario, Step } from '../../src/scenarios/scenario.ts';
import { Api } from '../clients/api.ts';
import { Chat } from '../clients/chat.ts';
import { Clock } from '../clients/clock.ts';
import { header, Mailbox } from '../clients/mail.ts';
import type { Service } from '../clients/service.ts';
import { Call } from '../clients/voice.ts';
import { WhatsApp } from '../clients/whatsapp.ts';
import { loginFor } from './world.ts';

export type Speaker = { email: string } | { phone: string } | { id: string };

/** A channel in the customer's hands: a line goes in, what is answered comes out. */
export interface ChannelClient {
  /** By what the thread is found that it speaks in. */
  speaker: Speaker;
  say(line: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a step's channel for a customer. */
export async function channelClientFor(
  service: Service,
  { channel, as }: Step,
  customer: Cast,
  language: Scenario['language'],
): Promise<ChannelClient> {
  const stranger = as === 'stranger';
  const clock = new Clock(service);
  switch (channel) {
    case 'chat': {
      const identity = stranger ? undefined : await loginFor(service, customer.account);
      const chat = await Chat.open(service, { locale: language, ...(identity ? { identity } : {}) });
      return {
        speaker: { id: String(decodeJwt(chat.welcome.session).customer) },
        say: async (line) => (await chat.say(line)).map(({ text }) => text),
        close: async () => chat.close(),
      };
    }
    case 'email': {
      const email = stranger ? `somebody.${customer.order}@elsewhere.example` : customer.email;
      const mailbox = new Mailbox(service, { name: customer.name, email });
      return { speaker: { email }, ...mailing(service, mailbox, clock, language) };
    }
    case 'whatsapp': {
      const phone = stranger ? `+336125${customer.order}` : customer.phone;
      const { whatsapp } = await new Api(service).settings();
      const app = new WhatsApp(service, { name: customer.name, phone }, whatsapp.phoneNumberId);
      return {
        speaker: { phone },
        say: async (line) => (await app.say(line, await clock.now())).map(({ text }) => text),
        close: async () => undefined,
      };
    }
    case 'voice': {
      const { phone } = await new Api(service).settings();
      const from = stranger ? `+336125${customer.order}` : customer.phone;
      const call = await Call.place(service, { from, to: phone.number });
      const lang = language === 'fr' ? 'fr-FR' : 'en-US';
      let greeting: string[] = [call.greeting];
      return {
        speaker: { phone: from },
        async say(line) {
          const heard = [...greeting, await call.say(line, lang)];
          greeting = [];
          return heard;
        },
        close: () => call.hangUp(),
      };
    }
  }
}

function mailing(
  service: Service,
  mailbox: Mailbox,
  clock: Clock,
  language: Scenario['language'],
): Omit<ChannelClient, 'speaker'> {
  const subject = language === 'fr' ? 'Ma commande' : 'My order';
  let inReplyTo: string | undefined;
  return {
    async say(text) {
      const to = (await new Api(service).settings()).email.address;
      const letter = { to, subject: inReplyTo ? `Re: ${subject}` : subject, text };
      const { answers } = await mailbox.ask(inReplyTo ? { ...letter, inReplyTo } : letter, await clock.now());
      const last = answers.at(-1);
      inReplyTo = (last && header(last, 'Message-ID')) || inReplyTo;
      return answers.map((mail) => mail.text);
    },
    close: async () => undefined,
  };
}
