import { afterAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { download, lastSent, type SentFile, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { readPdf } from '../../pdf/read.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* The receipt of an order, over the wire of each channel: once, and to nobody who has not proven who they are. */

const service = serviceInside();
const clock = new Clock(service);
const STORE = 'support@demo.example';
const ASK = 'Can you send me the invoice?';
/** What a receipt says that a stranger must not learn. */
const TOLD = /87|€|Visa|4242|Roche/;

async function codeTo({ email }: Shopper, since: number): Promise<string> {
  return until(`a code to ${email}`, async () => {
    const mine = (await sentSince(service, 'email', since)).filter(({ to }) => to === email);
    return mine.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).findLast(Boolean) ?? null;
  });
}

/** The one file of those that left, read; it is the receipt of that order. */
async function expectReceipt(files: readonly SentFile[], { order, name }: Shopper): Promise<void> {
  expect(files.map(({ filename, type }) => [filename, type])).toEqual([
    [`receipt-${order}.pdf`, 'application/pdf'],
  ]);
  const [file] = files;
  if (!file) return;
  const { words } = readPdf(await download(service, file));
  expect(words).toContain('Order confirmation / receipt');
  expect(words).toContain(name);
  expect(words.slice(words.indexOf('Total'), words.indexOf('Total') + 2)).toEqual(['Total', '€87.00']);
}

const open: Chat[] = [];
afterAll(() => {
  for (const chat of open) chat.close();
});

describe('the receipt of an order', () => {
  it('is in the chat once a code has proven who asks, and no hint of it before', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    open.push(chat);
    await chat.say(`Where is my order ${sophie.order}?`);
    const before = await chat.say(ASK);
    const sent = /code is on its way/.test(before.map(({ text }) => text).join())
      ? before
      : await chat.say('yes please');
    for (const { text, attachments } of [...before, ...sent]) {
      expect(text).not.toMatch(TOLD);
      expect(attachments ?? []).toEqual([]);
    }
    const after = await chat.say(await codeTo(sophie, since));
    await expectReceipt(
      after.flatMap(({ attachments }) => attachments ?? []),
      sophie,
    );
  });

  it('comes by mail after the code that the mail was answered with', async () => {
    const emma = await shopper(service, 'Emma');
    const mailbox = new Mailbox(service, emma);
    const since = await lastSent(service, 'email');
    const first = await mailbox.ask({ to: STORE, subject: 'Invoice', text: ASK }, await clock.now());
    expect(first.answers.flatMap(({ attachments }) => attachments)).toEqual([]);
    const code = await codeTo(emma, since);
    const { answers } = await mailbox.ask(
      { to: STORE, subject: 'Re: Invoice', text: code, inReplyTo: first.id },
      await clock.now(),
    );
    await expectReceipt(
      answers.flatMap(({ attachments }) => attachments),
      emma,
    );
  });

  it('comes on WhatsApp to the number that the order was placed with', async () => {
    const lea = await shopper(service, 'Lea');
    const answers = await new WhatsApp(service, lea).say(ASK, await clock.now());
    await expectReceipt(
      answers.flatMap(({ attachments }) => attachments),
      lea,
    );
  });

  it('goes to the mailbox on file where it is asked for on the phone', async () => {
    const nina = await shopper(service, 'Nina');
    const since = await lastSent(service, 'email');
    const call = await Call.place(service, { from: nina.phone, to: '+33187654321' });
    expect(await call.say(ASK)).toMatch(/on the way to the email address/);
    const letters = await until('the letter', async () => {
      const mine = (await sentSince(service, 'email', since)).filter(({ to }) => to === nina.email);
      return mine.length > 0 ? mine : null;
    });
    await expectReceipt(
      letters.flatMap(({ attachments }) => attachments),
      nina,
    );
    expect(letters[0]?.text).toContain('not a tax invoice');
  });
});
