import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { understandLine } from '../../scripts/understand/line.ts';
import { Intent } from '../../src/conversation/values.ts';

/* What `npm run understand` prints is a contract: names of fields, and places that hold. */

const at = {
  locale: 'en',
  country: 'FR',
  now: '2026-06-10T07:00:00.000Z',
  timeZone: 'Europe/Paris',
};
const read = (text: string, locale = 'en') => understandLine(text, { ...at, locale });
const found = (text: string, type: string) =>
  read(text).entities.flatMap((one) => (one.type === type ? [[one.text, one.value]] : []));

const Line = z.strictObject({
  text: z.string(),
  language: z.string().min(2),
  intents: z.array(z.strictObject({ name: Intent, score: z.number().min(0).max(1) })).min(1),
  entities: z.array(
    z.strictObject({
      type: z.enum(['order', 'amount', 'date', 'size', 'email', 'phone', 'product', 'tracking', 'person']),
      text: z.string().min(1),
      value: z.union([
        z.string().min(1),
        z.strictObject({ value: z.number().int(), currency: z.string().length(3) }),
      ]),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
  mood: z.strictObject({
    satisfaction: z.number().min(0).max(1),
    anger: z.boolean(),
    sarcasm: z.boolean(),
  }),
  out_of_scope: z.boolean(),
});

describe('a line that is understood', () => {
  it.each([
    '',
    '   ',
    'Where is my order #45821? Write to sophie@example.com or 06 12 34 56 78',
    'Je m’appelle Zoe\u0301 Dupré, commande 45\u200b821 reçue avant-hier, 87€50, taille 38,5',
    'ＡＢＣ ＃４５８２１ 🧵 cafe\u0301 12,5 €',
    '\ud800 lone surrogate 45821',
    '가\u1100\u1161 45821',
    `${'x '.repeat(50_000)}45821`,
    '\0\u0007\u202e45821',
  ])('keeps to the contract: %j', (text) => {
    const line = Line.parse(JSON.parse(JSON.stringify(read(text))));
    expect(line.text).toBe(JSON.parse(JSON.stringify(text)));
    for (const { start, end, text: named } of line.entities) expect(text.slice(start, end)).toBe(named);
  });

  it.each([
    [
      'order',
      'Orders #45821 and 45790, please',
      [
        ['45821', '45821'],
        ['45790', '45790'],
      ],
    ],
    ['order', 'It is 45821, no sorry, 45812', [['45812', '45812']]],
    ['order', 'my sweater from 45749 has a hole', [['45749', '45749']]],
    ['order', 'fifty nine thousand and seventy seven', [['fifty nine thousand and seventy seven', '59077']]],
    ['order', 'forty-five eight twenty-one', [['forty-five eight twenty-one', '45821']]],
    ['order', 'I live at 12 High Street, 69003 Lyon', []],
    ['amount', '£1,299.00', [['£1,299.00', { value: 129_900, currency: 'GBP' }]]],
    ['amount', '€ 1.299,00', [['€ 1.299,00', { value: 129_900, currency: 'EUR' }]]],
    ['amount', 'it cost 12,5 €', [['12,5 €', { value: 1250, currency: 'EUR' }]]],
    ['amount', '9,- €', [['9,- €', { value: 900, currency: 'EUR' }]]],
    ['amount', '1 299 euros', [['1 299 euros', { value: 129_900, currency: 'EUR' }]]],
    ['size', 'W32 L34', [['W32 L34', 'W32 L34']]],
    ['size', 'a UK 10', [['UK 10', 'UK 10']]],
    ['size', 'T38', [['T38', '38']]],
    ['size', 'size 38.5', [['38.5', '38.5']]],
    ['date', 'I bought it a week ago', [['a week ago', '2026-06-03']]],
    ['date', 'will it be here by this Saturday', [['Saturday', '2026-06-13']]],
    ['date', 'on 3 December 2026', [['3 December 2026', '2026-12-03']]],
    ['tracking', 'tracking 1Z999AA10123456784', [['1Z999AA10123456784', '1Z999AA10123456784']]],
    ['tracking', 'RR 123 456 789 FR', [['RR 123 456 789 FR', 'RR123456789FR']]],
    ['person', 'Hello, this is Mary Keane, where is it?', [['Mary Keane', 'Mary Keane']]],
    ['person', 'Kind regards, Mary Keane', [['Mary Keane', 'Mary Keane']]],
    ['product', 'the blue dress', [['dress', 'dress']]],
  ])('names each %s: %s', (type, text, expected) => expect(found(text, type)).toEqual(expected));

  it('finds days of another language in their place', () => {
    const { language, entities } = read('la robe arrive samedi en huit ?', 'fr');
    expect(language).toBe('fr');
    expect(entities).toContainEqual({
      type: 'date',
      text: 'samedi en huit',
      value: '2026-06-20',
      start: 15,
      end: 29,
    });
  });
});

describe('how a line sounds', () => {
  it.each([
    ['en', 'This is unacceptable, I want my money back', { anger: true, sarcasm: false }],
    ['en', 'TOMORROW?? are you kidding me', { anger: true, sarcasm: false }],
    ['en', 'still waiting 😡', { anger: true, sarcasm: false }],
    ['en', 'Thanks for nothing.', { sarcasm: true }],
    ['en', 'Great job, you lost it again', { sarcasm: true }],
    ['en', 'Tell me a joke', { anger: false, sarcasm: false }],
    ['en', 'The dress is perfect, thank you!', { anger: false, sarcasm: false }],
    ['fr', 'vous rigolez ?', { anger: true, sarcasm: false }],
    ['fr', 'Bravo, encore trois semaines de retard', { sarcasm: true }],
    ['fr', 'Où est ma commande ?', { anger: false, sarcasm: false }],
  ])('%s: %s', (locale, text, mood) => expect(read(text, locale).mood).toMatchObject(mood));
});

describe('npm run understand', () => {
  it('prints one object for each line, whatever the line is', async () => {
    const input = `Where is 45821?\n\r\nmerci\u2028beaucoup\n${'y'.repeat(100_000)}\n\ufffd\0`;
    const running = promisify(execFile)(process.execPath, ['scripts/understand.ts', '--locale=fr'], {
      maxBuffer: 10_000_000,
    });
    running.child.stdin?.end(input);
    const { stdout } = await running;
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => Line.parse(JSON.parse(line)).text.length)).toEqual([15, 0, 14, 100_000, 2]);
  });
});
