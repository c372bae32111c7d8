import { describe, expect, it } from 'vitest';
import { demoStores } from '../../../sandbox/stores/roster.ts';
import { beginTalk } from '../../../scripts/talk/channels.ts';
import { everybody, whoIs } from '../../../scripts/talk/people.ts';
import { PRESETS } from '../../../src/settings/presets.ts';
import { serviceInside } from '../../journeys/service.ts';

const service = serviceInside();

/** What the store's first person with an order hears of it. */
async function asked(store: string, channel: string): Promise<string> {
  const there = { ...service, store };
  const { store: facts, personas } = await everybody(there);
  const [first] = personas.flatMap(({ name, orders }) => (orders.length > 0 ? [name] : []));
  const person = whoIs(personas, first ?? '');
  const talk = await beginTalk(channel, { service: there, store: facts, person, locale: 'en' });
  const heard = [...talk.greeting, ...(await talk.say('Where is my order?'))];
  await talk.end();
  return heard.join('\n');
}

describe('the demo stores', () => {
  it('are one of each kind of company', () => {
    const kinds = demoStores().map(({ preset }) => preset);
    expect(['shop', ...kinds].sort()).toEqual(PRESETS.map(({ id }) => id).sort());
  });

  it.each(demoStores())(
    '$id is filled when it is first asked for, with its preset and its own name',
    async (store) => {
      const api = (path: string) => service.fetch(`/sandbox/api/${path}?store=${store.id}`);
      const settings = await (await api('settings')).json<Record<string, unknown>>();
      const preset = PRESETS.find(({ id }) => id === store.preset);
      expect(settings).toMatchObject({ name: store.settings.name, modes: preset?.settings.modes });
      for (const id of Object.keys(store.articles)) expect((await api(`articles/${id}`)).status).toBe(200);
      const page = await (await service.fetch(`/sandbox/shop?store=${store.id}`)).text();
      expect(page).toContain(`data-store="${store.id}"`);
      expect(page).toContain(store.page.en.title);
    },
  );

  it.each([
    ['demo-large', 'email', '70'],
    ['demo-services', 'whatsapp', 'F-12'],
    ['demo-retail', 'chat', '310'],
    ['demo-retail', 'phone', '310'],
  ])('%s answers by %s of an order of its own', async (store, channel, order) => {
    expect((await asked(store, channel)).replaceAll(' ', '')).toContain(order);
  });

  it('signs a person in to the console of the store that is named', async () => {
    const init = { redirect: 'manual' } as const;
    const entered = await service.fetch('/sandbox/console?as=owner&name=Ada&store=demo-retail', init);
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const settings = await service.fetch('/api/v1/settings', { headers: { cookie } });
    expect(await settings.json()).toMatchObject({ name: 'Pas à Pas' });
  });

  it('has no store of another name', async () => {
    expect((await service.fetch('/sandbox/personas?store=elsewhere')).status).toBe(404);
    const talk = everybody({ ...service, store: 'elsewhere' });
    await expect(talk).rejects.toThrow('There is no demo store elsewhere.');
  });
});
