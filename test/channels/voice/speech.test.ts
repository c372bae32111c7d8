import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truncateToHeard } from '../../../src/channels/voice/heard.ts';
import { mannerOf } from '../../../src/conversation/channels.ts';
import { sentenceStream, sentencesOf } from '../../../src/language/sentences.ts';
import { speakable } from '../../../src/language/speakable.ts';

describe('sentences', () => {
  it.each([
    ['Hello Sophie. How are you? Fine!', ['Hello Sophie. ', 'How are you? ', 'Fine!']],
    ['It costs 87.50 euros. Shall I?', ['It costs 87.50 euros. ', 'Shall I?']],
    ['Order No. 45821 was sent. Good?', ['Order No. 45821 was sent. ', 'Good?']],
    ['No. We cannot do that.', ['No. ', 'We cannot do that.']],
    ['Ask Mr. Smith or Mme. Petit. Then call.', ['Ask Mr. Smith or Mme. Petit. ', 'Then call.']],
    ['M. Martin est là. Merci.', ['M. Martin est là. ', 'Merci.']],
    ['Shops, e.g. Lyon, i.e. near you. OK.', ['Shops, e.g. Lyon, i.e. near you. ', 'OK.']],
    ['Open until 6 p.m. on Mondays. Bye.', ['Open until 6 p.m. on Mondays. ', 'Bye.']],
    ['Open until 6 p.m. Then we close.', ['Open until 6 p.m. ', 'Then we close.']],
    ['Bonjour ! Ça va ? Oui…', ['Bonjour ! ', 'Ça va ? ', 'Oui…']],
    ['She said "done." And left.', ['She said "done." ', 'And left.']],
    ['1. Print the label. 2. Drop it off.', ['1. Print the label. ', '2. Drop it off.']],
    ['You have 12. Take two.', ['You have 12. ', 'Take two.']],
    ['First line\nSecond line', ['First line\n', 'Second line']],
    ['One.\n\nTwo.', ['One.\n', '\nTwo.']],
    ['See onethread.ai for more', ['See onethread.ai for more']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it('come as soon as they are whole', () => {
    const stream = sentenceStream();
    expect(stream.push('Your label')).toEqual([]);
    expect(stream.push(' was sent.')).toEqual([]);
    expect(stream.push(' ')).toEqual(['Your label was sent. ']);
    expect(stream.push('Order No. ')).toEqual([]);
    expect(stream.push('45821 is here. N')).toEqual(['Order No. 45821 is here. ']);
    expect(stream.flush()).toEqual(['N']);
    expect(stream.flush()).toEqual([]);
  });

  it('too long to wait for are cut at a comma, else at a word', () => {
    const [first = '', ...more] = sentencesOf(`${'word '.repeat(40)}here, ${'word '.repeat(40)}end.`);
    expect(first.endsWith('here, ')).toBe(true);
    expect(more.join('')).toMatch(/end\.$/);
    for (const sentence of sentencesOf('abcdefghij '.repeat(100)))
      expect(sentence.length).toBeLessThanOrEqual(240);
  });

  it('joined are the text, wherever the stream was cut', () => {
    const word = fc.constantFrom(
      'a',
      'No',
      'M',
      'etc',
      'p.m',
      '45',
      '1',
      '.',
      '!',
      '…',
      '"',
      ' ',
      ' ',
      '\n',
      ', ',
      '👍',
      'Word',
    );
    const text = fc.array(word, { maxLength: 150 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 12 })), (whole, cuts) => {
        const stream = sentenceStream();
        const sentences: string[] = [];
        let rest = whole;
        for (const cut of cuts) {
          sentences.push(...stream.push(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        sentences.push(...stream.push(rest), ...stream.flush());
        expect(sentences.join('')).toBe(whole);
        expect(sentences).toEqual(sentencesOf(whole));
        expect(sentences).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('what can be read aloud', () => {
  it.each([
    ['Your **free** label is *ready*.', 'Your free label is ready.'],
    ['## Return\n\n- Print it\n- Drop it off', 'Return, Print it, Drop it off'],
    ['See [our policy](https://x.example/p?q=1) for more.', 'See our policy for more.'],
    ['It is at https://x.example/a/b?c=d.', 'It is at.'],
    ['Details: https://x.example/a', 'Details:'],
    ['Track it (https://x.example/t) any time.', 'Track it any time.'],
    ['Done! 🎉👍🏽 Bye 👨‍👩‍👧', 'Done! Bye'],
    ['Press 1️⃣ now 🇫🇷', 'Press 1 now'],
    ['Run `npm start` now', 'Run npm start now'],
    ['order_id stays, _this_ goes', 'order_id stays, this goes'],
    ['Order #45821: 2 * 3 = 6, size < M', 'Order #45821: 2 * 3 = 6, size < M'],
    ['Ça coûte 87,50 € — d’accord ?', 'Ça coûte 87,50 € — d’accord ?'],
    ['> quoted', 'quoted'],
    ['<b>Bold</b> words', 'Bold words'],
    ['https://x.example', ''],
    ['🙂', ''],
    ['---', ''],
  ])('%j → %j', (text, expected) => {
    expect(speakable(text)).toBe(expected);
  });

  it('has no links, pictures or loose white space left', () => {
    const piece = fc.constantFrom(
      '**',
      '*',
      '_',
      '`',
      'word',
      ' ',
      '\n',
      '# ',
      '- ',
      'https://x.example/a',
      '🎉',
      '.',
      ':',
      '|',
      '45',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const said = speakable(text);
          expect(said).not.toMatch(/https?:|🎉|`|\n|\s\s/);
          expect(said).toBe(said.trim());
        },
      ),
    );
  });
});

describe('what the caller heard', () => {
  const FULL = 'Your return label for order #45821 was sent this morning. Do you have a question?';
  it.each([
    [FULL, 'Your return label for order', 'Your return label for order'],
    [FULL, 'your  return label for order 45821 was', 'Your return label for order #45821 was'],
    [
      FULL,
      'Your return label for order #45821 was sent this morning',
      'Your return label for order #45821 was sent this morning.',
    ],
    [FULL, FULL, FULL],
    [FULL, 'Your ret', 'Your ret'],
    [FULL, '', ''],
    [FULL, ' … ', ''],
    [FULL, 'Something else entirely', ''],
    [FULL, 'was sent this morning', 'Your return label for order #45821 was sent this morning.'],
    [FULL, 'Your return label for parcel', 'Your return label for'],
    [FULL, 'Your return lake', 'Your return'],
    ['Ça coûte 87,50 €. Été comme hiver.', 'ca coute 87 50', 'Ça coûte 87,50'],
    ['ﬁne weather İzmir', 'fine wea', 'ﬁne wea'],
    ['', 'anything', ''],
  ])('of %j, given %j, is %j', (full, heard, expected) => {
    expect(truncateToHeard(full, heard)).toBe(expected);
  });

  it('is always a beginning, and any true beginning is found again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (full, heard) => {
        expect(full.startsWith(truncateToHeard(full, heard))).toBe(true);
      }),
    );
    const text = fc
      .array(fc.constantFrom('Bonjour', 'été', ', ', ' ', '. ', '45821', '!'), { minLength: 1 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (full, at) => {
        const heard = full.slice(0, at % (full.length + 1));
        const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(truncateToHeard(full, heard.toUpperCase().replace(/[.,!]/g, '')))).toBe(
          letters(heard),
        );
      }),
    );
  });
});

it('the manner of a voice', () => {
  expect(mannerOf('voice')).toMatchObject({
    channel: 'voice',
    spoken: true,
    choices: { most: 0 },
    sentences: 3,
  });
});
