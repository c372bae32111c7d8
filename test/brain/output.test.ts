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
    const different = Array.from({ length: 0x3000 }, (_, code) => `a${String.fromCodePoint(code)}b`).filter(
      (text) => cleaned(text, HOSTS) !== cleaned(`\uFEFF${text}`, HOSTS),
    );
    expect(different).toEqual([]);
  });

  it('aloud has no markup, and nothing that was said before', () => {
    const said = guarded('voice', ['**Hello** Sophie. I have ', 'it in _M_. Shall', ' I?'], 'Hello Sophie.');
    expect(said).toBe('I have it in M. Shall I? ');
  });
});

describe('a stream of any length', () => {
  /** As much at once as models send: four characters or more. */
  const pieceOf = (unit: string, length = 4) => unit.repeat(Math.ceil(length / unit.length));

  /** Characters that patterns were given to read while a brain spoke piece by piece. */
  function charactersRead(channel: 'chat' | 'voice', unit: string, length: number): number {
    const { exec } = RegExp.prototype;
    let read = 0;
    const counting = function (this: RegExp, text: string) {
      read += text.length - (this.global || this.sticky ? this.lastIndex : 0);
      return exec.call(this, text);
    };
    Object.defineProperty(RegExp.prototype, 'exec', { value: counting, configurable: true, writable: true });
    try {
      const piece = pieceOf(unit);
      guarded(
        channel,
        Array.from({ length: Math.ceil(length / piece.length) }, () => piece),
      );
    } finally {
      Object.defineProperty(RegExp.prototype, 'exec', { value: exec, configurable: true, writable: true });
    }
    return read;
  }

  const UNITS = ['[', 'a', '[a](', '](', '(', 'a.', '. ', 'No. ', ' ', '\n', '😀', 'https://', 'www.', '!['];

  it.each(UNITS.flatMap((unit) => [['chat', unit] as const, ['voice', unit] as const]))(
    'costs four times as much on %s when there is four times as much of %j',
    (channel, unit) => {
      const [once, fourTimes] = [2_000, 8_000].map((length) => charactersRead(channel, unit, length));
      expect((fourTimes ?? 0) / (once || 1)).toBeLessThan(8);
    },
  );

  it('is never held back for long', () => {
    for (const unit of UNITS) {
      const guard = outputGuard(manners.chat, HOSTS, '');
      let held = 0;
      let longest = 0;
      const piece = pieceOf(unit, 16);
      for (let sent = 0; sent < 9_000; sent += piece.length) {
        const said = guard.push(piece);
        held = said === '' ? held + piece.length : 0;
        longest = Math.max(longest, held);
      }
      expect(longest, unit).toBeLessThan(4_000);
    }
  });

  it('makes no link out of what it cut', () => {
    for (let filler = 1_980; filler < 2_010; filler++) {
      const text = `${'x'.repeat(filler)}-evil.com/${'y'.repeat(1_300)} bye`;
      // Letter by letter where it is cut: at 2,000 characters once 3,000 wait.
      const said = guarded('chat', [text.slice(0, 2_990), ...text.slice(2_990, 3_010), text.slice(3_010)]);
      expect(said).toMatch(/bye$/);
      expect(cleaned(said, HOSTS)).toBe(said);
    }
  });
});
