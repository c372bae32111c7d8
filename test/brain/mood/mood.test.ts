import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/brain/embedded/understand.ts';
import { languageOf } from '../../../src/language/index.ts';
import { compiled } from '../../../src/language/reading/compiled.ts';

/* How messages sound. Lines and lexicon were written together: this says what stays, not what strangers get. */

const lines = readFileSync('test/brain/mood/lines.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [language = 'en', label = '', text = ''] = line.split('\t');
    const reader = { today: '2026-12-15', country: 'FR', known: [], expectsOrder: false };
    const { mood } = understand(text, compiled(languageOf(language)), reader);
    return { language, label, text, mood };
  });

type Line = (typeof lines)[number];

/** F1 of what is found beside what is so. */
function f1(all: readonly Line[], isSo: (line: Line) => boolean, isFound: (line: Line) => boolean) {
  const both = all.filter((line) => isSo(line) && isFound(line)).length;
  return (2 * both) / (all.filter(isSo).length + all.filter(isFound).length);
}

const isUpset = ({ mood }: Line) => mood.anger || mood.sarcasm || (mood.satisfaction ?? 0.5) < 0.4;

describe.each(['en', 'fr'])('mood (%s)', (language) => {
  const own = lines.filter((line) => line.language === language);

  it('is told apart from calm in at least 85 of 100', () => {
    const missed = own.filter((line) => isUpset(line) !== (line.label !== 'calm'));
    expect(
      f1(own, ({ label }) => label !== 'calm', isUpset),
      JSON.stringify(missed.map(({ label, text }) => `${label}: ${text}`)),
    ).toBeGreaterThanOrEqual(0.85);
  });

  it.each([
    ['anger', ({ mood }: Line) => mood.anger, ['anger']],
    ['sarcasm', ({ mood }: Line) => mood.sarcasm, ['sarcasm']],
    ['threat', ({ mood }: Line) => mood.threat, ['threat']],
    ['despair', ({ mood }: Line) => mood.despair, ['despair']],
  ] as const)('knows %s in at least 85 of 100', (_, isFound, labels) => {
    // Anger may stand beside a threat or scorn: of these lines it is not asked.
    const asked = own.filter(({ label }) => labels.some((one) => one === label) || label === 'calm');
    expect(f1(asked, ({ label }) => label !== 'calm', isFound)).toBeGreaterThanOrEqual(0.85);
  });
});
