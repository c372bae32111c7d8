import { describe, expect, it } from 'vitest';
import { serviceInside } from '../service.ts';
import { CHANNELS, someone } from './agreed.ts';

/* What a wish under a condition, "not now" and a question leave to be agreed to: over the wire, in the customers' own words. */

const service = serviceInside();

describe.each(CHANNELS)('on %s', (channel) => {
  it('“not now” and a question about the deadline bring no offer, and thanks open no return', async () => {
    const { say, returns } = await someone(service, channel, 'fr');
    await say('Je voudrais retourner la robe après les fêtes, pas maintenant');
    const answer = await say("C'est possible jusqu'à quand ?");
    expect(answer).toMatch(/jusqu’au \p{L}+/u);
    expect(answer).not.toMatch(/Souhaitez-vous que je m’en charge/);
    await say('ok merci parfait');
    expect(await returns()).toBe(0);
    // A new plain wish is one.
    await say('Finalement je voudrais la renvoyer maintenant, ouvrez le retour de la robe');
    await say('oui');
    expect(await returns()).toBe(1);
  });

  it('thanks for an answer that an offer stood beside are no yes to it, and a yes to what is asked then is', async () => {
    const { say, returns } = await someone(service, channel);
    expect(await say('Can I still send the dress back, and what does it cost?')).toContain(
      'Shall I do that?',
    );
    const again = await say('ok thanks perfect');
    expect(await returns()).toBe(0);
    expect(again).toContain('Shall I do that?');
    await say('yes');
    expect(await returns()).toBe(1);
  });

  it('a bare yes to a wish under a condition does nothing until the act alone was asked about', async () => {
    const { say, pending, status } = await someone(service, channel);
    await say(
      `Is the blouse of order ${pending} see-through? If so cancel the order ${pending}, otherwise keep it.`,
    );
    const asked = await say('yes');
    expect(await status()).toBe('pending');
    expect(asked).toMatch(/cancel .*Shall I do that\?/s);
  });

  it('that an order has not left is checked, and a yes then cancels what was named', async () => {
    const { say, pending, status } = await someone(service, channel);
    const answer = await say(`Cancel order ${pending} only if it hasn't shipped yet`);
    expect(answer).toMatch(/has not left yet.*Shall I do that\?/s);
    await say('yes thanks');
    expect(await status()).toBe('cancelled');
  });
});
