import { expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { beginTalk } from '../../../scripts/talk/channels.ts';
import { everybody } from '../../../scripts/talk/people.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Who writes a language that is not spoken here reads so in it alone, and a person has the thread. */

it.each([
  [
    'email',
    'Guten Tag, wo bleibt meine Bestellung? Ich warte seit zwei Wochen.',
    'ein Mensch antwortet Ihnen hier',
  ],
  [
    'whatsapp',
    'Buenos días, ¿dónde está mi pedido? Todavía no ha llegado.',
    'una persona le responderá aquí',
  ],
])('by %s', async (channel, words, sentence) => {
  const service = serviceInside();
  const { store } = await everybody(service);
  const lou = await shopper(service, 'Lou');
  const talk = await beginTalk(channel, {
    service,
    store,
    locale: 'en',
    person: { id: null, locale: null, ...lou },
  });
  const said = (await talk.say(words)).join('\n');
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/Hello|I'm Lune|not sure/);
  const api = new Api(service);
  const [customer] = await api.customers({ email: lou.email });
  expect((await api.deskEntry(customer ?? ''))?.reason).toBe('language');
});
