import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, it, vi } from 'vitest';
import { addressObject } from '../../../durable-objects/clients/address.ts';
import type { SandboxEnv } from '../../../sandbox/env.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { Address } from '../../../src/identity/address.ts';
import { objectsMade } from '../../machine/made.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/*
 * Nothing is named by a phone number or an email: not an object, a session, a blob, a key, a line of the log,
 * a URL.
 */

const bindings = env as unknown as SandboxEnv;

/** Columns that name something, in any table. What they name may well hold an address, as data. */
const NAMES =
  /^(?:id|message|session|ticket|key|origin|path|turn|name|customer|home|hint|provider|order_id|client_id|reference|external)$/;

afterEach(() => void vi.restoreAllMocks());

it('a story leaves neither number nor mailbox in a name', async () => {
  const service = serviceInside();
  const lines: string[] = [];
  for (const level of ['info', 'error', 'log', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation(
      (...said: unknown[]) => void lines.push(said.map(String).join(' ')),
    );
  const sophie = await shopper(service, 'Sophie');
  const unknown = { name: 'Eve', phone: '+33655778811', email: 'eve.names@example.com' };
  const before = await lastSent(service, 'whatsapp');

  const chat = await Chat.open(service);
  await chat.say(`My order ${sophie.order} is too small, I want to send it back. I am ${sophie.email}`);
  await chat.say('Yes please, send me the label.');
  for (const who of [sophie, unknown]) {
    const letter = { subject: 'Return', text: 'Where is my order?', to: 'support@demo.example' };
    await new Mailbox(service, who).ask(letter);
    await new Mailbox(service, who).ask({ ...letter, authentic: false });
    await new WhatsApp(service, { ...who, userId: `FR.${who.phone.length}99881` }).say('Hello?', new Date());
    for (const attestation of ['A', 'failed'] as const) {
      const call = await Call.place(service, { from: who.phone, to: '+33187654321', attestation });
      await call.say('Where is my order?');
      await call.hangUp();
    }
  }
  chat.close();

  const forms = [sophie, unknown].flatMap(({ phone, email }) => [
    phone.slice(1),
    `0${phone.slice(3)}`,
    email,
    encodeURIComponent(email),
  ]);
  const clean = (where: string, text: string) => {
    for (const form of forms)
      expect(text.toLowerCase(), `${where}: ${text.slice(0, 300)}`).not.toContain(form);
  };

  for (const line of lines) clean('log', line);
  expect(lines.length).toBeGreaterThan(20);
  let names = 0;
  const ids = new Set<string>();
  for (const kind of ['CUSTOMER', 'ADDRESS', 'STORE', 'SHOP']) {
    for (const object of objectsMade(kind)) {
      ids.add(object.id.toString());
      await runInDurableObject(object, (_, { storage }) => {
        const tables = storage.sql.exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_cf%' ESCAPE '\\'",
        );
        for (const { name: table } of [...tables]) {
          for (const row of storage.sql.exec(`SELECT * FROM "${table}"`)) {
            for (const [column, value] of Object.entries(row)) {
              if (!NAMES.test(column)) continue;
              names++;
              clean(`${kind} ${table}.${column}`, String(value));
            }
          }
        }
      });
    }
  }
  expect(names).toBeGreaterThan(100);
  // An id tells no name, so every name that an address could have had is tried.
  for (const { phone, email } of [sophie, unknown]) {
    const addresses: Address[] = [`phone:${phone}`, `whatsapp:${phone}`, `email:${email}`];
    for (const address of addresses) {
      const plain = [address, `visitor:unproven/${address}`].map((name) =>
        bindings.ADDRESS.idFromName(`demo:${name}`),
      );
      for (const id of plain) expect(ids).not.toContain(id.toString());
      expect(ids).toContain(addressObject(bindings, 'demo', address, {}).id.toString());
    }
  }
  for (const { key } of (await bindings.BLOBS.list()).objects) clean('blob', key);
  const channels = await Promise.all(['email', 'whatsapp'].map((channel) => sentSince(service, channel, 0)));
  const sent = JSON.stringify(channels);
  expect(await lastSent(service, 'whatsapp')).toBeGreaterThan(before);
  for (const [url] of sent.matchAll(/(?:https?|wss?):\/\/[^"\\\s]+/g)) clean('url', url);
});

it('every line of one message’s pass bears one id, from the webhook to the delivery', async () => {
  const service = serviceInside();
  const lines: string[] = [];
  vi.spyOn(console, 'info').mockImplementation((line: unknown) => void lines.push(String(line)));
  await new WhatsApp(service, { name: 'Ada', phone: '+33655778812' }).say('Hello?', new Date());
  const pass = (line: string) => /"event":"(.+?)","trace":"(.+?)"/.exec(line) ?? [];
  const [, , id] = pass(lines.find((line) => line.includes('"whatsapp.webhook"')) ?? '');
  const events = lines.map(pass).flatMap(([, event, trace]) => (trace === id ? event : []));
  expect(events).toEqual(expect.arrayContaining(['message.received', 'turn.committed', 'delivery']));
});
