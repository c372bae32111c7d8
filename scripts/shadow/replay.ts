import { Api } from '../clients/api.ts';
import { Chat } from '../clients/chat.ts';
import { Clock } from '../clients/clock.ts';
import { header, Mailbox } from '../clients/mail.ts';
import type { Service } from '../clients/service.ts';
import { WhatsApp } from '../clients/whatsapp.ts';
import { customerSaid, type Replayed } from './judge.ts';
import type { Past } from './past.ts';

/** A channel on which the past is said again. */
interface Stage {
  say(words: string): Promise<string[]>;
  /** Whose thread it is; null where there is none. */
  customer(): Promise<string | null>;
  close(): void;
}

/**
 * Says again what a customer said, on the same channel, one message after the other. Whoever comes of it is
 * erased afterwards, so that no conversation knows of another and none is kept.
 */
export async function replay(service: Service, past: Past): Promise<Replayed> {
  const answers: string[][] = [];
  let broken: string | null = null;
  const stage = await stageFor(service, past);
  const known = past.channel === 'chat' ? null : await stage.customer();
  try {
    for (const words of customerSaid(past.said)) answers.push(await stage.say(words));
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  const customer = await stage.customer();
  stage.close();
  const exchanges = customer ? await new Api(service).exchanges(customer) : [];
  // Who was there before is not this conversation's to take away.
  if (customer && customer !== known) await erase(service, customer);
  return { past, answers, exchanges, broken };
}

async function stageFor(service: Service, past: Past): Promise<Stage> {
  if (past.channel === 'email') return mailing(service, past);
  return past.channel === 'whatsapp' ? whatsapp(service, past) : chatting(service);
}

async function chatting(service: Service): Promise<Stage> {
  const chat = await Chat.open(service, {});
  return {
    say: async (words) => (await orSilence(chat.say(words), [])).map(({ text }) => text),
    async customer() {
      const [, payload = ''] = chat.welcome.session.split('.');
      const claims: { customer?: string } = JSON.parse(
        atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
      );
      return claims.customer ?? null;
    },
    close: () => chat.close(),
  };
}

async function mailing(service: Service, { email, name, subject }: Past): Promise<Stage> {
  const api = new Api(service);
  const to = (await api.settings()).email.address;
  const clock = new Clock(service);
  const mailbox = new Mailbox(service, { name: name ?? '', email: email ?? stranger('email') });
  const title = subject ?? 'My order';
  let inReplyTo: string | undefined;
  return {
    async say(text) {
      const letter = { to, text, subject: inReplyTo ? `Re: ${title}` : title };
      const { answers } = await orSilence(
        mailbox.ask(inReplyTo ? { ...letter, inReplyTo } : letter, await clock.now()),
        { id: '', answers: [] },
      );
      const last = answers.at(-1);
      inReplyTo = (last && header(last, 'Message-ID')) || inReplyTo;
      return answers.map((mail) => mail.text);
    },
    customer: async () => (await api.customers({ email: mailbox.email }))[0] ?? null,
    close: () => undefined,
  };
}

async function whatsapp(service: Service, past: Past): Promise<Stage> {
  const api = new Api(service);
  const clock = new Clock(service);
  const phone = past.phone ?? stranger('phone');
  const { phoneNumberId } = (await api.settings()).whatsapp;
  const app = new WhatsApp(service, { name: past.name ?? 'Customer', phone }, phoneNumberId);
  return {
    say: async (words) => (await orSilence(app.say(words, await clock.now()), [])).map(({ text }) => text),
    customer: async () => (await api.customers({ phone }))[0] ?? null,
    close: () => undefined,
  };
}

/** An address that nobody has: reserved for examples (RFC 2606), or of a range for fiction (ARCEP). */
function stranger(kind: 'email' | 'phone'): string {
  const n = Math.floor(Math.random() * 10_000);
  return kind === 'email' ? `past.${Date.now()}.${n}@example.net` : `+3363998${String(n).padStart(4, '0')}`;
}

/** Nothing came in time: that is an answer too. */
async function orSilence<T>(asked: Promise<T>, silence: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && /nothing within|no answer/.test(error.message)) return silence;
    throw error;
  }
}

async function erase(service: Service, customer: string): Promise<void> {
  const answer = await service.fetch(`/api/v1/customers/${customer}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${service.adminToken}` },
  });
  if (!answer.ok) throw new Error(`a replayed conversation could not be erased (HTTP ${answer.status})`);
  await answer.body?.cancel();
}
