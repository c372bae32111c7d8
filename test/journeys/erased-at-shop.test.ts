import { afterEach, expect, it, vi } from 'vitest';
import { Api } from '../../scripts/clients/api.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { everythingKept } from '../kept.ts';
import { serviceInside } from './service.ts';
import { type Shopper, shopper } from './shop.ts';

/* An erasure whose shop does not answer: all that is ours goes at once, the rest once the shop is there again. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);

interface Receipt {
  id: string;
  remains: string | null;
}

const call = (method: string, path: string) =>
  service.fetch(`/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer dev-admin-token', 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
const shopIs = (kind: string) => api.change({ shop: { kind } });
const receiptOf = async (id: string): Promise<Receipt | undefined> => {
  const { erasures } = (await (await call('GET', '/erasures?limit=200')).json()) as { erasures: Receipt[] };
  return erasures.find((one) => one.id === id);
};

/** Somebody with a label, erased while the shop is one that nobody connected. */
async function erasedWithoutShop(name: string): Promise<{ person: Shopper; receipt: Receipt }> {
  const person = await shopper(service, name);
  const text = `I'd like to return order ${person.order}, it is too small.`;
  await new Mailbox(service, person).ask({ to: 'support@demo.example', subject: 'Return', text });
  const [id = ''] = await api.customers({ email: person.email });
  await shopIs('http');
  const answer = await call('DELETE', `/customers/${id}`);
  expect(answer.status).toBe(200);
  const { receipt } = (await answer.json()) as { receipt: Receipt };
  const kept = (await everythingKept()).filter(
    ({ where, row }) => `${where} ${row}`.includes(id) || `${row}`.includes(person.email),
  );
  // What the object still has to do, by the shop's id alone.
  expect(kept.filter(({ where }) => !where.endsWith(' kv'))).toEqual([]);
  expect(JSON.stringify(kept)).not.toContain(person.email);
  return { person, receipt };
}

afterEach(() => shopIs('embedded'));

it('goes at once for all that is ours, and the rest once the shop answers', async () => {
  const { person, receipt } = await erasedWithoutShop('Gone');
  expect(receipt.remains).toBe('open');
  await clock.advance('3h');
  expect((await receiptOf(receipt.id))?.remains).toBe('open');
  await shopIs('embedded');
  expect((await api.order(person.order))?.returns).toHaveLength(1);
  await clock.advance('26h');
  await vi.waitFor(async () => expect((await receiptOf(receipt.id))?.remains).toBe('done'));
  expect(JSON.stringify((await api.order(person.order))?.returns)).not.toContain('.pdf');
  expect((await call('POST', `/erasures/${receipt.id}/dismiss`)).status).toBe(409);
});

it('is given up after a month', async () => {
  const { receipt } = await erasedWithoutShop('Month');
  await clock.advance('29d');
  expect((await receiptOf(receipt.id))?.remains).toBe('open');
  await clock.advance('3d');
  expect((await receiptOf(receipt.id))?.remains).toBe('given_up');
});

it('is tried no more once the owner has dismissed it', async () => {
  const { person, receipt } = await erasedWithoutShop('Dismissed');
  for (let twice = 0; twice < 2; twice++) {
    const answer = await call('POST', `/erasures/${receipt.id}/dismiss`);
    expect([answer.status, await answer.json()]).toEqual([200, { remains: 'dismissed' }]);
  }
  expect((await call('POST', `/erasures/er_${'0'.repeat(32)}/dismiss`)).status).toBe(404);
  await shopIs('embedded');
  await clock.advance('26h');
  expect((await receiptOf(receipt.id))?.remains).toBe('dismissed');
  expect(JSON.stringify((await api.order(person.order))?.returns)).toContain('.pdf');
  const kept = await everythingKept();
  expect(kept.filter(({ where, row }) => where.endsWith(' kv') && row.includes(person.account))).toEqual([]);
});
