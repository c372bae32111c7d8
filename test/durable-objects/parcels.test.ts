import { runInDurableObject } from 'cloudflare:test';
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parcelsObject } from '../../durable-objects/clients/parcels.ts';
import { outside } from '../../sandbox/env.ts';
import { Providers } from '../../sandbox/providers.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import type { CarrierConnection } from '../../src/connections/roster.ts';
import { isSendclouds } from '../../src/door/hooks/carriers.ts';
import { ask, bindings } from '../door/world.ts';
import { Levers } from '../journeys/levers.ts';
import { serviceInside } from '../journeys/service.ts';
import { readPdf } from '../pdf/read.ts';

/* Labels of returns by each carrier, on its wire format: bought once whatever breaks, and told of as they stand. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
const CONNECTED = {
  'mondial-relay': {
    ...{ brand: 'BDTEST13', user: 'BDTEST13@business-api.mondialrelay.com', password: 'sandbox' },
    ...{ key: 'PrivateK', apiBase: 'http://sandbox/mondial-relay' },
  },
  sendcloud: { key: 'sandbox-public', secret: 'sandbox-secret', apiBase: 'http://sandbox/sendcloud' },
} as const;
const put = (name: CarrierConnection, fields: object) =>
  levers.post(`/api/v1/connections/${name}`, fields, 'PUT');
const object = () => parcelsObject(bindings, 'demo');
let count = 0;

/** A return of a dress, as the shop would have it. */
function aReturn(more: object = {}) {
  const order = `7${1_000 + count++}`;
  return {
    ...{ return: `R-${order}`, order, owner: `c-${order}` },
    parcel: {
      order,
      from: {
        ...{ name: 'Zoë Œuvrard & Fils', line1: '12 bis rue de l’Été', line2: 'Bât. B', postcode: '69003' },
        ...{ city: 'Lyon', country: 'FR', email: 'zoe@example.org', phone: '+33612345678' },
      },
      to: {
        ...{ name: 'Lune – Retours', line1: '1 rue du Retour', line2: '', postcode: '69100' },
        ...{ city: 'Villeurbanne', country: 'FR', email: 'support@demo.example', phone: '' },
      },
      items: [{ title: 'Lune dress', sku: 'DR-101-S', quantity: 1, price: 8_700, currency: 'EUR' }],
      ...more,
    },
  };
}

describe.each(['mondial-relay', 'sendcloud'] as const)('a label by %s', (carrier) => {
  const label = (back: ReturnType<typeof aReturn>) => object().label(back, carrier);
  /** What the carrier was asked to send for an order. */
  const bought = async (order: string) =>
    (await outside(bindings).parcels(carrier)).filter(({ body }) => body.includes(`${order}-`));
  /** Until it is there. */
  const made = async (back: ReturnType<typeof aReturn>) => {
    for (let n = 0; n < 6; n++) {
      const now = await label(back);
      if (now.state === 'ready') return now;
      await clock.advance('1m');
    }
    throw new Error(`there is no label: ${JSON.stringify(await levers.desk())}`);
  };

  beforeEach(async () => {
    await levers.fail('carrier', []);
    await levers.fail('carrier', [], { late: true });
    await put(carrier, CONNECTED[carrier]);
  });

  it('is the carrier’s PDF, with the number of the parcel', async () => {
    const back = aReturn();
    const { key, size, tracking } = await made(back);
    const bytes = await (await bindings.BLOBS.get(`demo/${key}`))?.arrayBuffer();
    expect(bytes?.byteLength).toBe(size);
    const words = readPdf(new Uint8Array(bytes ?? new ArrayBuffer(0))).words.join('\n');
    expect(words).toContain(tracking);
    expect(words).toContain('uvrard');
    expect(words).toContain(`${back.order}-`);
  });

  it('is bought once, however often and at once it is asked for', async () => {
    const back = aReturn();
    await Promise.all([label(back), label(back), label(back)]);
    const first = await made(back);
    expect(await label(back)).toEqual(first);
    expect(await bought(back.parcel.order)).toHaveLength(1);
  });

  it('is another one for whoever the order belongs to by then', async () => {
    const back = aReturn();
    const first = await made(back);
    const second = await made({ ...back, owner: 'c-somebody-else' });
    expect(second.key).not.toBe(first.key);
  });

  it.each(['503', '429', '401'])(
    'is asked for again after HTTP %s, and the owner is told',
    async (status) => {
      const back = aReturn();
      await levers.fail('carrier', status);
      expect(await label(back)).toEqual({ state: 'coming' });
      expect(await bought(back.parcel.order)).toEqual([]);
      await made(back);
      expect(await bought(back.parcel.order)).toHaveLength(1);
      const { troubles } = await levers.desk();
      expect(troubles).toContainEqual({
        ...{ channel: 'carrier', since: expect.any(String), last: expect.any(String) },
        reason: expect.stringMatching(new RegExp(`${back.return}.*HTTP ${status}`)),
      });
    },
  );

  it('that the carrier refuses is a person’s to see to, and asked for anew only where somebody wants it later', async () => {
    const back = aReturn();
    await levers.fail('carrier', ['ok', 'refused'].slice(carrier === 'sendcloud' ? 0 : 1));
    await label(back);
    for (let n = 0; n < 3; n++) await clock.advance('30s');
    expect(await label(back)).toEqual({ state: 'failed' });
    const before = (await bought(back.parcel.order)).length;
    await clock.advance('5m');
    expect(await label(back)).toEqual({ state: 'failed' });
    expect(await bought(back.parcel.order)).toHaveLength(before);
    await clock.advance('10m');
    await made(back);
    expect(await bought(back.parcel.order)).toHaveLength(before + 1);
  });

  it('whose answer was lost is not bought twice', async () => {
    const back = aReturn();
    await levers.fail('carrier', '504', { late: true });
    await label(back);
    expect(await bought(back.parcel.order)).toHaveLength(1);
    for (let n = 0; n < 4; n++) await clock.advance('2m');
    await clock.advance('1h');
    expect(await bought(back.parcel.order)).toHaveLength(1);
    // One says what it has; of the other a person finds out.
    const { state } = await label(back);
    expect(state).toBe(carrier === 'sendcloud' ? 'ready' : 'failed');
    expect(await bought(back.parcel.order)).toHaveLength(1);
    if (carrier === 'sendcloud') return;
    const { troubles } = await levers.desk();
    expect(troubles.map(({ reason }) => reason).join('\n')).toMatch(
      new RegExp(`${back.return}.*answer was lost.*${back.order}-`),
    );
  });

  it('is asked for again where the call was lost before it was heard', async () => {
    const back = aReturn();
    await label(back);
    await made(back);
    // As a crash leaves it that came right behind what was written down.
    await runInDurableObject(object() as never, (_, { storage }) => {
      storage.sql.exec(
        "UPDATE labels SET state = 'asked', id = NULL, document = NULL, file = NULL, next_at = 0 WHERE back = ?",
        back.return,
      );
    });
    await object().wake();
    for (let n = 0; n < 3; n++) await clock.advance('1m');
    expect(await bought(back.parcel.order)).toHaveLength(1);
  });

  it('that is lost is bought anew once, and taken where the carrier says that it has it', async () => {
    const back = aReturn();
    await made(back);
    const asked = { back: back.return, owner: back.owner };
    expect(await object().renew({ ...asked, request: 'early' })).toBe(false);
    await runInDurableObject(object() as never, (_, { storage }) => {
      storage.sql.exec(
        "UPDATE labels SET state = 'asked', id = NULL, document = NULL, file = NULL, next_at = NULL, asked_at = asked_at - 9e7 WHERE back = ?",
        back.return,
      );
    });
    expect(await object().labelStatus(back.return, back.owner)).toMatchObject({ lost: true, renewed: null });
    await Promise.all(['one', 'one', 'two'].map((request) => object().renew({ ...asked, request })));
    await made(back);
    // Of what it has nothing is bought anew.
    expect(await bought(back.parcel.order)).toHaveLength(carrier === 'sendcloud' ? 1 : 2);
    expect((await object().labelStatus(back.return, back.owner))?.lost).toBe(false);
  });

  it('that was bought and has no PDF for a day is looked for again, and bought anew by an advisor alone', async () => {
    const back = aReturn();
    await made(back);
    await runInDurableObject(object() as never, (_, { storage }) => {
      storage.sql.exec(
        "UPDATE labels SET state = 'coming', file = NULL, next_at = 0, tries = 3, asked_at = asked_at - 9e7 WHERE back = ?",
        back.return,
      );
    });
    const { fetch } = Providers.prototype;
    // Whoever asks for a PDF gets none.
    const silent = vi.spyOn(Providers.prototype, 'fetch').mockImplementation(async function (
      this: Providers,
      request,
    ) {
      return request.headers.get('accept') === 'application/pdf'
        ? new Response('', { status: 404 })
        : fetch.call(this, request);
    });
    await object().wake();
    const asked = { back: back.return, owner: back.owner };
    expect(await object().labelStatus(asked.back, asked.owner)).toMatchObject({ lost: true });
    expect((await levers.desk()).troubles.map(({ reason }) => reason).join('\n')).toMatch(
      new RegExp(`${back.return}.*none after a day.*${back.order}-`),
    );
    expect(await label(back)).toEqual({ state: 'coming' });
    await clock.advance('20m');
    await label(back);
    expect(await bought(back.parcel.order)).toHaveLength(1);
    silent.mockRestore();
    await made(back);
    expect(await bought(back.parcel.order)).toHaveLength(1);
    await runInDurableObject(object() as never, (_, { storage }) => {
      storage.sql.exec(
        "UPDATE labels SET state = 'coming', file = NULL, next_at = NULL WHERE back = ?",
        back.return,
      );
    });
    expect(await object().renew({ ...asked, request: 'anew' })).toBe(true);
    await made(back);
    expect(await bought(back.parcel.order)).toHaveLength(2);
  });

  it('is read again, not bought, where its file is gone', async () => {
    const back = aReturn();
    const { key } = await made(back);
    await bindings.BLOBS.delete(`demo/${key}`);
    expect(await made(back)).toMatchObject({ key });
    expect(await bindings.BLOBS.head(`demo/${key}`)).not.toBeNull();
    expect(await bought(back.parcel.order)).toHaveLength(1);
  });

  it('is forgotten with its customer, file and all', async () => {
    const back = aReturn();
    const { key } = await made(back);
    expect(await object().known(back.owner, [])).toMatchObject([
      { return: back.return, carrier, state: 'ready' },
    ]);
    await object().forget(back.owner, []);
    expect(await object().known(back.owner, [back.order])).toEqual([]);
    expect(await bindings.BLOBS.head(`demo/${key}`)).toBeNull();
  });
});

describe('Sendcloud’s webhook', () => {
  const push = (body: string, signature: string) =>
    ask('/hooks/demo/sendcloud', { method: 'POST', body, headers: { 'sendcloud-signature': signature } });

  it('has what is being made looked into at once', async () => {
    await put('sendcloud', CONNECTED.sendcloud);
    const back = aReturn();
    expect(await object().label(back, 'sendcloud')).toEqual({ state: 'coming' });
    await runInDurableObject(object() as never, (_, { storage }) => {
      storage.sql.exec('UPDATE labels SET next_at = next_at + 9e9 WHERE back = ?', back.return);
    });
    await clock.advance('30s');
    expect((await object().known(back.owner, []))[0]?.state).toBe('coming');
    const body = '{"action":"parcel_status_changed","timestamp":1,"parcel":{"id":1,"status":{"id":11}}}';
    const signature = createHmac('sha256', CONNECTED.sendcloud.secret).update(body).digest('hex');
    expect((await push(body, signature)).status).toBe(200);
    await vi.waitFor(
      async () => expect((await object().known(back.owner, []))[0]?.state).toBe('ready'),
      10_000,
    );
  });

  it('that comes again and again has the carrier asked once in half a minute', async () => {
    await put('sendcloud', CONNECTED.sendcloud);
    const back = aReturn();
    expect(await object().label(back, 'sendcloud')).toEqual({ state: 'coming' });
    const signature = createHmac('sha256', CONNECTED.sendcloud.secret).update('{}').digest('hex');
    const nextAt = (set?: number) =>
      runInDurableObject(object() as never, (_, { storage }) => {
        const { sql } = storage;
        // As it stands behind a look that found it unfinished still.
        if (set !== undefined)
          sql.exec("UPDATE labels SET state = 'coming', next_at = ? WHERE back = ?", set, back.return);
        return Number(sql.exec('SELECT next_at FROM labels WHERE back = ?', back.return).one().next_at);
      });
    const far = (await nextAt()) + 9e9;
    await nextAt(far);
    const lately = await clock.advance('2m');
    expect((await push('{}', signature)).status).toBe(200);
    await vi.waitFor(
      async () => expect((await object().known(back.owner, []))[0]?.state).toBe('ready'),
      10_000,
    );
    await nextAt(far);
    for (let n = 0; n < 100; n++) expect((await push('{}', signature)).status).toBe(200);
    const due = await nextAt();
    expect(due).toBeLessThan(far);
    expect(due).toBeGreaterThanOrEqual(lately.getTime() + 30_000);
  });

  it('is closed without the integration’s signature, and where Sendcloud is not connected', async () => {
    await put('sendcloud', CONNECTED.sendcloud);
    const signed = (secret: string) => createHmac('sha256', secret).update('{}').digest('hex');
    for (const wrong of ['', 'x', signed('another'), signed(CONNECTED.sendcloud.secret).slice(1)])
      expect((await push('{}', wrong)).status).toBe(403);
    expect((await push('{"a":1}', signed(CONNECTED.sendcloud.secret))).status).toBe(403);
    await levers.post('/api/v1/connections/sendcloud', {}, 'DELETE');
    expect((await push('{}', signed(CONNECTED.sendcloud.secret))).status).toBe(403);
  });

  it('is signed as its documentation computes it', () => {
    const raw = new TextEncoder().encode('{"key": "value"}');
    const published = '1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a';
    expect(isSendclouds(raw, published, 'secretkey')).toBe(true);
    expect(isSendclouds(raw, published, 'secretkeys')).toBe(false);
  });
});
