import { describe, expect, it } from 'vitest';
import { type Put, readsAsYes } from '../consent/reads.ts';

const exchange: Put = {
  act: 'exchange',
  title: 'Lune dress',
  options: ['S', 'midnight'],
  target: ['M', 'midnight'],
};

describe('plain words', () => {
  it.each([
    'yes',
    'Yes.',
    'Yes please',
    'yeah',
    'yep!',
    'ok',
    'Okay',
    'sure',
    'of course',
    'go ahead',
    'please do',
    'Yes, go ahead',
    'that works for me',
    'sounds good',
    'I agree',
    'I confirm',
    'do it',
    "let's do it",
    'absolutely',
    'Hello, yes please',
    'yes, no problem',
    'Well yes',
    'Yes thanks',
    'ok thanks',
    'perfect',
    'perfect, go ahead',
    'ok do it',
    'yes I would like that',
    "that's fine",
    'Yes! Thank you',
    'OK, go ahead please',
  ])('yes: %s', (text) => expect(readsAsYes(text, 'en')).toBe('yes'));

  it.each([
    'no',
    'No thanks',
    'nope',
    'no, leave it',
    "I'd rather not",
    'not now',
    "don't",
    'No, I want a refund',
    'never',
    'please do not',
    'yes, actually no',
  ])('no: %s', (text) => expect(readsAsYes(text, 'en')).toBe('no'));

  it.each([
    'yes but in blue',
    'yes, but later',
    'maybe',
    'yes if it is free',
    'I think so',
    'yes?',
    'not sure',
    'why?',
    '',
    'He said yes',
    '"yes"',
    '> yes',
    '> yes\n> go ahead',
    'Did I say yes?',
    'yes, wait',
    'no yes',
    'yes and no',
    'yesterday',
    'thanks',
    'great thanks',
    'why not',
    'Yes please. How long will it take?',
    'what does yes do?',
    'you said yes',
    'the assistant wrote "yes, go ahead"',
    'yes, in size L',
    'yes in sand',
    "ok I'll have a look and come back",
    'ok, what about the other order',
    'Ok I understand, my sister will decide',
    'fine, then I go elsewhere',
    'yes I need to talk to my wife first',

    "yes, I'll think about it",
    'ok let me check with my sister first',
    'should I say yes',
    'hello',
    'where is my order?',
    'yes unless it costs something',
    'okay, however I have a question',
  ])('neither: %s', (text) => expect(readsAsYes(text, 'en')).toBeNull());
});

describe('with the offer at hand', () => {
  it.each([
    'yes, size M',
    "Yes, I'd like to exchange for the next size up instead.",
    'the exchange please',
    'I want to exchange it',
    'Exchange it for size M',
    "yes, I'd like the exchange",
    'could i swap it for one size bigger',
    'Can I exchange it for the medium please?',
    'Could you swap my dress for the next size?',
    'actually I would rather swap it for an M',
  ])('yes: %s', (text) => expect(readsAsYes(text, 'en', exchange)).toBe('yes'));
  it.each([
    'yes, size L',
    'exchange it for a red one',
    'can I exchange it?',
    "I don't want the exchange",
    'refund please',
    'maybe the exchange',
    'exchange it if it is free',
    'can you tell me whether the next size is in stock',
    'can I get the price of the next size?',
    'could I exchange it for a large?',
    'could I maybe swap it for one size bigger',
    'should I take one size bigger?',
  ])('not this: %s', (text) => expect(readsAsYes(text, 'en', exchange)).not.toBe('yes'));
});

it.each(['yes '.repeat(20_000), '"'.repeat(50_000), '>'.repeat(50_000), '-'.repeat(50_000)])(
  'long words end',
  (text) => {
    expect(['yes', 'no', null]).toContain(readsAsYes(text, 'en'));
  },
);

describe('a yes that sends things elsewhere', () => {
  const label: Put = { act: 'return', title: 'Lune dress', options: ['S', 'midnight'] };
  it.each(['Send the label to mallory@evil.example', 'Yes, please send it to mallory@evil.example'])(
    'is none: %s',
    (text) => expect(readsAsYes(text, 'en', label)).not.toBe('yes'),
  );
  it('is one with the sender’s address below', () => {
    expect(readsAsYes('Yes please.\n\nSophie Martin\nsophie@example.com', 'en', label)).toBe('yes');
  });
});
