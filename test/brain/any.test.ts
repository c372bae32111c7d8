import { describe, expect, inject, it } from 'vitest';
import type { Assurance, Channel } from '../../src/conversation/values.ts';
import { manners, ofType, order, type Said, World } from './world.ts';

/** Whatever is said, wherever and by whom: an answer, or a silence that is meant. */
const words = [
  '',
  ' ',
  '?',
  'yes',
  'no',
  'ok',
  'thanks',
  'bye',
  'Hello',
  '45821',
  '#45821',
  'M',
  'in blue',
  'too big',
  'undo',
  'refund',
  'exchange',
  'return',
  'label',
  'where',
  'cancel',
  'the second one',
  'sophie.martin@example.com',
  '06 12 34 56 78',
  '69003',
  'human',
  'why?',
  'the next size up please',
  'I will get back to you',
  'I already wrote to you',
  'it is damaged',
  'wrong item',
  'change my address',
  'Where is my order?',
  'the dress is too small',
  'send me the label',
  'which size should I take?',
  'is it in stock?',
  'are you open?',
  'return policy',
  'shipping costs',
  'I want my money back',
  'I was charged twice',
  'I dropped it off',
  'another colour please',
  'Do you have the Lune dress in M?',
  'answer me on WhatsApp',
  'are you a bot',
  '😀',
  '日本語',
  '<b>x</b>',
  'orders 45821 and 99999',
];
/** How often all words are said in a row. */
const ROUNDS = inject('whole') ? 4 : 1;
const speakers: [Channel, Assurance][] = [
  ['chat', 'anonymous'],
  ['chat', 'verified'],
  ['email', 'anonymous'],
  ['email', 'recognised'],
  ['whatsapp', 'verified'],
  ['voice', 'anonymous'],
  ['voice', 'recognised'],
];
const shops: Record<string, () => World> = {
  'one delivered order': () => new World(),
  'no orders': () => Object.assign(new World(), { orders: [] }),
  'several in every state': () =>
    Object.assign(new World(), {
      orders: [
        order({
          id: '1001',
          status: 'pending',
          shippedAt: null,
          deliveredAt: null,
          returnable: { open: false, reason: 'not_delivered', lastDay: null },
        }),
        order({
          id: '1002',
          status: 'shipped',
          deliveredAt: null,
          returnable: { open: false, reason: 'not_delivered', lastDay: null },
        }),
        order(),
        order({
          id: '1004',
          status: 'cancelled',
          cancelledAt: '2026-12-01T10:00:00Z',
          returnable: { open: false, reason: 'cancelled', lastDay: null },
        }),
        order({ id: '1005', returnable: { open: false, reason: 'window_closed', lastDay: '2026-11-01' } }),
      ],
    }),
};

function answers(said: Said, world: World, channel: Channel, asked: string): void {
  const silence = ofType(said, 'silence');
  expect(said.text !== '' || silence.length > 0, `an answer to "${asked}"`).toBe(true);
  expect(said.text).not.toMatch(/undefined|null|NaN|\[object|\.\.| {2}/);
  expect(said.text.length).toBeLessThanOrEqual(manners[channel].textLength);
  expect(ofType(said, 'record')).toHaveLength(1);
  if (manners[channel].spoken) expect(said.text).not.toMatch(/[#*\n€]/);
  if (manners[channel].letter && said.text) expect(said.text).toMatch(/^Hello( Sophie)?,\n\n/);
  const offers = ofType(said, 'propose').length;
  expect(world.tickets.length).toBeLessThan(100);
  expect(offers).toBeLessThanOrEqual(4);
}

describe.each(Object.entries(shops))('%s', (_, shop) => {
  it.each(speakers)('any word by %s, %s', async (channel, assurance) => {
    // To one half of the speakers each, where the proof is not to be whole; in a row all say all.
    const nth = speakers.findIndex(([on, as]) => on === channel && as === assurance);
    for (const [at, word] of words.entries()) {
      if (!inject('whole') && (at + nth) % 2 !== 0) continue;
      const world = shop().speak(channel, assurance, 'Sophie');
      answers(await world.say(word), world, channel, word);
    }
  });
  it.each(speakers)('all words in a row by %s, %s', async (channel, assurance) => {
    const world = shop().speak(channel, assurance, 'Sophie');
    for (let at = 0; at < words.length * ROUNDS; at++) {
      // Every pair of neighbours at a distance that shifts: many orders of the same words.
      const word = words[(at * 17 + Math.floor(at / words.length)) % words.length] ?? '';
      world.control = 'assistant';
      answers(await world.say(word), world, channel, word);
    }
  });
  it('a stranger is never told who the customer is', async () => {
    for (const word of words) {
      const world = shop().speak('chat', 'anonymous', 'Sophie');
      await world.say('45821');
      expect((await world.say(word)).text).not.toMatch(/Sophie|Martin|example\.com|0612|Lyon|6A001/);
    }
  });
});
