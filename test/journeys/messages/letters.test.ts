import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { header, type Letter, Mailbox, type SentMail } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/*
 * Letters as people really send them: passed on, quoted, written into the subject, answered by somebody else,
 * come back.
 */

const service = serviceInside();
const api = new Api(service);
const STORE = 'support@demo.example';

interface Unclaimed {
  reason: string;
  reference: string | null;
  url: string | null;
}
const get = async <T>(path: string): Promise<T> => {
  const response = await service.fetch(path, { headers: { authorization: 'Bearer dev-admin-token' } });
  return (await response.json()) as T;
};
const unclaimed = async () => (await get<{ unclaimed: Unclaimed[] }>('/api/v1/desk')).unclaimed;

/** Raw MIME to the mail handler, with whatever envelope. */
async function post(raw: string, from: string, to = STORE): Promise<void> {
  const query = new URLSearchParams({ from, to });
  const body = raw.replace(/\r?\n/g, '\r\n');
  const response = await service.fetch(`/cdn-cgi/handler/email?${query}`, { method: 'POST', body });
  await response.arrayBuffer();
  expect(response.status).toBe(200);
}

/** Asks for a return by mail and gives the answer that waits for a yes. */
async function offered(
  name: string,
): Promise<{ mailbox: Mailbox; order: string; email: string; offer: SentMail }> {
  const person = await shopper(service, name);
  const mailbox = new Mailbox(service, person);
  const text = `Order ${person.order} is too small, I would like to exchange it for size M.`;
  const { answers } = await mailbox.ask({ to: STORE, subject: 'Too small', text });
  const offer = answers.at(-1);
  if (!offer) throw new Error('no answer');
  return { mailbox, order: person.order, email: person.email, offer };
}

/** An answer to one of our letters. */
function answerTo(offer: SentMail, letter: Partial<Letter>): Letter {
  const inReplyTo = offer.raw.messageId;
  return { to: header(offer, 'Reply-To') || STORE, subject: 'Re: Too small', text: '', inReplyTo, ...letter };
}

const exchangesOf = async (order: string) =>
  (await get<{ exchanges: { state?: string }[] }>(`/api/v1/orders/${order}`)).exchanges ?? [];

describe('a yes', () => {
  it('that the customer writes is the customer’s', async () => {
    const { mailbox, order, offer } = await offered('Nora');
    await mailbox.ask(answerTo(offer, { text: 'Yes, please.' }));
    expect(await exchangesOf(order)).toHaveLength(1);
  });

  it.each([
    ['quoted', 'Re: Too small', '> Shall I exchange it?\n>\n> Yes, please.'],
    [
      'under an Outlook heading',
      'Re: Too small',
      `From: Lune <${STORE}>\nSent: Monday\nTo: Nora\nSubject: x\n\nYes, please.`,
    ],
    [
      'passed on',
      'Fwd: Too small',
      '---------- Forwarded message ---------\nFrom: Somebody <x@y.example>\nDate: Monday\nSubject: x\n\nYes, please.',
    ],
  ])('that is %s is nobody’s, and the mail is kept for a person', async (_, subject, text) => {
    const { mailbox, order, email, offer } = await offered('Nora');
    const { id } = await mailbox.ask(answerTo(offer, { subject, text }));
    expect(await exchangesOf(order)).toEqual([]);

    const [customer] = await api.customers({ email });
    const page = await get<{ exchanges: { text: string; direction: string; original: string | null }[] }>(
      `/api/v1/customers/${customer}/exchanges`,
    );
    const last = page.exchanges.find(({ direction }) => direction === 'in');
    expect(last?.text).toBe('');
    const original = await service.fetch(new URL(last?.original ?? '').pathname);
    expect(await original.text()).toContain(id);
  });
});

describe('a subject', () => {
  it('is the wish where there is nothing else', async () => {
    const person = await shopper(service, 'Odile');
    const mailbox = new Mailbox(service, person);
    const { answers } = await mailbox.ask({
      to: STORE,
      subject: `Where is order ${person.order}?`,
      text: '',
    });
    expect(answers[0]?.text).toContain(person.order);
    expect(answers[0]?.text).not.toContain('without any words');
  });
});

describe('somebody else', () => {
  it('who answers at a customer’s signed address is a stranger, and is shown nothing of the customer’s', async () => {
    const { order, email, offer } = await offered('Paula');
    const other = new Mailbox(service, {
      name: 'Mallory',
      email: `mallory.${crypto.randomUUID()}@example.org`,
    });
    const { answers } = await other.ask(answerTo(offer, { text: 'Yes, please. And what is my address?' }));
    expect(await exchangesOf(order)).toEqual([]);
    const seen = JSON.stringify(answers);
    for (const secret of [email, 'Paula', 'rue Neuve', order]) expect(seen).not.toContain(secret);
    const [owner] = await api.customers({ email });
    const [theirs] = await api.customers({ email: other.email });
    expect(theirs).not.toBe(owner);
  });

  it('named in Reply-To gets no answer: it goes to the address that was proven', async () => {
    const person = await shopper(service, 'Rosa');
    const mailbox = new Mailbox(service, person);
    const thief = `thief.${person.order}@example.org`;
    const before = await lastSent(service, 'email');
    const text = `Where is order ${person.order}?`;
    const headers = { 'Reply-To': thief, Sender: `assistant@example.com` };
    const { answers } = await mailbox.ask({ to: STORE, subject: 'Hi', text, headers });
    expect(answers).toHaveLength(1);
    expect((await sentSince(service, 'email', before)).filter(({ to }) => to === thief)).toEqual([]);
  });
});

describe('a bounce', () => {
  const bounce = (of: string, reference: string, to: string) => `From: MAILER-DAEMON@mx.example
To: ${STORE}
Subject: Undelivered Mail Returned to Sender
Message-ID: <${crypto.randomUUID()}@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=r

--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${to}
Action: failed
Status: 5.1.1

--r
Content-Type: text/rfc822-headers

Message-ID: ${of}
${reference ? `X-Onethread-Reference: ${reference}\n` : ''}
--r--
`;
  const waiting = async (customer: string | undefined) =>
    (await get<{ waiting: { customer: string; state: string }[] }>('/api/v1/desk')).waiting.filter(
      (entry) => entry.customer === customer,
    );

  it('of a mail of ours tells the desk, and is answered by nobody', async () => {
    const { email, offer } = await offered('Sarah');
    const before = await lastSent(service, 'email');
    await post(bounce(offer.raw.messageId, header(offer, 'X-Onethread-Reference'), email), '');
    const [customer] = await api.customers({ email });
    expect(await waiting(customer)).toMatchObject([{ state: 'parked' }]);
    expect(await lastSent(service, 'email')).toBe(before);
  });

  it('that names the customer and no mail of ours changes nothing, and is kept', async () => {
    const { email, offer } = await offered('Tilda');
    const forged = `cu_${'0'.repeat(32)}.1`;
    await post(bounce('<guess@demo.example>', '', email), '');
    await post(bounce('<guess@demo.example>', forged, email), '');
    // The id of the customer's own mail is known to whoever else it was addressed to; it is none of ours.
    await post(bounce(header(offer, 'In-Reply-To'), '', email), '');
    const [customer] = await api.customers({ email });
    expect(await waiting(customer)).toEqual([]);
    const kept = (await unclaimed()).slice(0, 3);
    expect(kept.map(({ reason }) => reason)).toEqual(Array(3).fill('mail: report about an unknown mail'));
    const original = await service.fetch(new URL(kept[0]?.url ?? '').pathname);
    expect(await original.text()).toContain(email);
  });
});

it('what cannot be read as a mail is kept where a person can open it', async () => {
  await post('Subject: hello\n\nNobody wrote this.', 'x@y.example');
  const [first] = await unclaimed();
  expect(first).toMatchObject({ reason: 'mail: no usable From' });
  const original = await service.fetch(new URL(first?.url ?? '').pathname);
  expect(await original.text()).toContain('Nobody wrote this.');
});

it('two stores that answer each other by machine stop at once', async () => {
  const { offer } = await offered('Ute');
  const before = await lastSent(service, 'email');
  const headers = Object.entries(offer.raw.headers)
    .filter(([name]) => !['To', 'From'].includes(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  await post(
    `From: Other shop <help@other.example>\nTo: ${STORE}\n${headers}\n\n${offer.text}`,
    'help@other.example',
  );
  expect(await lastSent(service, 'email')).toBe(before);
});
