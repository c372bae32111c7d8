import { z } from 'zod';
import { now } from '../src/clock.ts';
import { addDays, daysBetween, localDay } from '../src/shop/days.ts';
import type { SandboxEnv } from './env.ts';
import { ownApi, ownRead } from './own-api.ts';
import { dressOrder, luneDress } from './seed/dress.ts';
import { demoSettings } from './seed.ts';
import type { Story } from './shapes.ts';

/* Whoever the playground brings in is somebody new each time: nobody's record is spent by it. */

const CAST = {
  en: { people: ['Clara Bennett', 'Alice Foster', 'Rosa Whitfield', 'Ellen Marsh'], dress: 'Lune dress' },
  fr: { people: ['Camille Morel', 'Jeanne Rivière', 'Lucie Delmas', 'Anna Caron'], dress: 'Robe Lune' },
};

/** One size up. */
const WANTED = 'DR-101-M';

const Dress = z.looseObject({
  id: z.string(),
  variants: z.array(z.looseObject({ sku: z.string(), stock: z.number() })),
});

/**
 * What is to happen: the story of a dress that is too small, on the Monday after it was delivered; somebody who got a dress
 * yesterday; somebody who ordered three, for more than the assistant may cancel alone.
 */
export const Scene = z.enum(['story', 'delivered', 'dear']);
type Scene = z.infer<typeof Scene>;

/** A new customer with an order, and the Monday on which the story begins. */
export async function newStory(
  env: SandboxEnv,
  language: 'en' | 'fr',
  scene: Scene,
): Promise<Story | Response> {
  const { timeZone } = demoSettings;
  const today = localDay(new Date(now()).toISOString(), timeZone);
  const monday = addDays(today, 7 - (daysBetween('2024-01-01', today) % 7));
  const { people, dress } = CAST[language];
  const order = await freeNumber(env);
  const name = people[Number(order) % people.length] ?? '';
  const email = `${name
    .normalize('NFD')
    .replace(/[^a-z ]/gi, '')
    .toLowerCase()
    .replace(' ', '.')}.${order}@example.com`;
  const buyer = { account: `c-story-${order}`, name, email, phone: `+336124${order}`, order };
  const first = scene === 'story' ? monday : today;
  const delivered = `${addDays(first, -1)}T10:24:00.000Z`;
  const whole = dressOrder(buyer, new Date(delivered), {
    placedAt: `${addDays(first, -5)}T18:12:00.000Z`,
    shippedAt: `${addDays(first, -4)}T09:05:00.000Z`,
    deliveredAt: delivered,
    items: [luneDress({ title: dress })],
    customer: { id: buyer.account, name, email, phone: buyer.phone, locale: language, tags: [], vip: false },
  });
  const made = scene === 'dear' ? dear(whole) : whole;
  await fillShelf(env);
  const answer = await feed(env, { type: 'order', ...made });
  if (!answer.ok) return answer;
  await answer.body?.cancel();
  const items = made.items.map(({ title }) => title);
  const persona = { id: buyer.account, name, email, phone: buyer.phone, locale: language };
  return { persona: { ...persona, orders: [{ id: order, status: made.status, items }] }, monday };
}

/** The same order of three pieces, which has not left yet. */
function dear({ shippedAt: _, deliveredAt: __, ...order }: ReturnType<typeof dressOrder>) {
  const items = order.items.map((item) => ({ ...item, quantity: 3 }));
  const total = 3 * order.total;
  const payments = order.payments.map((one) => ({ ...one, amount: total }));
  return { ...order, status: 'pending' as const, items, total, payments, shipments: [] };
}

/** Pieces of what is wanted for one more exchange, however often the story was played. */
async function fillShelf(env: SandboxEnv): Promise<void> {
  // The feed counts the shelf, from which promised pieces are taken off.
  for (let shelf = 8; shelf < 10_000; shelf *= 2) {
    const dress = await ownRead(env, 'products/DR-101', Dress);
    if (!dress || dress.variants.some(({ sku, stock }) => sku === WANTED && stock > 1)) return;
    const variants = dress.variants.map((one) => (one.sku === WANTED ? { ...one, stock: shelf } : one));
    await (await feed(env, { ...dress, type: 'product', variants })).body?.cancel();
  }
}

function feed(env: SandboxEnv, line: object): Promise<Response> {
  return ownApi(env, 'import', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: JSON.stringify(line),
  });
}

async function freeNumber(env: SandboxEnv): Promise<string> {
  for (;;) {
    const id = `${60_000 + Math.floor(Math.random() * 39_000)}`;
    const answer = await ownApi(env, `orders/${id}`);
    await answer.body?.cancel();
    if (answer.status === 404) return id;
  }
}
