import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { type Letter, Mailbox, mime, type SentMail } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../service.ts';

/* A mail that nothing vouches for may name anybody as its sender: what answers it reaches whom it names. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const LURE: Letter = {
  to: STORE,
  subject: 'You have won: https://prize.example/claim',
  text: 'Dear winner, collect your 500 euros at https://prize.example/claim today. Where is my order 45821?',
  authentic: false,
};

const bystander = () => ({
  name: 'Click https://prize.example',
  email: `by-${crypto.randomUUID()}@people.example`,
});

async function mailsTo(email: string, since: number): Promise<SentMail[]> {
  const all = (await sentSince<SentMail['raw']>(service, 'email', since)) as SentMail[];
  return all.filter(({ to }) => to === email);
}

/** A forged mail, taken in, and all that follows from it done. */
async function forge(person: ReturnType<typeof bystander>, letter: Letter = LURE): Promise<string> {
  await new Mailbox(service, person).send(letter, await clock.now());
  return onDesk(person);
}

async function onDesk({ email }: { email: string }): Promise<string> {
  return until('it is on the desk', async () => {
    const response = await service.fetch('/api/v1/desk', {
      headers: { authorization: `Bearer ${service.adminToken}` },
    });
    const { waiting } = (await response.json()) as { waiting: { customer: string }[] };
    for (const { customer } of waiting.reverse()) {
      const { addresses } = await api.customer(customer);
      if (addresses.some(({ address }) => address === `email:${email}`)) return customer;
    }
    return null;
  });
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 1_500));

describe('a mail that nothing vouches for', () => {
  it('25 times makes one letter a day to whom it names, and not a word of it is the sender’s', async () => {
    const since = await lastSent(service, 'email');
    const person = bystander();
    let customer = '';
    for (let n = 0; n < 25; n++) customer = await forge(person);
    await settled();
    const letters = await mailsTo(person.email, since);
    expect(letters).toHaveLength(1);
    const whole = JSON.stringify(letters);
    expect(whole).not.toMatch(/prize|winner|won|500|45821|Click/);
    expect(letters[0]?.raw.subject).toBe('A message from Lune');
    expect(letters[0]?.text).toMatch(/could not check that it comes from you/);
    expect(Object.keys(letters[0]?.raw.headers ?? {})).not.toContain('In-Reply-To');
    // A person finds all of them, and why.
    expect(await api.deskEntry(customer)).toMatchObject({ state: 'waiting', reason: 'unproven sender' });
    const rows = await api.exchanges(customer);
    expect(rows.filter(({ direction }) => direction === 'in')).toHaveLength(25);
    expect(rows.filter(({ author }) => author === 'assistant')).toEqual([]);
    await clock.advance('26h');
    await forge(person);
    await until(
      'another day’s letter',
      async () => (await mailsTo(person.email, since)).length === 2 || null,
    );
  });

  it('counts one mailbox once, whatever its owner may vary', async () => {
    const since = await lastSent(service, 'email');
    const { email } = bystander();
    const [local = '', domain] = email.split('@');
    const variants = [email, `${local}+news@${domain}`, `${local.replace('-', '.-')}@${domain}`];
    for (const variant of variants) await forge({ name: 'X', email: variant });
    await settled();
    const letters = await Promise.all(variants.map((variant) => mailsTo(variant, since)));
    expect(letters.flat()).toHaveLength(1);
  });

  it.each([
    ['de', /Wir konnten nicht prüfen/],
    ['es', /No hemos podido comprobar/],
    ['fr', /Nous n’avons pas pu vérifier/],
    ['it', /Non abbiamo potuto verificare/],
    ['nl', /We konden niet nagaan/],
    ['pt', /Não conseguimos confirmar/],
  ])('in %s is acknowledged in its language', async (language, words) => {
    const since = await lastSent(service, 'email');
    const person = bystander();
    await forge(person, {
      ...LURE,
      text: 'https://prize.example',
      headers: { 'Content-Language': language },
    });
    const [letter] = await until('the letter', async () => {
      const letters = await mailsTo(person.email, since);
      return letters.length ? letters : null;
    });
    expect(letter?.text).toMatch(words);
    expect(JSON.stringify(letter)).not.toContain('prize');
  });

  const verdicts: [name: string, headers: (domain: string) => string][] = [
    [
      'dmarc=none',
      (domain) => `Authentication-Results: mx.cloudflare.net; dmarc=none header.from=${domain}\r\n`,
    ],
    ['no verdict', () => ''],
    [
      'the verdict of another server',
      (domain) => `Authentication-Results: mx.elsewhere.example; dmarc=pass header.from=${domain}\r\n`,
    ],
    [
      'a pass for another domain',
      () => 'Authentication-Results: mx.cloudflare.net; dmarc=pass header.from=prize.example\r\n',
    ],
  ];
  it.each(verdicts)('with %s gets no answer to its words', async (_, verdict) => {
    const since = await lastSent(service, 'email');
    const person = bystander();
    const raw = mime(
      person,
      { ...LURE, authentic: true },
      `<${crypto.randomUUID()}@prize.example>`,
      new Date(),
    );
    const body = verdict('people.example') + raw.slice(raw.indexOf('From: '));
    const query = new URLSearchParams({ from: person.email, to: STORE });
    await service.fetch(`/cdn-cgi/handler/email?${query}`, { method: 'POST', body });
    await onDesk(person);
    await settled();
    const letters = await mailsTo(person.email, since);
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).not.toContain('prize');
  });

  it('of a machine is neither acknowledged nor shown to a person', async () => {
    const since = await lastSent(service, 'email');
    const person = bystander();
    await new Mailbox(service, person).send({ ...LURE, headers: { 'Auto-Submitted': 'auto-replied' } });
    await settled();
    expect(await mailsTo(person.email, since)).toEqual([]);
  });

  it('is answered by a person who has read it', async () => {
    const since = await lastSent(service, 'email');
    const person = bystander();
    const customer = await forge(person, { ...LURE, subject: 'My order' });
    await api.advise(customer, 'reply', { advisor: 'nora', name: 'Nora', text: 'We have called you.' });
    const letters = await until('the answer', async () => {
      const all = await mailsTo(person.email, since);
      return all.some(({ text }) => text.includes('We have called you.')) ? all : null;
    });
    expect(letters.at(-1)?.raw.subject).toBe('Re: My order');
  });
});
