import { describe, expect, it } from 'vitest';
import { feedIn, recognisedIn } from '../../../console/core/setup/feed.ts';
import { originOf, widgetTag } from '../../../console/core/setup/page-check.ts';
import { Samples } from '../../../console/core/setup/samples.ts';
import { StoreSettings } from '../../../console/core/setup/settings.ts';
import { ShopData } from '../../../console/core/setup/shop.ts';
import { Sources, titleOf } from '../../../console/core/setup/sources.ts';
import { Api } from '../../../console/core/transport/api.ts';
import { FakeWorld, refusal, settled } from '../world.ts';

const order = (id: string, name: string) => ({
  ...{ type: 'order', id, total: 8_700, currency: 'EUR', customer: { id: `c-${name}`, name } },
});
const lines = [order('1', 'Ida'), order('2', 'Ida'), { type: 'product', id: 'DR' }, { type: 'order' }];
const ndjson = lines.map((line) => JSON.stringify(line)).join('\n');

describe('a file of the shop', () => {
  it('is read as it is, or as a list of its entries', () => {
    expect(feedIn(ndjson)).toEqual({ text: ndjson, lines: 4 });
    expect(feedIn(`\uFEFF${JSON.stringify(lines)}`)).toEqual({ text: ndjson, lines: 4 });
  });

  it('tells whom and what it recognised among the lines that were taken', () => {
    expect(recognisedIn(feedIn(ndjson), new Set([4]))).toEqual({
      ...{ orders: 2, products: 1, places: 0, people: 1 },
      some: [
        { order: '1', name: 'Ida', total: 8_700, currency: 'EUR' },
        { order: '2', name: 'Ida', total: 8_700, currency: 'EUR' },
      ],
    });
  });

  it('is brought in with the reasons of the lines that were not taken, also where none was', async () => {
    const world = new FakeWorld();
    world.answer = ({ path }) =>
      path === 'import'
        ? { body: { imported: 3, errors: [{ line: 4, message: 'id: required' }] } }
        : { body: {} };
    const api = new Api(world);
    const shop = new ShopData(api, new StoreSettings(api));
    expect(await shop.take('feed.ndjson', ndjson)).toBe(true);
    expect(shop.taken.value).toMatchObject({ wrong: 1, recognised: { orders: 2 }, rejected: [{ line: 4 }] });
    world.answer = ({ path }) =>
      path === 'import'
        ? refusal(400, 'Bad request', { errors: [{ at: 'line 1', message: 'no JSON' }] })
        : { body: {} };
    expect(await shop.take('letter.txt', 'Dear shop')).toBe(true);
    expect(shop.taken.value).toMatchObject({ wrong: 1, recognised: { orders: 0 }, rejected: [{ line: 1 }] });
  });

  it('as CSV is looked at by the service, and sent once somebody has seen what it holds', async () => {
    const world = new FakeWorld();
    const recognised = { orders: 2, products: 0, places: 0, people: 1, some: [] };
    const errors = [{ line: 4, message: 'total: empty' }];
    const asked: string[] = [];
    world.answer = ({ path, method }) => {
      if (method === 'POST') asked.push(path);
      return { body: /dryRun/.test(path) ? { imported: 0, errors, recognised } : { imported: 2, errors } };
    };
    const api = new Api(world);
    const shop = new ShopData(api, new StoreSettings(api));
    expect(await shop.look('orders.csv', 'order,sku\n1,2')).toBe(true);
    expect(shop.looked.value).toMatchObject({ recognised, wrong: 1, rejected: errors });
    expect(shop.taken.value).toBeNull();
    expect(await shop.takeLooked()).toBe(true);
    expect(shop.taken.value).toMatchObject({ file: 'orders.csv', recognised, rejected: errors });
    expect(shop.looked.value).toBeNull();
    expect(asked).toEqual(['import?dryRun=true', 'import']);
  });

  it('is not needed where the shop’s own system answers: orders are read there once it did', async () => {
    const world = new FakeWorld();
    let ok = false;
    world.answer = ({ path }) =>
      path.endsWith('/test') ? { body: { ok, detail: ok ? 'Lune' : '401' } } : { body: { connections: [] } };
    const api = new Api(world);
    const shop = new ShopData(api, new StoreSettings(api));
    await settled();
    await shop.connect('http', { url: 'https://shop.example', secret: 's' });
    expect(shop.receipt.value).toEqual({ ok: false, detail: '401' });
    expect(world.made('PUT', /^settings/)).toHaveLength(0);
    ok = true;
    await shop.connect('http', { url: 'https://shop.example', secret: '' });
    expect(world.made('PUT', /^connections\/http$/).at(-1)?.body).toEqual({ url: 'https://shop.example' });
    expect(world.made('PUT', /^settings/)[0]?.body).toMatchObject({ shop: { kind: 'http' } });
  });
});

describe('what a store knows', () => {
  it('is written down under its title, or its first line', async () => {
    const world = new FakeWorld();
    world.answer = () => ({ body: { imports: [] } });
    const sources = new Sources(new Api(world), world);
    await sources.write([{ title: '', body: '# Washing silk\n\nBy hand.' }], 'en');
    const [put] = world.made('PUT', /^articles\//);
    expect(put?.path).toMatch(/^articles\/washing-silk-/);
    expect(put?.body).toMatchObject({ title: 'Washing silk', language: 'en', audience: 'public' });
    expect(titleOf('\n---\n')).toBe('?');
  });

  it('is read from the site, and asked after until every page is read', async () => {
    const world = new FakeWorld();
    let waiting = 2;
    const url = 'https://shop.example/sitemap.xml';
    world.answer = ({ path, method }) => {
      if (path !== 'articles/import') return { body: {} };
      if (method === 'GET' && waiting > 0) waiting--;
      return { body: { imports: [{ url, waiting, read: 2 - waiting, failed: [] }] } };
    };
    const sources = new Sources(new Api(world), world);
    await sources.readSite(url);
    await world.pass(10_000);
    expect(sources.imports.value).toMatchObject([{ waiting: 0, read: 2 }]);
    const asked = world.made('GET', /import/).length;
    await world.pass(60_000);
    expect(world.made('GET', /import/)).toHaveLength(asked);
  });
});

describe('sample answers', () => {
  it('are asked for once typing rests, and those of the last change stand', async () => {
    const world = new FakeWorld();
    world.answer = ({ body }) => ({
      body: { samples: [{ question: '?', answers: [JSON.stringify((body as { change: object }).change)] }] },
    });
    const samples = new Samples(new Api(world), world);
    for (const windowDays of [1, 14]) samples.follow({ returns: { windowDays } }, 'en', 'chat', 3);
    await world.pass(2_000);
    expect(world.made('POST', /samples/)).toHaveLength(1);
    expect(samples.shown.value[0]?.answers).toEqual(['{"returns":{"windowDays":14}}']);
    samples.follow({ returns: { windowDays: 14 } }, 'en', 'chat', 3);
    expect(samples.stale.value).toBe(false);
    world.answer = () => refusal(400, 'Bad request');
    samples.follow({ returns: { windowDays: -1 } }, 'en', 'chat', 3);
    await world.pass(2_000);
    expect(samples.problem.value?.status).toBe(400);
    expect(samples.shown.value).toHaveLength(1);
  });
});

describe('the tag', () => {
  it('names the service and the store', () => {
    expect(widgetTag('https://chat.example', 'lune')).toBe(
      '<script async src="https://chat.example/widget.js" data-store="lune"></script>',
    );
    expect([originOf('https://shop.example/a?b'), originOf('nonsense')]).toEqual([
      'https://shop.example',
      null,
    ]);
  });
});
