import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { header, Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Who is a person and who a machine, over the wire: nobody is left without an answer and without anybody being told. */

const service = serviceInside();
const api = new Api(service);
const STORE = 'support@demo.example';

const stranger = (local = 'guest') =>
  new Mailbox(service, { name: 'Guest', email: `${local}@${crypto.randomUUID()}.example` });

/** Sends what should get no answer, and gives its row and what the desk has of it. */
async function unansweredBy(mailbox: Mailbox, letter: Parameters<Mailbox['send']>[0]) {
  const before = await lastSent(service, 'email');
  await mailbox.send(letter);
  const customer = await until(
    'its thread',
    async () => (await api.customers({ email: mailbox.email }))[0] ?? null,
  );
  const rows = await api.exchanges(customer);
  const row = rows.find(({ direction, text }) => direction === 'in' && text === letter.text);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const letters = (await sentSince(service, 'email', before)).filter(({ to }) => to === mailbox.email);
  expect(letters).toEqual([]);
  return { row, entry: await api.deskEntry(customer) };
}

describe('a person', () => {
  it.each([
    ['who asks for a confirmation', 'guest', 'Can you confirm you have my parcel ready?', {}],
    ['who will be away', 'guest', 'Absent du bureau jeudi, laissez le colis au gardien', {}],
    ['who writes of an automatic reply', 'guest', 'Automatic reply: why do I get those?', {}],
    ['whose verification fails', 'guest', 'Your site requires verification of my card', {}],
    ['called No Reply', 'noreply.jones', 'Opening hours', {}],
    ['who bounces', 'bounce-house', 'Opening hours', {}],
    ['who wants no receipts', 'guest', 'Opening hours', { 'X-Auto-Response-Suppress': 'DR, OOF' }],
    [
      'whose software lets unsubscribe',
      'guest',
      'Opening hours',
      { 'List-Unsubscribe': '<mailto:a@b.example>' },
    ],
    ['whose server calls it bulk', 'guest', 'Opening hours', { Precedence: 'bulk' }],
    ['whose server marks loops', 'guest', 'Opening hours', { 'X-Loop': 'mx.example' }],
  ])('%s is answered', async (_, local, subject, headers) => {
    const text = 'Until when are you open on Friday?';
    const { answers } = await stranger(local).ask({ to: STORE, subject, text, headers });
    expect(answers).toHaveLength(1);
  });
});

describe('what may be a person’s and gets no answer', () => {
  it.each([
    ['auto-response-suppress', 'guest', { 'X-Auto-Response-Suppress': 'All' }],
    ['unread sender', 'no-reply', {}],
    ['challenge', 'guest', { 'X-Challenge': 'token' }],
    ['bulk', 'guest', { Precedence: 'bulk', 'List-Unsubscribe': '<mailto:a@b.example>' }],
    ['list', 'noreply-news', { 'List-Unsubscribe': '<mailto:a@b.example>' }],
  ])('stands on the desk as “%s” (%s)', async (reason, local, headers) => {
    const text = 'Please call me back about my parcel.';
    const { row, entry } = await unansweredBy(stranger(local), {
      to: STORE,
      subject: 'Hello',
      text,
      headers,
    });
    expect(row?.unanswered).toBe(reason);
    expect(entry).toMatchObject({ state: 'waiting', reason, summary: expect.stringContaining(text) });
  });

  it.each([
    ['auto-submitted', { 'Auto-Submitted': 'auto-generated' }],
    ['list', { 'List-Id': '<people.club.example>' }],
    ['auto-reply', { 'X-Autoreply': 'yes' }],
  ])('stands there with a question in it, though a machine sent it: %s', async (reason, headers) => {
    const text = 'Has my parcel left?';
    const { row, entry } = await unansweredBy(stranger(), { to: STORE, subject: 'x', text, headers });
    expect(row?.unanswered).toBe(reason);
    expect(entry).toMatchObject({ state: 'waiting', reason });
  });

  it('stands there when somebody with an order sent it', async () => {
    const mailbox = new Mailbox(service, await shopper(service, 'Wanda'));
    const letter = { to: STORE, subject: 'Away', text: 'I am not at home this week.' };
    const headers = { 'Auto-Submitted': 'auto-replied' };
    const { row, entry } = await unansweredBy(mailbox, { ...letter, headers });
    expect(row?.unanswered).toBe('auto-submitted');
    expect(entry).toMatchObject({ state: 'waiting', reason: 'auto-submitted' });
  });
});

describe('a machine for certain', () => {
  it.each([
    ['list', { 'List-Id': '<offers.brand.example>' }],
    ['auto-submitted', { 'Auto-Submitted': 'auto-generated' }],
    ['bulk', { Precedence: 'bulk', 'List-Unsubscribe': '<mailto:a@b.example>', 'X-Loop': 'z' }],
  ])('has a row that says why (%s), and bothers nobody', async (reason, headers) => {
    const text = 'Our spring collection is here, with links https://brand.example/?utm=1.';
    const { row, entry } = await unansweredBy(stranger(), { to: STORE, subject: 'News', text, headers });
    expect(row?.unanswered).toBe(reason);
    expect(entry).toBeNull();
  });
});

describe('an absence note without headers', () => {
  it.each([
    ['[External] Automatic reply: Hours', 'I have left for the mountains and read mail again on 4 May.'],
    ['Autosvar: Hours', 'Jeg holder ferie og vender tilbage mandag den 4. maj.'],
    ['Automaattinen vastaus: Hours', 'Olen lomalla ja palaan töihin maanantaina 4. toukokuuta.'],
    ['Odpowiedź automatyczna: Hours', 'Jestem na urlopie, odpiszę po powrocie 4 maja.'],
    ['Resposta automática: Hours', 'Estou de férias e regresso ao escritório no dia 4 de maio.'],
    ['Автоответ: Hours', 'Я в отпуске и отвечу на ваше письмо 4 мая.'],
    ['自动回复: Hours', '我正在休假，5月4日回来后会回复您的邮件。'],
    ['Automatická odpověď: Hours', 'Jsem na dovolené a vrátím se v pondělí 4. května.'],
    ['Automatikus válasz: Hours', 'Szabadságon vagyok, május 4-én válaszolok a levelére.'],
  ])('is known when it comes again: %s', async (subject, note) => {
    const mailbox = stranger();
    const asked = { to: STORE, subject: 'Hours', text: 'Until when are you open on Friday?' };
    const { answers } = await mailbox.ask(asked);
    const first = answers[0];
    if (!first) throw new Error('no answer');
    const inReplyTo = first.raw.messageId;
    const { answers: more } = await mailbox.ask({
      to: header(first, 'Reply-To') || STORE,
      subject,
      text: note,
      inReplyTo,
    });
    const again = {
      to: STORE,
      subject,
      text: note.replace('4', '5'),
      inReplyTo: more[0]?.raw.messageId ?? '',
    };
    const { row, entry } = await unansweredBy(mailbox, again);
    expect(row?.unanswered).toBe('repeated answer');
    expect(entry?.state).toBe('waiting');
    // The first note may have called a person before: as a complaint, or for its language.
    expect(['repeated answer', 'complaint', 'language']).toContain(entry?.reason);
  });

  it('is not a person who agrees twice, or asks again what was not answered', async () => {
    const mailbox = stranger();
    const question = { to: STORE, subject: 'Hours', text: 'Until when are you open on Friday, please?' };
    for (const _ of [1, 2]) expect((await mailbox.ask(question)).answers).toHaveLength(1);
    const { answers } = await mailbox.ask(question);
    const inReplyTo = answers[0]?.raw.messageId ?? '';
    for (const text of ['Yes, please.', 'Yes, please.'])
      expect((await mailbox.ask({ ...question, text, inReplyTo })).answers).toHaveLength(1);
  });
});
