import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { knowledgeObject } from '../../durable-objects/clients/knowledge.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { serviceInside } from '../journeys/service.ts';
import { ADMIN, ask, bindings, JSON_TYPE } from './world.ts';

/* What a store has written down: put, found, read from its site, and quoted to customers. */

const Found = z.object({
  passages: z.array(z.object({ article: z.string(), text: z.string(), coverage: z.number() })),
});
const Unanswered = z.object({
  unanswered: z.array(z.object({ key: z.string(), example: z.string(), count: z.number() })),
});
const Imports = z.object({
  imports: z.array(
    z.object({
      url: z.string(),
      waiting: z.number(),
      read: z.number(),
      failed: z.array(z.object({ url: z.string(), reason: z.string() })),
    }),
  ),
});

async function call(method: string, path: string, body?: object): Promise<Response> {
  return ask(`/api/v1${path}`, {
    method,
    headers: { ...ADMIN, ...(body ? JSON_TYPE : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

const found = async (q: string, language = 'en') =>
  Found.parse(await (await call('GET', `/articles?q=${encodeURIComponent(q)}&language=${language}`)).json())
    .passages;

async function answered(text: string, locale = 'en'): Promise<string> {
  const chat = await Chat.open(serviceInside(), { locale });
  const said = await chat.say(text);
  chat.close();
  return said.map((message) => message.text).join('\n');
}

const sofa = {
  title: 'Sofa delivery',
  body: '## Stairs\n\nTwo porters carry a **sofa** up to the fourth floor.',
  language: 'en',
  audience: 'public',
};

describe('an article', () => {
  it('is put, found by its words with accents folded, replaced and deleted', async () => {
    expect((await call('PUT', '/articles/sofa', sofa)).status).toBe(200);
    expect((await found('do porters carry the sofas upstairs'))[0]).toMatchObject({
      article: 'sofa',
      text: 'Two porters carry a sofa up to the fourth floor.',
    });
    const french = { ...sofa, body: 'Un canapé est livré à l’étage.', language: 'fr', title: 'Canapés' };
    await call('PUT', '/articles/canape', french);
    expect((await found('livrer un canape a l etage', 'fr'))[0]?.article).toBe('canape');
    await call('PUT', '/articles/sofa', { ...sofa, body: 'Sofas are left at the kerb.' });
    expect((await found('porters carry sofas'))[0]?.text).not.toContain('fourth floor');
    expect((await call('DELETE', '/articles/sofa')).status).toBe(200);
    expect(await found('sofas kerb')).toEqual([]);
    expect((await call('GET', '/articles/sofa')).status).toBe(404);
  });

  it.each([
    ['no title', { ...sofa, title: ' ' }],
    ['an audience of its own', { ...sofa, audience: 'friends' }],
    ['no language', { ...sofa, language: 'English!' }],
    ['a field that there is not', { ...sofa, author: 'me' }],
  ])('with %s is refused', async (_, body) => {
    expect((await call('PUT', '/articles/bad', body)).status).toBe(400);
  });

  it('answers only while it is valid', async () => {
    const sale = {
      ...sofa,
      title: 'Summer sale',
      body: 'Every sandal costs half its price.',
      validTo: '2020-07-01T00:00:00Z',
    };
    await call('PUT', '/articles/sale', sale);
    expect(await found('sandal half price')).toEqual([]);
  });
});

describe('a customer who asks what an article answers', () => {
  it('reads it with its title, in the language they speak', async () => {
    expect(await answered('How should I wash a cashmere jumper?')).toMatch(
      /Washing and care[\s\S]*cold water/,
    );
    expect(await answered('Comment laver un pull en cachemire ?', 'fr')).toMatch(
      /Lavage et entretien[\s\S]*eau froide/,
    );
  });

  it('never reads what is for advisors alone', async () => {
    expect((await found('voucher for a late parcel goodwill'))[0]?.article).toBe('goodwill-en');
    expect(await answered('What voucher may advisors give as goodwill?')).not.toMatch(/10 €|voucher of/);
  });

  it('is told when nothing answers, and the owner sees what was asked', async () => {
    const question = 'Do your umbrellas survive a hurricane? I am jo@example.com';
    expect(await answered(question)).not.toBe('');
    const { unanswered } = Unanswered.parse(await (await call('GET', '/articles/unanswered')).json());
    const [one] = unanswered.filter(({ example }) => example.includes('hurricane'));
    expect(one?.example).not.toContain('jo@example.com');
    await call('DELETE', `/articles/unanswered?key=${encodeURIComponent(one?.key ?? '')}`);
    const left = Unanswered.parse(await (await call('GET', '/articles/unanswered')).json());
    expect(left.unanswered.some(({ key }) => key === one?.key)).toBe(false);
  });

  it('is counted once for one person, and not where it is only told', async () => {
    const knowledge = knowledgeObject(bindings, 'demo');
    for (const asker of ['cu_quill', 'cu_quill', 'cu_other'])
      await knowledge.search('do you sharpen quills?', 'en', asker);
    await knowledge.search('I sharpen my quills at home', 'en', 'cu_third');
    const { unanswered } = Unanswered.parse(await (await call('GET', '/articles/unanswered')).json());
    expect(unanswered.filter(({ example }) => example.includes('quills'))).toMatchObject([{ count: 2 }]);
  });

  it('is forgotten with who asked it: alone whole, and of what others asked too the words for it', async () => {
    const asked = async () =>
      Unanswered.parse(await (await call('GET', '/articles/unanswered')).json()).unanswered.filter(
        ({ key }) => /xylo|ther/.test(key),
      );
    const knowledge = knowledgeObject(bindings, 'demo');
    await knowledge.search('Zelda here: do you tune xylophone mallets?', 'en', 'cu_zelda');
    await knowledge.search('Xylophone mallets, Zelda here, do you tune?', 'en', 'cu_other');
    await knowledge.search('I am Zelda, do you rent a theremin?', 'en', 'cu_zelda');
    expect(await asked()).toHaveLength(2);
    await knowledge.forget(['cu_zelda'], []);
    const left = await asked();
    expect(left).toMatchObject([{ count: 2 }]);
    expect(left[0]?.example).toBe(left[0]?.key);
    await call('DELETE', `/articles/unanswered?key=${encodeURIComponent(left[0]?.key ?? '')}`);
  });
});

describe('the shop’s site', () => {
  it('is read by its sitemap: its own pages, what they say, and no other host', async () => {
    const url = 'http://sandbox/site/sitemap.xml';
    expect((await call('POST', '/articles/import', { url })).status).toBe(202);
    await vi.waitFor(
      async () => {
        const { imports } = Imports.parse(await (await call('GET', '/articles/import')).json());
        expect(imports.find((one) => one.url === url)?.waiting).toBe(0);
      },
      { timeout: 20_000, interval: 100 },
    );
    const { imports } = Imports.parse(await (await call('GET', '/articles/import')).json());
    expect(imports[0]?.failed.map((one) => [new URL(one.url).pathname, one.reason]).sort()).toEqual([
      ['/site/elsewhere.html', 'leads to another host: 169.254.169.254'],
      ['/site/gone.html', 'HTTP 404'],
      ['/site/picture.png', 'no page: image/png'],
    ]);
    const [passage] = await found('collect my parcel in your shop');
    expect(passage?.text).toContain('4 rue Mercière');
    expect(passage?.text).not.toMatch(/scarves|secret|Cookies/);
    expect((await found('livraison en Suisse', 'fr'))[0]?.text).toContain('Belgique');
    expect(await answered('Can I collect my parcel in the shop in Lyon?')).toContain('rue Mercière');
  });
});
