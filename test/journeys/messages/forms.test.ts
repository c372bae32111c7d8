import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { header, Mailbox, type SentMail } from '../../../scripts/clients/mail.ts';
import { awaitSent, lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What a form on the shop's site or a mailing group sends is from whoever stands in it: answered there, known as nobody. */

const service = serviceInside();
const api = new Api(service);
const STORE = 'support@demo.example';

const someone = (name: string) => ({
  name,
  email: `${name.toLowerCase()}.${crypto.randomUUID()}@people.example`,
});
type Person = ReturnType<typeof someone>;

/** A mail that `from` sends for somebody, and what reaches them because of it. */
async function submit(
  from: string,
  person: Person,
  text: string,
  headers: Record<string, string> = { 'Reply-To': `${person.name} <${person.email}>` },
): Promise<SentMail[]> {
  const before = await lastSent(service, 'email');
  await new Mailbox(service, { name: 'Lune', email: from }).send({
    to: STORE,
    subject: 'New message',
    text,
    headers,
  });
  const answers = await awaitSent<SentMail['raw']>(service, 'email', person.email, before);
  const others = (await sentSince(service, 'email', before)).filter(({ to }) => to === from);
  expect(others).toEqual([]);
  return answers;
}

/** Whose thread a letter is of: our reference names it. */
const customerOf = (letter: SentMail | undefined) =>
  letter ? (header(letter, 'X-Onethread-Reference').split('.')[0] ?? '') : '';

describe('a form of the shop', () => {
  it('does not tell the second person the first one’s order', async () => {
    const owner = await shopper(service, 'Anaïs');
    const [first, second] = [someone('Anne'), someone('Bert')];
    const told = await submit(
      'wordpress@demo.example',
      first,
      `Where is order ${owner.order}? My email is ${owner.email}.`,
    );
    const answers = await submit('wordpress@demo.example', second, 'Where is my parcel?');
    expect(JSON.stringify(answers)).not.toContain(owner.order);
    expect(customerOf(told[0])).not.toBe(customerOf(answers[0]));
  });

  it('proves nothing of whom it names: a customer’s thread and orders stay theirs', async () => {
    const owner = await shopper(service, 'Clara');
    await new Mailbox(service, owner).ask({
      to: STORE,
      subject: 'Hi',
      text: `Where is order ${owner.order}?`,
    });
    const [mine] = await api.customers({ email: owner.email });
    const before = mine ? (await api.exchanges(mine)).length : 0;
    const answers = await submit(
      'wordpress@demo.example',
      owner,
      'Which orders do I have, and what is my address?',
    );
    const seen = JSON.stringify(answers);
    for (const secret of [`#${owner.order}`, 'rue Neuve', 'Clara']) expect(seen).not.toContain(secret);
    expect(mine && (await api.exchanges(mine)).length).toBe(before);
  });

  it.each([
    ['of the site’s domain', 'web@demo.example', {}],
    ['whose mailbox nobody reads', `no-reply@${crypto.randomUUID()}.example`, {}],
    ['that sends as our own mailbox', STORE, {}],
    ['that marks its mail as a machine’s', 'shop@demo.example', { 'Auto-Submitted': 'auto-generated' }],
    [
      'that calls its mail bulk',
      'forms@demo.example',
      { Precedence: 'bulk', 'X-Auto-Response-Suppress': 'All' },
    ],
  ])('%s is answered to the person', async (_, from, headers) => {
    const person = someone('Dora');
    const named = { 'Reply-To': person.email, ...headers };
    expect(await submit(from, person, 'Until when are you open on Friday?', named)).toHaveLength(1);
  });

  it('that nobody vouches for makes a letter a day, and stands on the desk', async () => {
    const person = someone('Emil');
    const before = await lastSent(service, 'email');
    const form = new Mailbox(service, { name: 'Lune', email: 'wordpress@demo.example' });
    for (let n = 0; n < 3; n++)
      await form.send({
        to: STORE,
        subject: 'x',
        text: 'Hello?',
        headers: { 'Reply-To': person.email },
        authentic: false,
      });
    const sent = await awaitSent<SentMail['raw']>(service, 'email', person.email, before);
    expect(sent).toHaveLength(1);
    expect(await api.deskEntry(customerOf(sent[0]))).toMatchObject({ reason: 'unproven sender' });
  });

  it('is gone on with when the person answers from their own mailbox', async () => {
    const person = someone('Fred');
    const owner = await shopper(service, 'Flora');
    const [letter] = await submit(
      'wordpress@demo.example',
      person,
      `My order is ${owner.order}. It is too small.`,
    );
    if (!letter) throw new Error('no answer');
    const mailbox = new Mailbox(service, person);
    await mailbox.ask({
      to: header(letter, 'Reply-To'),
      subject: 'Re: New message',
      text: 'Thank you!',
      inReplyTo: letter.raw.messageId,
    });
    // Found by the address that is proven now; what was written in the form is there as told, not as theirs.
    const proven = await until('the thread of the mailbox', async () => {
      for (const id of await api.customers({ email: person.email })) {
        const rows = await api.exchanges(id);
        if (rows.some(({ text }) => text === 'Thank you!')) return rows;
      }
      return null;
    });
    expect(proven.map(({ text }) => text).join('\n')).toContain('It is too small.');
  });
});

describe('a mailing group in front of the mailbox', () => {
  const group = 'help@groups-lune.example';
  const levers = new Levers(service);

  it('is named in the settings, and then its writers are', async () => {
    const settings = await levers.api.settings();
    const put = (forms: unknown) =>
      service.fetch('/api/v1/settings', {
        method: 'PUT',
        headers: { authorization: 'Bearer dev-admin-token', 'content-type': 'application/json' },
        body: JSON.stringify({ ...settings, email: { ...settings.email, forms } }),
      });
    expect((await put(['not an address'])).status).toBe(400);
    expect((await put([group])).status).toBe(200);
    const asked = 'Until when are you open on Friday?';
    const list = {
      'List-ID': '<help.groups-lune.example>',
      Precedence: 'list',
      'List-Post': '<https://x.example>',
    };
    const [first, second, third] = [someone('Gina'), someone('Hugo'), someone('Ivan')];

    // From rewritten by the group, as it does for domains with a strict policy.
    const rewritten = { 'X-Original-Sender': first.email, 'Reply-To': group, ...list };
    expect(await submit(group, first, asked, rewritten)).toHaveLength(1);
    expect(await submit(group, second, asked, { 'Reply-To': second.email, ...list })).toHaveLength(1);

    const { answers } = await new Mailbox(service, third).ask({
      to: STORE,
      subject: 'x',
      text: asked,
      headers: list,
    });
    expect(answers).toHaveLength(1);

    // Nobody is named: nobody is answered, and somebody is told.
    const before = await lastSent(service, 'email');
    await new Mailbox(service, { name: 'Help', email: group }).send({
      to: STORE,
      subject: 'x',
      text: 'Lost writer',
    });
    const entry = await until('it is on the desk', async () => {
      const response = await service.fetch('/api/v1/desk', {
        headers: { authorization: 'Bearer dev-admin-token' },
      });
      const { waiting } = (await response.json()) as { waiting: { reason: string; summary: string }[] };
      return waiting.find(({ reason }) => reason === 'form without a sender') ?? null;
    });
    expect(entry.summary).toContain('Lost writer');
    expect(await lastSent(service, 'email')).toBe(before);
    await put([]);
  });
});
