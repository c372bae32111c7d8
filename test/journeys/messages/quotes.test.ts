import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { header, Mailbox, type SentMail } from '../../../scripts/clients/mail.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../service.ts';

/* Our own letter, sent back by clients that mark no quote, is no word of the customer's: it offers a person, and must not hand over. */

const service = serviceInside();
const api = new Api(service);
const STORE = 'support@demo.example';

async function replied(name: string, above: (mail: SentMail) => string[], flow = (text: string) => text) {
  const mailbox = new Mailbox(service, {
    name,
    email: `${name.toLowerCase()}@${crypto.randomUUID()}.example`,
  });
  const { answers } = await mailbox.ask({
    to: STORE,
    subject: 'Hours',
    text: 'Until when are you open on Friday?',
  });
  const [mail] = answers;
  if (!mail) throw new Error('no answer');
  expect(mail.text).toContain('rather have a person');
  const own = 'And on Saturday 7?';
  const text = flow([own, '', ...above(mail), ...mail.text.split('\n')].join('\n'));
  const to = header(mail, 'Reply-To') || STORE;
  await mailbox.ask({ to, subject: 'Re: Hours', text, inReplyTo: mail.raw.messageId });
  const [customer = ''] = await api.customers({ email: mailbox.email });
  const rows = await api.exchanges(customer);
  const heard = rows.filter(({ direction }) => direction === 'in').map(({ text }) => text);
  expect(heard).toContain(own);
  await until('no person was asked for', async () =>
    (await api.deskEntry(customer)) === null ? true : null,
  );
}

describe('an answer with our letter below it', () => {
  it.each<[string, (mail: SentMail) => string[]]>([
    [
      'Danish Outlook',
      () => [`Fra: Lune <${STORE}>`, 'Sendt: 2. marts 2026 19:40', 'Til: Ida', 'Emne: Hours', ''],
    ],
    [
      'Polish webmail',
      (mail) => [`W dniu 2026-03-02 19:40, Lune <${header(mail, 'Reply-To')}> napisał(a):`, ''],
    ],
    ['Finnish, without our address', () => ['Lune kirjoitti 2.3.2026 klo 19.40', '']],
    [
      'Chinese Outlook by names',
      () => ['发件人: Lune', '发送时间: 2026年3月2日 19:40', '收件人: Ida', '主题: Hours', ''],
    ],
    ['Turkish, without a colon', () => [`Lune <${STORE}>, 2 Mar 2026 Pzt, 19:40 tarihinde yazdı`, '']],
    ['Zoho', () => [`---- On Mon, 02 Mar 2026 19:40:12 +0100 Lune <${STORE}> wrote ---`, '']],
    ['a client that writes nothing', () => []],
  ])('%s', (_, above) => replied('Ida', above));

  it('is known where a client broke its lines anew', () =>
    replied(
      'Ida',
      () => [],
      (text) => text.replace('rather have a person, just', 'rather have a person,\njust'),
    ));
});

it('another letter under an id that was used is answered, and the same one twice is one', async () => {
  const mailbox = new Mailbox(service, { name: 'Jan', email: `jan@${crypto.randomUUID()}.example` });
  const id = `<same@${crypto.randomUUID()}.example>`;
  const letters = ['Until when are you open on Friday?', 'Do you ship to Spain?', 'Do you ship to Spain?'];
  for (const text of letters) await mailbox.send({ to: STORE, subject: 'Hello', text }, new Date(), id);
  const [customer = ''] = await api.customers({ email: mailbox.email });
  const rows = await until('both answered', async () => {
    const all = await api.exchanges(customer);
    return all.filter(({ direction }) => direction === 'out').length > 0 ? all : null;
  });
  const heard = rows.filter(({ direction }) => direction === 'in').map(({ text }) => text);
  expect(heard.toSorted()).toEqual([...new Set(letters)].toSorted());
});
