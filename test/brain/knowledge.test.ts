import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/conversation/values.ts';
import type { Passage } from '../../src/knowledge/article.ts';
import { World } from './world.ts';

const wool: Passage = {
  article: 'care-en',
  title: 'Washing and care',
  heading: 'Wool and cashmere',
  text: 'Wash wool and cashmere by hand in cold water. Never wring them. Dry them flat.',
  language: 'en',
  url: 'https://lune.example/care',
  coverage: 1,
};

function asked(passages: Passage[], channel: Channel = 'chat'): World {
  const world = new World().speak(channel, 'verified', 'Sophie');
  world.passages = passages;
  return world;
}

describe('a question that an article answers', () => {
  it('is answered from it, with its source', async () => {
    const said = await asked([wool]).say('How should I wash a cashmere scarf?');
    expect(said.text).toContain('Washing and care');
    expect(said.text).toContain('by hand in cold water');
    expect(said.text).toContain('https://lune.example/care');
  });

  it('is answered aloud in two sentences, without a link', async () => {
    const said = await asked([wool], 'voice').say('How should I wash a cashmere scarf?');
    expect(said.text).toContain('by hand in cold water');
    expect(said.text).not.toMatch(/https|Dry them flat/);
  });
});

describe('a question on payment in general', () => {
  const methods: Passage = {
    ...wool,
    article: 'payment-en',
    title: 'Payment methods',
    heading: '',
    text: 'You can pay by card, PayPal or Apple Pay.',
  };

  it('is answered from the article, and no order is asked for', async () => {
    const world = asked([methods]);
    const said = await world.say('What payment methods do you accept?');
    expect(said.text).toContain('PayPal');
    expect(said.text).not.toMatch(/order number/);
  });

  it('is no trouble with a payment, which goes to a person', async () => {
    const said = await asked([{ ...methods, coverage: 0.3 }]).say('I was charged twice on my card!');
    expect(said.text).not.toContain('PayPal');
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
  });
});

describe('nothing is quoted', () => {
  it.each([
    ['that does not clearly answer', { ...wool, coverage: 0.4 }],
    ['in another language than the one that is spoken', { ...wool, language: 'fr' }],
  ])('%s', async (_, passage) => {
    const said = await asked([passage]).say('How should I wash a cashmere scarf?');
    expect(said.text).not.toContain('cold water');
    expect(said.text).not.toBe('');
  });

  it('in answer to what the shop itself answers', async () => {
    const said = await asked([wool]).say('Where is my order 45821?');
    expect(said.calls).not.toContain('search_knowledge');
  });

  it('in answer to thanks', async () => {
    const said = await asked([wool]).say('Thank you so much');
    expect(said.text).not.toContain('cold water');
  });
});
