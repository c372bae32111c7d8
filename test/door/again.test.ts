import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../scripts/clients/chat.ts';
import { serviceInside } from '../journeys/service.ts';
import { ADMIN, ask, bindings, JSON_TYPE } from './world.ts';

/* The same call again: `Idempotency-Key` on every POST of the API. */

const PLATFORM = { authorization: 'Bearer dev-platform-token' };
const post = async (path: string, key: string, body: unknown, token: Record<string, string> = ADMIN) => {
  const response = await ask(`/api/v1/${path}`, {
    method: 'POST',
    headers: { ...token, ...JSON_TYPE, 'idempotency-key': key },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};
const ACT = { advisor: 'a1', name: 'Nora' };
const product = (id: string, title: string) =>
  `${JSON.stringify({ type: 'product', id, title, variants: [] })}\n`;

let customer = '';
const written = async () => {
  const page = await bindings.CUSTOMER.getByName(`demo:${customer}`).exchanges(200, null);
  return (page?.exchanges ?? []).filter(({ author }) => author === 'advisor').map(({ text }) => text);
};

beforeAll(async () => {
  const chat = await Chat.open(serviceInside());
  await chat.say('Hello!');
  const claims = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  customer = claims.customer;
  chat.close();
});

describe('a call that comes twice', () => {
  it('has one effect, however close together', async () => {
    const body = { ...ACT, text: 'Until six.' };
    const all = await Promise.all(
      Array.from({ length: 5 }, () => post(`customers/${customer}/reply`, 'r-1', body)),
    );
    expect(new Set(all.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"status":200,"json":{"ok":true}}']),
    );
    expect(await written()).toEqual(['Until six.']);
  });

  it('is refused when it is another call under the same key', async () => {
    const other = await post(`customers/${customer}/reply`, 'r-1', { ...ACT, text: 'Until seven.' });
    expect(other).toMatchObject({ status: 422, json: { type: 'about:blank', status: 422 } });
    expect((await post(`customers/${customer}/note`, 'r-1', { advisor: 'a1', text: 'x' })).status).toBe(422);
    expect(await written()).toEqual(['Until six.']);
  });

  it('has its effect when the first was refused', async () => {
    expect((await post(`customers/${customer}/resolve`, 'r-2', { ticket: 'none' })).status).toBe(409);
    expect((await post(`customers/${customer}/resolve`, 'r-2', { ticket: 'none' })).status).toBe(409);
  });

  it('hands a floor over once', async () => {
    const back = { advisor: 'a1' };
    expect((await post(`customers/${customer}/handback`, 'h-1', back)).status).toBe(200);
    expect((await post(`customers/${customer}/handback`, 'h-1', back)).status).toBe(200);
    expect((await post(`customers/${customer}/handback`, 'h-2', back)).status).toBe(409);
  });

  it('creates one store, and shows its tokens to that call alone', async () => {
    const first = await post('stores', 's-1', { id: 'again' }, PLATFORM);
    expect(first.status).toBe(201);
    expect(await post('stores', 's-1', { id: 'again' }, PLATFORM)).toEqual(first);
    expect((await post('stores', 's-2', { id: 'again' }, PLATFORM)).status).toBe(409);
    expect((await post('stores', 's-1', { id: 'again', whatsappToken: 'x' }, PLATFORM)).status).toBe(422);
  });

  it('imports a feed once: what came after it stays', async () => {
    const feed = `${product('I-1', 'Old')}no line\n`;
    const first = await post('import', 'i-1', feed);
    expect(first).toMatchObject({ status: 200, json: { imported: 1, errors: [{ line: 2 }] } });
    await post('import', 'i-2', product('I-1', 'New'));
    expect(await post('import', 'i-1', feed)).toEqual(first);
    const now = await ask('/api/v1/products/I-1', { headers: ADMIN });
    expect(await now.json()).toMatchObject({ title: 'New' });
    expect((await post('import', 'i-1', product('I-1', 'Other'))).status).toBe(422);
  });
});
