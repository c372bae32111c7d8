import { describe, expect, test } from 'vitest';
import { withoutOurs } from '../../../src/channels/email/ours.ts';
import { US } from './fixtures/replies.ts';

/* Our letters are known by what we sent, whatever a client makes of them. */

const LETTER = [
  'Hello Sophie,',
  '',
  'I’m Lune’s AI assistant; if you would rather have a person, just say so in your answer.',
  '',
  'Your order 45821 arrived on **Monday**. Shall I send you a label for its return?',
].join('\n');
const LINES = LETTER.replaceAll('**', '').split('\n');

const read = (text: string) =>
  withoutOurs(text, ['An older letter of ours, which nobody quotes.', LETTER], US);

describe('the customer’s words end where our letter begins', () => {
  test.each([
    ['with nothing above it', []],
    ['under an attribution by name alone', ['Den 2. mars 2026 kl. 19.40 skrev Lune:']],
    ['under words of a client and a colon', ['On 2 March 2026 Lune has written the following:']],
    ['under a block without addresses', ['Fra: Lune', 'Sendt: mandag', 'Emne: Your order']],
    ['under a rule', ['_____________', '']],
  ])('%s', (_, between) => {
    const text = ['Ja tak, bare byt den.', '', ...between, ...LINES].join('\n');
    expect(read(text)).toBe('Ja tak, bare byt den.');
  });

  test.each([
    ['wrapped anew', LINES.join('\n').replace('have a person, just', 'have a person,\njust')],
    ['marked with bars', LINES.map((line) => `| ${line}`).join('\n')],
    [
      'with straight quotes and hard spaces',
      LINES.join('\n').replaceAll('’', "'").replace('AI assistant', 'AI\u00a0assistant'),
    ],
    ['in bold', LINES.map((line) => (line ? `*${line}*` : '')).join('\n')],
  ])('%s', (_, quoted) => {
    expect(read(`Ja tak.\n\n${quoted}`)).toBe('Ja tak.');
  });

  test('below it, they are what stands there', () => {
    expect(read(`${LINES.join('\n')}\n\nYes, please send it.`)).toBe('Yes, please send it.');
  });

  test('of nothing but our letter there are none', () => {
    expect(read(LINES.join('\n'))).toBe('');
  });
});

describe('words that are the customer’s too stay', () => {
  test.each([
    ['a greeting', 'Hello Sophie,\nyou wrote to the wrong person.'],
    ['a part of a sentence of ours', 'Send a label for its return'],
    ['a sentence of ours within another', 'You say: Shall I send you a label for its return? Yes, do.'],
    ['anything else', 'Where is it?\n\nSophie'],
  ])('%s', (_, text) => {
    expect(read(text)).toBe(text);
  });
});
