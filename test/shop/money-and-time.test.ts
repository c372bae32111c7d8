import { describe, expect, it } from 'vitest';
import { safeFilename } from '../../src/channels/email/attachments.ts';
import { isCurrency } from '../../src/currency.ts';
import { fileName } from '../../src/door/file-name.ts';
import { keptSettings } from '../../src/settings/kept.ts';
import { Settings } from '../../src/settings.ts';
import { type FeedReading, readFeed } from '../../src/shop/feed.ts';
import { dressOrder } from '../orders.ts';

/* What breaks wherever it is written down later is refused where it comes in. */

const order = dressOrder(
  { name: 'Ana', email: 'ana@x.example', phone: '+33612400001', account: 'c-1', order: '1' },
  new Date('2026-11-20T10:00:00Z'),
);
const read = (change: object) => {
  const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
  for (const _ of readFeed(new TextEncoder().encode(JSON.stringify({ ...order, ...change })), reading));
  return reading;
};

describe('a line of the feed', () => {
  it.each(['€€€', 'XXZ', 'eur', 'EU', 'EUROS', '   ', '123'])(
    'in %j is refused, and says why',
    (currency) => {
      expect(read({ currency })).toMatchObject({
        good: 0,
        errors: [{ line: 1, message: expect.stringMatching(/currency.*ISO 4217/) }],
      });
    },
  );
  it.each(['EUR', 'USD', 'JPY', 'CHF', 'KWD'])('in %s is taken', (currency) =>
    expect(read({ currency }).good).toBe(1),
  );
  it.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:00:00Z',
    '2201-06-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('of %s is refused, and says why', (placedAt) => {
    expect(read({ placedAt })).toMatchObject({
      good: 0,
      errors: [{ line: 1, message: expect.stringMatching(/placedAt.*1970 to 2200/) }],
    });
    expect(read({ deliveredAt: placedAt }).good).toBe(0);
  });
  it.each(['1970-01-02T00:00:00Z', '2199-01-01T00:00:00+02:00'])('of %s is taken', (placedAt) =>
    expect(read({ placedAt }).good).toBe(1),
  );
});

describe('a store’s settings', () => {
  it.each(['x'.repeat(20_000), 'en-'.repeat(12), 'not a language', '', 'e', '<b>'])(
    'with the locale %j are refused',
    (locale) => {
      expect(Settings.safeParse({ locale }).success).toBe(false);
      expect(Settings.safeParse({ languages: ['fr', locale] }).success).toBe(false);
    },
  );
  it.each(['en', 'fr-CA', 'pt-BR', 'zh-Hant-TW'])('with the locale %s are taken', (locale) =>
    expect(Settings.parse({ locale }).locale).toBe(locale),
  );
  it('that were kept before are read without what no longer fits', () => {
    const kept = {
      name: 'Lune',
      locale: 'x'.repeat(20_000),
      currency: '€€€',
      limits: { codes: 7, lookups: -1 },
    };
    expect(keptSettings(kept)).toMatchObject({
      name: 'Lune',
      locale: 'en',
      currency: 'EUR',
      limits: { codes: 7, lookups: 5 },
    });
    expect(isCurrency('€€€')).toBe(false);
  });
});

describe('the name of a file', () => {
  const FAMILY = '👨‍👩‍👧‍👦';
  it.each([FAMILY, '🇫🇷', 'e\u0301', '👍🏽', '1️⃣'])(
    'that is too long is cut before %s, not in it',
    (cluster) => {
      const whole = cluster.normalize('NFC');
      for (let before = 90; before < 118; before++) {
        const name = safeFilename(`${'a'.repeat(before)}${whole.repeat(20)}.png`, 'image/png');
        expect(name.length).toBeLessThanOrEqual(120);
        expect(name.slice(before, -4).replaceAll(whole, '')).toBe('');
      }
    },
  );
  it('that an upload brings is cut at a whole character too', () => {
    const name = fileName(encodeURIComponent(`${'a'.repeat(79)}\u{20000}`), 'png');
    expect(name).toBe('a'.repeat(79));
  });
});
