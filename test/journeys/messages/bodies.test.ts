import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { header, Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { tnef } from '../../channels/email/fixtures/tnef.ts';
import { serviceInside } from '../service.ts';

/* Bodies as clients really write them, over the wire: what is a question is answered, what is an event is noted. */

const service = serviceInside();
const api = new Api(service);
const STORE = 'support@demo.example';

const someone = () =>
  new Mailbox(service, { name: 'Vera Lind', email: `vera@${crypto.randomUUID()}.example` });

/** Raw MIME from a mailbox, whose verdict is good. */
async function post({ name, email }: Mailbox, headers: string, body: string, to = STORE): Promise<void> {
  const domain = email.slice(email.indexOf('@') + 1);
  const top = `Authentication-Results: mx.cloudflare.net; dmarc=pass header.from=${domain}\nFrom: ${name} <${email}>\nTo: ${to}\nMessage-ID: <${crypto.randomUUID()}@${domain}>\nMIME-Version: 1.0\n`;
  const raw = `${top}${headers}\n\n${body}`.replace(/\r?\n/g, '\r\n');
  const query = new URLSearchParams({ from: email, to });
  const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0));
  const response = await service.fetch(`/cdn-cgi/handler/email?${query}`, { method: 'POST', body: bytes });
  await response.arrayBuffer();
  expect(response.status).toBe(200);
}

async function rowsOf({ email }: Mailbox) {
  const customer = await until('a thread', async () => (await api.customers({ email }))[0] ?? null);
  const rows = await api.exchanges(customer);
  return { customer, heard: rows.filter(({ direction }) => direction === 'in') };
}

const wrapped = btoa(String.fromCharCode(...tnef({ body: 'Do you ship to Spain?' })));

describe('a question', () => {
  it.each([
    [
      'beside a text that says nothing',
      'Subject: x\nContent-Type: multipart/alternative; boundary=a',
      '--a\nContent-Type: text/plain\n\nYour client cannot display this message.\n--a\nContent-Type: text/html\n\n<p>Do you ship to Spain?</p>\n--a--',
      'Do you ship to Spain?',
    ],
    [
      'in windows-1252 that nobody declares',
      'Subject: x',
      'Livrez-vous \xe0 M\xe1laga ?',
      'Livrez-vous à Málaga ?',
    ],
    [
      'in UTF-8 declared as Latin 1',
      'Subject: x\nContent-Type: text/plain; charset=iso-8859-1',
      'Livrez-vous \xc3\xa0 M\xc3\xa1laga ?',
      'Livrez-vous à Málaga ?',
    ],
    [
      'in Markdown',
      'Subject: x\nContent-Type: text/markdown',
      'Do you ship to **Spain**?',
      'Do you ship to Spain?',
    ],
    [
      'in RTF',
      'Subject: x\nContent-Type: text/rtf',
      '{\\rtf1\\ansi Do you ship to Spain?\\par}',
      'Do you ship to Spain?',
    ],
    [
      'in winmail.dat',
      'Subject: x\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64',
      wrapped,
      'Do you ship to Spain?',
    ],
  ])('%s is read and answered', async (_, headers, body, text) => {
    const mailbox = someone();
    const before = await lastSent(service, 'email');
    await post(mailbox, headers, body);
    expect(await mailbox.answersSince(before)).toHaveLength(1);
    expect((await rowsOf(mailbox)).heard.map((row) => row.text)).toEqual([text]);
  });
});

describe('an event', () => {
  it.each([
    [
      'reaction',
      'Content-Type: multipart/alternative; boundary=a',
      '--a\nContent-Type: text/plain\n\nVera Lind reacted\n--a\nContent-Type: text/vnd.google.email-reaction+json\nContent-Transfer-Encoding: base64\n\neyJlbW9qaSI6IvCfkY0iLCJ2ZXJzaW9uIjoxfQ==\n--a--',
    ],
    ['reaction', 'Content-Type: text/plain', 'Vera Lind reacted to your message:\n\n> Until six.'],
    ['calendar', 'Content-Type: text/calendar; method=REPLY', 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR'],
    ['recall', 'Content-Type: text/plain', 'Vera Lind would like to recall the message, "Hours".'],
    [
      'read',
      'Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64',
      btoa(String.fromCharCode(...tnef({ messageClass: 'REPORT.IPM.Note.IPNRN' }))),
    ],
  ])('(%s) has its row, no answer, and bothers nobody', async (kind, headers, body) => {
    const mailbox = someone();
    const { answers } = await mailbox.ask({
      to: STORE,
      subject: 'Hours',
      text: 'Until when are you open on Friday?',
    });
    const [letter] = answers;
    if (!letter) throw new Error('no answer');
    const before = await lastSent(service, 'email');
    const subject = kind === 'recall' ? 'Recall: Hours' : 'Re: Hours';
    const to = header(letter, 'Reply-To') || STORE;
    await post(mailbox, `Subject: ${subject}\nIn-Reply-To: ${letter.raw.messageId}\n${headers}`, body, to);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { customer, heard } = await rowsOf(mailbox);
    expect(heard.map(({ unanswered }) => unanswered)).toContain(kind);
    expect(await api.deskEntry(customer)).toBeNull();
    expect(await sentSince(service, 'email', before)).toEqual([]);
  });
});
