import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputGuard, settledText } from '../../../src/brain/output.ts';
import { letterHtml, letterText } from '../../../src/channels/email/letter.ts';
import { whatsappText } from '../../../src/channels/whatsapp/text.ts';
import { subset } from '../../../src/language/markdown.ts';
import { speakable } from '../../../src/language/speakable.ts';
import { manners } from '../world.ts';

/* One Markdown comes out of every model, and each channel renders it: no mark is ever read as it stands. */

describe('what a model writes', () => {
  it.each([
    ['# Next steps', '**Next steps**'],
    ['### **Next** steps ###', '**Next steps ###**'],
    ['* one\n+ two\n• three', '- one\n- two\n- three'],
    ['This is *soft* and __bold__ and ***both***.', 'This is _soft_ and **bold** and **both**.'],
    ['Use `find_order` now', 'Use find_order now'],
    ['```json\n{"a":1}\n```', '{"a":1}'],
    ['| Size | Stock |\n|---|:-:|\n| M | 4 |', '- Size, Stock\n- M, 4'],
    ['> quoted\n\n---\n\nrest', 'quoted\n\nrest'],
    ['~~87 €~~ 60 €', '87 € 60 €'],
    ['One<br>two <b>three</b>', 'One\ntwo three'],
    ['![a dress](https://lune.example/d.png)', '[a dress](https://lune.example/d.png)'],
    ['An **open mark and ** a lost one', 'An open mark and  a lost one'],
    ['mid**wo**rd', 'midword'],
  ])('%j becomes %j', (written, expected) => {
    expect(subset(written)).toBe(expected);
  });

  it.each([
    'Order #45821, size 2 * 3 = 6, and a < b.',
    'Your label: label_45821_x.pdf. Write to <sophie@example.com>.',
    '- one\n- two\n\n1. first\n2. second\n\n**Bold** and _soft_ [words](https://lune.example/p).',
    'It is 5 * 4 cm. * Without shipping.',
  ])('stays %j', (written) => {
    expect(subset(written)).toBe(written);
  });

  it('cannot make an address that was removed from what was taken away', () => {
    for (const written of [
      'evil.**c**om',
      'ht`tps://evil.com/x`',
      '**https://evil.com**',
      '<b>www</b>.evil.com',
    ])
      expect(settledText(written, [])).not.toMatch(/evil\.com|\*\*/);
  });

  it('is shown in the chat with whole marks alone', () => {
    const guard = outputGuard(manners.chat, [], '');
    const shown = ['The **retu', 'rn** is ', '**fr', 'ee', '**.'].map((piece) => guard.push(piece));
    shown.push(guard.flush());
    for (const piece of shown) expect((piece.match(/\*\*/g) ?? []).length % 2).toBe(0);
    expect(shown.join('')).toBe('The **return** is **free**.');
  });
});

const marked = fc
  .array(
    fc.constantFrom(
      ...[
        '**',
        '*',
        '_',
        '__',
        '***',
        '`',
        '```',
        '#',
        '## ',
        '> ',
        '- ',
        '* ',
        '1. ',
        '| ',
        ' |',
        '---',
        '~~',
      ],
      ...['[', '](', ')', 'https://lune.example/p', '<b>', '</b>', '<br>', '\\', '\n', '\n\n', ' ', ' '],
      ...['Hello', 'order', '45821', 'é', '87,00 €', '.', '!', '👗'],
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

/** The words a text is made of, without the marks. */
const wordsOf = (text: string) => text.match(/Hello|order|45821|é|87,00 €|👗/gu) ?? [];
const letter = (text: string) => ({
  ...{
    subject: 's',
    locale: 'en',
    text,
    choices: [],
    links: [],
    linksHeading: '',
    left: [],
    leftHeading: '',
  },
  ...{ signature: ['Lune'], origins: ['https://lune.example'] },
});

/** What the chat's panel shows as it stands: it sets what is between two whole marks. */
const chatText = (text: string) => text.replace(/\*\*([^*\n]+)\*\*/g, '$1');

describe('a reply in the subset', () => {
  it('is one for good, keeps every word, and shows no mark on any channel', () => {
    fc.assert(
      fc.property(marked, (written) => {
        const text = settledText(written, ['lune.example']);
        expect(settledText(text, ['lune.example'])).toBe(text);
        expect(wordsOf(subset(written))).toEqual(wordsOf(written));
        const rendered = {
          mail: letterText(letter(text)),
          html: letterHtml(letter(text)).replace(/<[^>]*>/g, ''),
          chat: chatText(text),
          speech: speakable(text),
        };
        for (const [channel, words] of Object.entries(rendered)) {
          expect(words, channel).not.toMatch(/\*\*|```|^#{2,6} \p{L}/mu);
        }
        // WhatsApp has a mark of its own, of one sign.
        expect(whatsappText(text)).not.toMatch(/\*\*|```/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is rendered in a mail as HTML, with words that stay words in its text', () => {
    const text =
      'Hello **Sophie**,\n\n1. _Print_ it\n2. See [the policy](https://lune.example/p)\n\n[bad](https://evil.com)';
    expect(letterHtml(letter(text))).toContain(
      '<p>Hello <strong>Sophie</strong>,</p>\n<ol><li><em>Print</em> it</li><li>See <a href="https://lune.example/p">the policy</a></li></ol>\n<p>bad: https://evil.com</p>',
    );
    expect(letterText(letter(text))).toContain(
      'Hello Sophie,\n\n1. Print it\n2. See the policy: https://lune.example/p',
    );
  });
});
