import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, splitEnd, splitText, whatsappText } from '../../../src/channels/whatsapp/text.ts';

describe("WhatsApp's markup", () => {
  it.each([
    ['Your **label** is ready', 'Your *label* is ready'],
    ['## Next steps\nPrint it', '*Next steps*\nPrint it'],
    ['* one\n* two', '- one\n- two'],
    ['See [our policy](https://x.example/p)', 'See our policy: https://x.example/p'],
    ['[https://x.example](https://x.example)', 'https://x.example'],
    ['~~87 €~~ 60 €', '~87 €~ 60 €'],
    ['order #45821, 2 * 3 = 6', 'order #45821, 2 * 3 = 6'],
  ])('%j → %j', (markdown, expected) => {
    expect(whatsappText(markdown)).toBe(expected);
  });
});

describe('a text too long', () => {
  it('is cut between paragraphs, else lines, else sentences, else words', () => {
    expect(splitText('aaaa aaaa.\n\nbbbb. bbbb', 14)).toEqual(['aaaa aaaa.', 'bbbb. bbbb']);
    expect(splitText('One two. Three four five', 16)).toEqual(['One two.', 'Three four five']);
    expect(splitText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(splitText('', 10)).toEqual([]);
  });

  it('loses only white space, and no piece is too long or ends in half a character', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'é', '👍', ' ', '\n', '. ', '! ') });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 40 }), (text, most) => {
        const pieces = splitText(text, most);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(most);
          expect(piece.isWellFormed()).toBe(true);
          expect(piece).not.toBe('');
        }
        const [before, end] = splitEnd(text, most);
        expect((before + end).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(end.length).toBeLessThanOrEqual(most);
        expect(end === '').toBe(text.trim() === '');
        expect([before, end].every((part) => part.isWellFormed())).toBe(true);
      }),
    );
  });

  it('as a label ends in an ellipsis', () => {
    expect(shorten(' Yes ', 20)).toBe('Yes');
    expect(shorten('Exchange it for the next size up', 24)).toBe('Exchange it for the nex…');
    expect(shorten('👍👍👍', 4)).toBe('👍…');
  });
});
