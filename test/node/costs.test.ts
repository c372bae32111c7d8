import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Assumed, CHANNELS, Measured, Prices } from '../../bench/costs/counts.ts';
import { costsPage, monthOf, priceOf } from '../../bench/costs/table.ts';

const dataOf = (name: string): unknown => JSON.parse(readFileSync(`bench/costs/${name}.json`, 'utf8'));
const measured = Measured.parse(dataOf('measured'));
const prices = Prices.parse(dataOf('prices'));
const assumed = Assumed.parse(dataOf('assumed'));
const months = Object.keys(assumed.mix).map((orders) => monthOf(Number(orders), measured, prices, assumed));

describe('what a month costs', () => {
  it('is told in docs/costs.md as the script computes it', () => {
    expect(readFileSync('docs/costs.md', 'utf8')).toContain(costsPage(months, measured, prices, assumed));
    expect(months.map(({ orders }) => orders)).toEqual([1_000, 5_000, 50_000]);
  });

  it('is computed from contacts by their shares, and from what is beyond the included', () => {
    const month = monthOf(50_000, measured, prices, assumed);
    const { mix, contactsPerOrder } = assumed;
    const share = Object.entries(mix).find(([orders]) => orders === '50000')?.[1];
    const calls = 50_000 * contactsPerOrder * (share?.voice ?? 0);
    const minutes = month.lines.find(({ what }) => what === prices.voiceMinutes.what);
    expect(minutes?.amount).toBeCloseTo(calls * measured.contacts.voice.minutes);
    expect(minutes?.usd).toBeCloseTo(calls * measured.contacts.voice.minutes * 0.0785);
    expect(priceOf(10, { ...prices.mails, included: 4, per: 2, usd: 3 })).toBe(9);
    expect(priceOf(3, { ...prices.mails, included: 4 })).toBe(0);
  });

  it('rests on every channel, each with what it took, and on shares that come to a whole', () => {
    for (const channel of CHANNELS) {
      const { counts, models } = measured.contacts[channel];
      expect(counts.objectRequests, channel).toBeGreaterThan(0);
      expect(counts.rowsWritten, channel).toBeGreaterThan(0);
      for (const tokens of Object.values(models)) expect(tokens.length, channel).toBeGreaterThan(0);
    }
    for (const mix of Object.values(assumed.mix))
      expect(CHANNELS.reduce((sum, channel) => sum + mix[channel], 0)).toBeCloseTo(1);
  });
});
