import { describe, expect, it } from 'vitest';
import { addDays, dayIn, weekday, zoned } from '../../scripts/clients/clock.ts';
import { Inbox } from '../../scripts/clients/inbox.ts';
import { mime } from '../../scripts/clients/mail.ts';
import { daysBetween, saysDay } from '../../scripts/demo/checks.ts';
import { asksAgain } from '../../src/scenarios/asks-again.ts';

describe('asking again', () => {
  it.each([
    'Could you please give me your order number?',
    'What is your email address?',
    'Which order is this about?',
    'May I have your name?',
    'Pourriez-vous me communiquer votre numéro de commande ?',
    'De quelle commande s’agit-il ?',
  ])('is seen in: %s', (text) => {
    expect(asksAgain(text)).not.toBeNull();
  });

  it.each([
    'Would you like an exchange or a refund?',
    'Your order #45821 was delivered yesterday. Shall I prepare the label?',
    'The label goes to the email address on the order. Does that suit you?',
    'Voulez-vous un échange ou un remboursement ?',
  ])('is not seen in: %s', (text) => {
    expect(asksAgain(text)).toBeNull();
  });
});

describe('days', () => {
  it.each([
    'by 22 December',
    'until December 22nd',
    'on Tuesday the 22nd of December',
    "jusqu'au 22 décembre",
    '2026-12-22',
  ])('are found in: %s', (text) => {
    expect(saysDay(text, '2026-12-22')).toBe(true);
  });

  it('are not taken for others', () => {
    expect(saysDay('by 2 December', '2026-12-22')).toBe(false);
    expect(saysDay('by 22 November', '2026-12-22')).toBe(false);
  });

  it('are counted', () => {
    expect(daysBetween('2026-11-23', '2026-12-22')).toBe(29);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(weekday('2026-11-23')).toBe(1);
  });

  it('hang on the zone', () => {
    expect(zoned('2026-11-23', '19:32', 'Europe/Paris').toISOString()).toBe('2026-11-23T18:32:00.000Z');
    expect(zoned('2026-07-06', '08:15', 'Europe/Paris').toISOString()).toBe('2026-07-06T06:15:00.000Z');
    expect(dayIn(new Date('2026-11-23T23:30:00Z'), 'Europe/Paris')).toBe('2026-11-24');
  });
});

it('writes mail with the verdict of the receiving server', () => {
  const from = { name: 'Zoé Petit', email: 'zoe@example.com' };
  const letter = {
    subject: 'Retour',
    text: 'Ça va ?',
    to: 'support@demo.example',
    inReplyTo: '<1@x.example>',
  };
  const text = mime(from, letter, '<2@example.com>', new Date(0));
  expect(text).toMatch(/^Authentication-Results: mx\.cloudflare\.net;/);
  expect(text).toContain('dmarc=pass header.from=example.com');
  expect(text).toContain('In-Reply-To: <1@x.example>\r\nReferences: <1@x.example>\r\n');
  expect(mime(from, { ...letter, authentic: false }, '<2@example.com>', new Date(0))).toContain('dmarc=fail');
});

describe('an inbox', () => {
  it('gives what came before and what comes later', async () => {
    const inbox = new Inbox<number>();
    inbox.push(1);
    const later = inbox.next('two', (value) => value === 2, 0, 1_000);
    inbox.push(2);
    expect(await inbox.next('one', (value) => value === 1, 0, 1_000)).toBe(1);
    expect(await later).toBe(2);
  });

  it('says what it waited for, and why nothing comes', async () => {
    const inbox = new Inbox<number>();
    await expect(inbox.next('a three', (value) => value === 3, 0, 20)).rejects.toThrow(
      'a three: nothing within 20 ms',
    );
    inbox.close('the line is dead');
    await expect(inbox.next('a three', (value) => value === 3, 0, 20)).rejects.toThrow('the line is dead');
  });
});
