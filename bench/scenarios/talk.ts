import { Api } from '../../scripts/clients/api.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { WhatsApp } from '../../scripts/clients/whatsapp.ts';
import { Line } from '../measure/line.ts';
import type { Person } from '../measure/orders.ts';
import { pause, type Stage } from '../measure/stage.ts';
import { MAILBOX, PHONE, PHONE_NUMBER_ID } from '../service/env.ts';

/** One conversation. */
export interface Talk {
  /** Says something; the milliseconds to its answer. */
  ask(text: string): Promise<number>;
  /** How many inbound and outbound messages the service has; the greeting of a call is not counted. */
  kept(): Promise<{ heard: number; said: number }>;
  end?(): unknown;
}

/** Conversations over the real wire formats. */
export const TALKS: Record<string, (stage: Stage, person: Person) => Talk | Promise<Talk>> = {
  async chat({ service }) {
    const line = await Line.open(service);
    return {
      ask: (text) => line.ask(text),
      // What a browser that comes back is given: every message of the session, by number.
      async kept() {
        const again = await Line.open(service, '/chat/demo', { token: line.session, since: 0 });
        while (again.messages.length < again.seq) await pause(10);
        again.close();
        const numbers = new Set(again.messages.map(({ seq }) => seq));
        const ids = new Set(again.messages.map(({ id }) => id));
        if (numbers.size !== again.seq || ids.size !== again.seq) return { heard: -1, said: -1 };
        const heard = again.messages.filter(({ from }) => from === 'customer').length;
        return { heard, said: again.messages.length - heard };
      },
      end: () => line.close(),
    };
  },

  whatsapp(stage, person) {
    const whatsapp = new WhatsApp(stage.service, person, PHONE_NUMBER_ID);
    return {
      ask: (text) => posted(stage, `whatsapp:${person.phone}`, () => whatsapp.send({ text }, new Date())),
      kept: () => kept(stage, { phone: person.phone }),
    };
  },

  email(stage, person) {
    const mailbox = new Mailbox(stage.service, person);
    return {
      ask: (text) =>
        posted(stage, `email:${person.email}`, () =>
          mailbox.send({ subject: 'A question', text, to: MAILBOX }),
        ),
      kept: () => kept(stage, { email: person.email }),
    };
  },

  async voice(stage, { phone }) {
    const call = await Call.place(stage.service, { from: phone, to: PHONE });
    return {
      async ask(text) {
        const since = performance.now();
        await call.answer(text);
        return performance.now() - since;
      },
      async kept() {
        const { heard, said } = await kept(stage, { phone });
        return { heard, said: said - 1 };
      },
      end: () => call.hangUp(),
    };
  },
};

/** Posts something; the milliseconds until its answer has left. */
async function posted({ sink }: Stage, to: string, post: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  const answered = sink.next(to);
  await post();
  return (await answered) - since;
}

/** What the API says of a person's exchanges. */
async function kept({ service }: Stage, who: { phone: string } | { email: string }) {
  const api = new Api(service);
  const [customer = ''] = await api.customers(who);
  const exchanges = await api.exchanges(customer);
  const heard = exchanges.filter(({ direction }) => direction === 'in').length;
  return { heard, said: exchanges.length - heard };
}
