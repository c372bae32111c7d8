import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { plantPast } from '../../../bench/service/past.ts';
import type { SandboxEnv } from '../../../sandbox/env.ts';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { serviceInside } from '../../journeys/service.ts';
import { type Shopper, shopper } from '../../journeys/shop.ts';

/*
 * A turn reads as much of a long past as of a short one: counted in rows, over every channel, whoever speaks.
 */

const bindings = env as unknown as SandboxEnv;
const service = serviceInside();
const api = new Api(service);
const letter = { to: 'support@demo.example', subject: 'Hours' };
const questions = ({ order }: Shopper) => [
  `Where is order #${order}?`,
  'When are you open?',
  `How long do I have to return order #${order}?`,
  'Do you ship to Spain?',
];

/**
 * Says each line over one channel. `past` puts as many exchanges behind it as it returns, and is called once,
 * after the first.
 */
type ChannelScript = (sophie: Shopper, past: (customer?: string) => Promise<number>) => Promise<void>;

const CHANNELS: Record<string, ChannelScript> = {
  async chat(sophie, past) {
    let chat = await Chat.open(service);
    for (const [n, question] of questions(sophie).entries()) {
      await chat.say(question);
      if (n === 0) {
        const behind = await past(claimsOf(chat.welcome.session).customer);
        // From the end on, as a browser that has it all.
        chat = await Chat.open(service, {
          token: chat.welcome.session,
          since: behind + chat.messages.length,
        });
      }
    }
    chat.close();
  },
  async email(sophie, past) {
    for (const [n, text] of questions(sophie).entries()) {
      await new Mailbox(service, sophie).ask({ ...letter, text });
      if (n === 0) await past();
    }
  },
  async whatsapp(sophie, past) {
    const chat = new WhatsApp(service, sophie);
    for (const [n, text] of questions(sophie).entries()) {
      await chat.say(text, new Date());
      if (n === 0) await past();
    }
  },
  async voice(sophie, past) {
    await new Mailbox(service, sophie).ask({ ...letter, text: 'When are you open?' });
    await past();
    const call = await Call.place(service, { from: sophie.phone, to: '+33187654321' });
    for (const question of questions(sophie)) await call.say(question);
    await call.hangUp();
  },
};

/** Rows that the customer's object reads once there are `count` exchanges behind it. */
async function rowsRead(script: ChannelScript, count: number): Promise<number> {
  const sophie = await shopper(service, 'Sophie');
  const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
  let customer = '';
  await script(sophie, async (id) => {
    customer = id ?? (await api.customers({ email: sophie.email }))[0] ?? '';
    const stub = bindings.CUSTOMER.getByName(`demo:${customer}`);
    await runInDurableObject(stub, (_, { storage }) => plantPast(storage, customer, count));
    await evictDurableObject(stub);
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      const exec = sql.exec.bind(sql);
      Object.defineProperty(sql, 'exec', {
        value: (query: string, ...bindings: unknown[]) => {
          const cursor = exec(query, ...bindings);
          cursors.push(cursor);
          return cursor;
        },
      });
    });
    return count;
  });
  return runInDurableObject(bindings.CUSTOMER.getByName(`demo:${customer}`), () =>
    cursors.reduce((sum, { rowsRead: rows }) => sum + rows, 0),
  );
}

/** What stands in a token, unverified. */
function claimsOf(token: string): { customer: string } {
  const [, payload = ''] = token.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { customer: string };
}

describe('a turn', () => {
  it.each(Object.keys(CHANNELS))('by %s reads no more of a long past than of a short one', async (name) => {
    const script = CHANNELS[name] as ChannelScript;
    const [short, long] = [await rowsRead(script, 200), await rowsRead(script, 6_000)];
    expect(short).toBeGreaterThan(50);
    expect(long).toBeLessThan(short + 100);
  });
});
