import { expect, it, vi } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { ADMIN, ask } from '../../door/world.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { subscriber } from './subscribers.ts';

/* Where the store has a person see what ends a contract. */

const service = serviceInside();
const levers = new Levers(service);

it('a subscription whose end is a draft ends when an advisor has sent the card, had the yes, and sent that', async () => {
  await levers.api.change({ modes: [{ intent: 'subscription_cancel', channel: '*', mode: 'draft' }] });
  const who = await subscriber(service, 'Fay');
  const chat = await Chat.open(service, { identity: await loginOf(service, who.account) });
  const said = (words: string) => chat.say(words);
  const sent = async (fits: RegExp) => {
    const { id, customer } = await vi.waitFor(async () => {
      const found = (await levers.desk()).drafts.find(({ text }) => fits.test(text));
      return found ?? expect.fail('no draft');
    });
    await levers.post(`/api/v1/drafts/${id}`, { decision: 'send', advisor: 'nora', name: 'Nora' });
    await vi.waitFor(async () =>
      expect((await levers.api.exchanges(customer)).some(({ text }) => fits.test(text))).toBe(true),
    );
  };
  const ending = async () => {
    const answer = await ask(`/api/v1/subscriptions/${who.subscription}`, { headers: ADMIN });
    return ((await answer.json()) as { ending: unknown }).ending;
  };
  // A question is answered by itself.
  expect((await said('What plan am I on?')).map(({ text }) => text).join()).toContain('Team');
  expect((await said('Please cancel my subscription.')).map(({ text }) => text).join()).toContain(
    'colleague',
  );
  await sent(/I can end your Team subscription/);
  expect(await ending()).toBeNull();
  await said('yes please');
  expect(await ending()).toBeNull();
  await sent(/it is done/);
  expect(await ending()).not.toBeNull();
  chat.close();
  await levers.api.change({ modes: [] });
});
