import { expect } from 'vitest';
import { now } from '../../../src/clock.ts';
import { dressOrder } from '../../orders.ts';
import { ask, JSON_TYPE, kept } from '../world.ts';
import {
  api,
  bearer,
  booty,
  east,
  imported,
  NOBODY,
  ORDER,
  type Store,
  sophie,
  told,
  west,
} from './stores.ts';

/** Articles, orders, products, and the tools that an assistant is given. */
export const goods: Record<string, () => Promise<void>> = {
  'GET /api/v1/shop': async () => {
    // Both have one order, of the same number.
    await imported(west, { account: 'c-west', order: '70077', ...sophie });
    const { text } = await told(await api(east, 'GET', '/shop'));
    expect(text).toContain('"orders":1,');
    expect(text).not.toContain('70077');
  },
  'GET /api/v1/articles': async () => {
    const found = await api(east, 'GET', '/articles?q=gertrude%20secret%20lining');
    expect(await found.json()).toEqual({ passages: [], next: null });
    expect(await (await api(east, 'GET', '/articles')).json()).toEqual({ articles: [], next: null });
  },
  'GET /api/v1/articles/:id': async () => {
    expect((await api(east, 'GET', '/articles/west')).status).toBe(404);
    expect((await api(west, 'GET', '/articles/west')).status).toBe(200);
  },
  'PUT /api/v1/articles/:id': async () => {
    const article = { title: 'East', body: 'Other words.', language: 'en' };
    expect((await api(east, 'PUT', '/articles/west', article)).status).toBe(200);
    expect(await (await api(west, 'GET', '/articles/west')).text()).toContain('Gertrude');
    await api(east, 'DELETE', '/articles/west');
  },
  'DELETE /api/v1/articles/:id': async () => {
    expect((await api(east, 'DELETE', '/articles/west')).status).toBe(404);
    expect((await api(west, 'GET', '/articles/west')).status).toBe(200);
  },
  'GET /api/v1/articles/import': async () => {
    expect(await (await api(east, 'GET', '/articles/import')).json()).toEqual({ imports: [] });
  },
  'POST /api/v1/articles/import': async () => {
    const wanted = { url: 'http://sandbox/site/faq.html' };
    const response = await api({ ...east, adminToken: booty.apiToken }, 'POST', '/articles/import', wanted);
    expect(response.status).toBe(403);
  },
  'GET /api/v1/articles/unanswered': async () => {
    expect(await (await api(east, 'GET', '/articles/unanswered')).text()).not.toContain('Gertrude');
  },
  'DELETE /api/v1/articles/unanswered': async () => {
    expect((await api(east, 'DELETE', '/articles/unanswered?key=none')).status).toBe(404);
  },
  'GET /api/v1/orders/:id': async () => {
    const theirs = await told(await api(east, 'GET', '/orders/W-1'));
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await told(await api(east, 'GET', '/orders/W-2')));
  },
  'PUT /api/v1/orders/:id': async () => {
    const { type: _, ...order } = dressOrder({ ...sophie, account: 'c-eve', order: ORDER }, new Date(now()));
    expect((await api(east, 'PUT', `/orders/${ORDER}`, { ...order, total: 1 })).status).toBe(200);
    expect(await (await api(west, 'GET', `/orders/${ORDER}`)).json()).toMatchObject({ total: 8700 });
    await imported(east, { account: `c-${ORDER}`, order: ORDER, ...sophie });
  },
  'GET /api/v1/products/:id': async () => {
    expect((await api(west, 'GET', '/products/WEST-1')).status).toBe(200);
    expect((await api(east, 'GET', '/products/WEST-1')).status).toBe(404);
  },
  'GET /api/v1/places': async () => {
    expect((await api(west, 'GET', '/places')).status).toBe(200);
    expect(await (await api(east, 'GET', '/places')).json()).toEqual({ places: [] });
  },
  'GET /api/v1/accounts/:id': async () => {
    expect((await api(east, 'GET', '/accounts/west-company')).status).toBe(404);
  },
  'GET /api/v1/subscriptions/:id': async () => {
    expect((await api(east, 'GET', '/subscriptions/west-sub')).status).toBe(404);
  },
  'GET /api/v1/invoices/:id': async () => {
    expect((await api(east, 'GET', '/invoices/west-invoice')).status).toBe(404);
  },
  'GET /api/v1/appointments': async () => {
    expect(await (await api(east, 'GET', '/appointments')).json()).toEqual({ appointments: [] });
  },
  'GET /api/v1/appointments/:id': async () => {
    expect((await api(east, 'GET', '/appointments/west-visit')).status).toBe(404);
  },
  'GET /api/v1/free-times': async () => {
    expect(await (await api(east, 'GET', '/free-times')).json()).toEqual({ times: [] });
  },
  'DELETE /api/v1/places/:id': async () => {
    expect((await api(east, 'DELETE', '/places/west-shop')).status).toBe(404);
  },
  'PUT /api/v1/products/:id': async () => {
    expect((await api(east, 'PUT', '/products/WEST-1', { title: 'stolen' })).status).toBe(200);
    expect(await (await api(west, 'GET', '/products/WEST-1')).json()).toMatchObject({ title: 'ours' });
  },
  'POST /api/v1/import': async () => {
    const line = JSON.stringify({ type: 'product', id: 'KEYED', title: 'x' });
    const feed = async (store: Store, body: string) => {
      const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': booty.idempotency };
      return told(
        await ask('/api/v1/import', { method: 'POST', headers: { ...bearer(store), ...headers }, body }),
      );
    };
    expect((await feed(west, line)).status).toBe(200);
    // Neither answered from the west's memory, nor told that the key came with another request.
    expect(await feed(east, `${line}\n${line}`)).toMatchObject({
      status: 200,
      text: '{"imported":2,"errors":[]}',
    });
  },
  'POST /mcp': async () => {
    const call = (customer: string) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'read_thread', arguments: { customer } },
    });
    const asked = async (customer: string) =>
      told(
        await ask('/mcp', {
          method: 'POST',
          headers: { ...bearer(east), ...JSON_TYPE, accept: 'application/json, text/event-stream' },
          body: JSON.stringify(call(customer)),
        }),
      );
    const before = await kept();
    const theirs = await asked(booty.customer);
    expect(theirs).toEqual(await asked(NOBODY));
    expect(theirs.text).toContain('Not found');
    expect(await kept()).toEqual(before);
  },
};
