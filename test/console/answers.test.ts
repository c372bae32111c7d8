import { describe, expect, it } from 'vitest';
import { type CannedAnswer, found, unfilled, withValues } from '../../console/core/thread/answers.ts';
import { CannedAnswers } from '../../src/settings/answers.ts';

const answer = (name: string, text = name, language: string | null = null): CannedAnswer => ({
  name,
  text,
  language,
});

describe('a ready answer', () => {
  it('has what is known filled in, and says what is not', () => {
    const text = withValues('Hello {{first_name}}, about {{order}}: {{order}} is on its way. {{advisor}}', {
      ...{ first_name: 'Sophie', order: null, advisor: 'Nora' },
    });
    expect(text).toBe('Hello Sophie, about {{order}}: {{order}} is on its way. Nora');
    expect(unfilled(text)).toEqual(['{{order}}']);
    expect(unfilled('Braces {{like these}} are nobody’s')).toEqual([]);
  });

  it('takes what a name holds as text', () => {
    expect(withValues('{{name}}', { name: '$& {{order}}' })).toBe('$& {{order}}');
    expect(withValues('{{constructor}}', {})).toBe('{{constructor}}');
  });

  it('is found by words in any order, in the customer’s language first', () => {
    const all = [
      answer('Late parcel', 'Sorry', 'en'),
      answer('Colis en retard', 'Désolé', 'fr'),
      answer('Sizes'),
    ];
    expect(found(all, '', 'fr').map(({ name }) => name)).toEqual(['Colis en retard', 'Sizes', 'Late parcel']);
    expect(found(all, 'retard desole', 'en').map(({ name }) => name)).toEqual(['Colis en retard']);
    expect(found(all, 'nothing', 'en')).toEqual([]);
  });

  it('is refused where it leaves something to be filled in that nobody knows', () => {
    expect(CannedAnswers.parse([{ name: 'Late', text: 'Hello {{name}}' }])).toEqual([
      {
        ...{ name: 'Late', language: null, text: 'Hello {{name}}' },
        ...{ tags: [], afterwards: null, snoozeHours: 24 },
      },
    ]);
    const refused = CannedAnswers.safeParse([{ name: 'Late', text: 'Hello {{nmae}}' }]);
    expect(refused.error?.issues[0]).toMatchObject({
      path: [0, 'text'],
      message: expect.stringContaining('nmae'),
    });
  });
});
