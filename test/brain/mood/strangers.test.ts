import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understandLine } from '../../../scripts/understand/line.ts';

/* How strangers sound, by somebody who had not seen the lexicons: nobody fits anything to these lines. */

const UPSET = ['anger', 'sarcasm', 'threat', 'despair'];
const lines = readFileSync('test/brain/mood/strangers.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [locale = 'en', label = '', text = ''] = line.split('\t');
    const { mood } = understandLine(text, {
      locale,
      country: locale === 'en' ? 'GB' : 'FR',
      now: '2026-06-10T09:00:00.000Z',
      timeZone: 'Europe/Paris',
    });
    const upset = mood.anger || mood.sarcasm || mood.satisfaction < 0.4;
    return { locale, text, isUpset: UPSET.includes(label), upset };
  });

describe.each(['en', 'fr'])('the mood of strangers (%s)', (language) => {
  it('is told apart from calm in at least 85 of 100 (F1)', () => {
    const own = lines.filter(({ locale }) => locale === language);
    const both = own.filter(({ isUpset, upset }) => isUpset && upset).length;
    const [so, found] = [own.filter(({ isUpset }) => isUpset), own.filter(({ upset }) => upset)];
    expect((2 * both) / (so.length + found.length)).toBeGreaterThanOrEqual(0.85);
  });
});
