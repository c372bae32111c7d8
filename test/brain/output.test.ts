import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, outputGuard } from '../../src/brain/output.ts';
import { manners } from './world.ts';

const HOSTS = ['lune.example', 'support.lune.example'];
const guarded = (channel: 'chat' | 'voice', pieces: string[], said = '') => {
  const guard = outputGuard(manners[channel], HOSTS, said);
  return pieces.map((piece) => guard.push(piece)).join('') + guard.flush();
};

describe('what a brain says', () => {
  it.each([
    ['Pay at https://evil.tld/pay?x=1 now.', 'Pay at now.'],
    ['See [our page](https://evil.tld/a).', 'See our page.'],
    ['![x](https://evil.tld/?q=secret) Hello', 'x Hello'],
    ['Go to evil.com/login, please.', 'Go to, please.'],
    ['Go to lune.example.evil.com.', 'Go to.'],
    ['Run javascript:alert`1` there', 'Run there'],
    ['Our page: https://www.lune.example/returns.', 'Our page: https://www.lune.example/returns.'],
    ['Hi\u202Eevil\u200B there\u{E0041}', 'Hievil there'],
    ['Family: 👩‍👩‍👧 ❤️', 'Family: 👩‍👩‍👧 ❤️'],
  ])('%j becomes %j', (said, expected) => {
    expect(cleaned(said, HOSTS).replace(/ +/g, ' ')).toBe(expected);
  });

  const word = fc.constantFrom(
    'Hello',
    'https://evil.tld/x',
    '[click](https://evil.tld)',
    'https://lune.example/a',
    'evil.com',
    'été',
    '👗',
    'www.evil.tld,',
    'a.b',
    '12,50 €',
    '(see',
    'https://evil.tld)',
    '\u200B',
    '\n\n',
  );
  const cut = (text: string, at: number[]) => {
    const ends = [...new Set(at.map((n) => n % (text.length + 1)))].sort((a, b) => a - b);
    return [...ends, text.length].map((end, n) => text.slice(n === 0 ? 0 : ends[n - 1], end));
  };

  it('lets no foreign link through, however it is cut into pieces, and is the same in one piece', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }), (words, at) => {
        const text = words.join(' ');
        const said = guarded('chat', cut(text, at));
        expect(said).not.toMatch(/evil/);
        expect(cleaned(said, HOSTS)).toBe(said);
      }),
    );
  });

  it('is read just as closely where a first look finds nothing to read closely', () => {
    const piece = fc.constantFrom(
      ...[
        'www.',
        'WWW.1',
        '.',
        '1',
        'a',
        'é',
        '-',
        '.com',
        '.fr',
        '://',
        'http',
        'data:',
        'tel:1',
        ':',
        '(',
        ')',
        ']',
        ' ',
        '\n',
      ],
      ...[
        '\u00A0',
        '\u202F',
        '\u00AD',
        '\u0085',
        '\uFE0F',
        '\u200D',
        '#',
        '©',
        '👗',
        '\u202E',
        '€',
        '…',
        '\u{1F3FB}',
        '\uD800',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        // A bracket and an invisible character have both looks taken, and change nothing else.
        expect(cleaned(text, HOSTS)).toBe(cleaned(`\uFEFF${text} [`, HOSTS).slice(0, -2));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps a character that is plain to see, and takes out one that is not, whichever look finds it', () => {
    for (let code = 0; code < 0x3000; code++) {
      const text = `a${String.fromCodePoint(code)}b`;
      expect(cleaned(text, HOSTS), code.toString(16)).toBe(cleaned(`\uFEFF${text}`, HOSTS));
    }
  });

  it('aloud has no markup, and nothing that was said before', () => {
    const said = guarded('voice', ['**Hello** Sophie. I have ', 'it in _M_. Shall', ' I?'], 'Hello Sophie.');
    expect(said).toBe('I have it in M. Shall I? ');
  });
});
