import { beforeAll, describe, expect, it } from 'vitest';
import { demoStore } from '../../../sandbox/stores/roster.ts';
import { now } from '../../../src/clock.ts';
import { begun, type Company, saying } from './company.ts';

/* Shops in town with a web shop, and a large web shop, from nothing: the preset through the API, the feed, and their main channels. */

let shoes: Company;
beforeAll(async () => {
  shoes = await begun('retail', demoStore('demo-retail')?.feed(new Date(now())) ?? []);
}, 30_000);

describe('shops in town', () => {
  it('tell where and until when an order can be collected, with its code to whom it belongs', async () => {
    const [written = '', until = ''] = await saying(
      await shoes.talk('whatsapp', 'Karim Ziani', 'fr'),
      'Ma commande est-elle prête ?',
      "Jusqu'à quand puis-je la retirer ?",
    );
    for (const told of [written, until])
      expect(told).toMatch(
        /31003.*est prête chez Pas à Pas Villeurbanne, 41 cours Émile-Zola, 69100 Villeurbanne.*jusqu’au.*4711/s,
      );
    const [spoken = ''] = await saying(
      await shoes.talk('phone', 'Karim Ziani'),
      'Is my order ready to pick up?',
    );
    expect(spoken).toMatch(/is ready at Pas à Pas Villeurbanne.*You can collect it until/);
  });

  it('say that an order is still being made ready', async () => {
    const [heard] = await saying(await shoes.talk('whatsapp', 'Anne Keating'), 'Can I collect my order?');
    expect(heard).toMatch(/31005.*is being made ready at Pas à Pas Lyon Bellecour/s);
  });

  it('tell a stranger who names the order where it waits, and never its code', async () => {
    const { service, api } = shoes;
    await api('PATCH', 'settings', { orderLookup: 'number' });
    const chat = await shoes.visit();
    const heard = (await chat.say('Is order 31003 ready?')).join('\n');
    await chat.end();
    expect(heard).toMatch(/31003.*ready at Pas à Pas Villeurbanne/s);
    expect(heard).not.toContain('4711');
    expect(service.store).toContain('fresh-retail');
  });

  it('find what was bought in town by the number of its receipt', async () => {
    const [heard] = await saying(await shoes.talk('whatsapp', 'Lucie Ferrand', 'en'), 'Where is T-20871?');
    expect(heard).toMatch(
      /Arcade ankle boots.*bought at Pas à Pas Lyon Bellecour.*receipt T-20871|acheté|achat/s,
    );
  });

  it('take returns where their owner says so', async () => {
    const ask = async () =>
      (await saying(await shoes.talk('phone', 'James Porter'), 'Can I return my sneakers in your shop?'))[0];
    expect(await ask()).toMatch(/Yes, you can bring it back to our shops.*Bellecour/s);
    await shoes.api('PATCH', 'settings', { returns: { inStore: false } });
    expect(await ask()).toMatch(/Our shops take no returns/);
  });
});

describe('a large web shop', () => {
  it('answers by itself on all four channels, and leaves complaints to a person', async () => {
    const large = await begun('large', demoStore('demo-large')?.feed(new Date(now())) ?? []);
    for (const channel of ['whatsapp', 'phone', 'email']) {
      const [heard] = await saying(await large.talk(channel, 'Owen Hartley'), 'Where is my order?');
      expect(heard, channel).toMatch(/700102.*was delivered/s);
    }
    const chat = await large.visit();
    expect((await chat.say('Is the Lande fleece in stock in M?')).join('\n')).toMatch(
      /sold out|out of stock|not in stock/i,
    );
    await chat.end();
    await large.write(
      'Greta Hollis',
      'This is a disgrace, I want to make a formal complaint about your service.',
    );
    const { drafts } = await large.api<{ drafts: { intent: string }[] }>('GET', 'desk');
    expect(drafts).toMatchObject([{ intent: 'complaint' }]);
  });
});
