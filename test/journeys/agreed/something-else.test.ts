import { describe, expect, it } from 'vitest';
import { serviceInside } from '../service.ts';
import { CHANNELS, COAT, someone } from './agreed.ts';

/* A yes to something else than the card, and a yes beside a question about something else: over the wire. */

const service = serviceInside();

describe.each(CHANNELS)('on %s', (channel) => {
  it('a size that answers another question cancels nothing', async () => {
    const { say, pending, status } = await someone(service, channel, 'en', [COAT]);
    await say('Do you have my dress in other sizes?');
    await say(`Please cancel order ${pending}`);
    await say('yes L please');
    expect(await status()).toBe('pending');
  });

  it('a yes to the act and order by name is one, and the question beside it is answered', async () => {
    const { say, pending, delivered, status } = await someone(service, channel, 'en', [COAT]);
    await say(`Please cancel order ${pending}`);
    const answer = await say(`Yes, cancel ${pending}. Where is my dress?`);
    expect(await status()).toBe('cancelled');
    expect(answer).toContain(delivered);
  });

  it('“yes, but not the top” narrows the card, and the next yes is to that', async () => {
    const { say, pending, items } = await someone(service, channel);
    await say(`Please cancel order ${pending}`);
    await say("yes but don't touch the striped top");
    expect(await items()).toHaveLength(2);
    await say('yes');
    expect(await items()).toEqual(['Striped top']);
  });
});
