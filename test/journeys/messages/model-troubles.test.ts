import { afterAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';

/* A provider that is mis-set: the customer is answered, and the desk is told what mends it. */

const inside = serviceInside();
const levers = new Levers(inside);

afterAll(() => levers.brain({ kind: 'embedded' }));

describe('a provider that is mis-set', () => {
  it.each([
    ['a wrong key', '401', /gpt does not accept the key: give it a valid one with PUT \/api\/v1\/secrets/],
    ['an unknown model', '404', /gpt knows no gpt-6-sol.*settings\.brain/],
  ])('for %s leaves an answer, and stands in the troubles', async (_, code, words) => {
    await levers.brain({ chain: [{ kind: 'gpt', model: 'gpt-6-sol' }] });
    await levers.fail('openai', [code]);
    const chat = await Chat.open(inside);
    const answers = await chat.say('When are you open on Saturday?');
    chat.close();
    expect(answers.map(({ text }) => text).join(' ')).not.toBe('');
    await expect
      .poll(async () => (await levers.desk()).troubles)
      .toContainEqual(expect.objectContaining({ channel: 'brain', reason: expect.stringMatching(words) }));
  });
});
