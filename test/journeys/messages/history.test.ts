import { describe, expect, it } from 'vitest';
import { historyBatch, stateSyncBatch, wamid } from '../../../sandbox/meta/wire.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* A shop connects the number of its handset: what was written there before comes once, and is the past. */

const service = serviceInside();
const clock = new Clock(service);
const levers = new Levers(service);
const DAY = 86_400_000;

/** Two questions and an answer of weeks ago. */
async function past(eve: Shopper) {
  const now = (await clock.now()).getTime();
  const said = [
    { id: wamid(), at: new Date(now - 20 * DAY), text: 'Good morning from Lune.', byShop: true },
    { id: wamid(), at: new Date(now - 19 * DAY), text: 'Please cancel my order, and where is it?' },
    { id: wamid(), at: new Date(now - 18 * DAY), text: 'It leaves tomorrow.', byShop: true },
  ];
  return historyBatch({ with: eve.phone, said });
}
const rows = async (eve: Shopper) => levers.api.exchanges(await levers.customer(eve));

describe('what was written on the handset before', () => {
  it('stands in the thread at its time, once, and gets no answer', async () => {
    const eve = await shopper(service, 'Eve');
    const phone = new WhatsApp(service, eve);
    const before = await lastSent(service, 'whatsapp');
    const batch = await past(eve);
    await phone.batch(batch);
    await phone.batch(batch);
    await clock.advance('2h');
    expect(await sentSince(service, 'whatsapp', before)).toEqual([]);
    const kept = (await rows(eve)).toSorted((one, other) => one.timestamp.localeCompare(other.timestamp));
    expect(kept.map(({ author, text, unanswered }) => [author, text, unanswered])).toEqual([
      ['advisor', 'Good morning from Lune.', null],
      ['customer', 'Please cancel my order, and where is it?', 'past'],
      ['advisor', 'It leaves tomorrow.', null],
    ]);
    for (const { timestamp, written } of kept) expect(timestamp).toBe(written);
    expect(Date.parse(kept[0]?.timestamp ?? '')).toBeLessThan((await clock.now()).getTime() - 19 * DAY);
  });

  it('silences nobody, does nothing, and is known when the customer writes', async () => {
    const eve = await shopper(service, 'Eve');
    const phone = new WhatsApp(service, eve);
    await phone.batch(await past(eve));
    expect((await levers.api.order(eve.order))?.status).toBe('delivered');
    const [answer] = await phone.say('Where is my order?', await clock.now());
    expect(answer?.text).toContain(eve.order);
    await clock.advance('1h');
    expect((await rows(eve)).map(({ channel }) => channel)).toContain('whatsapp');
  });

  it('opens no window, and puts nobody on the desk', async () => {
    const eve = await shopper(service, 'Eve');
    await new WhatsApp(service, eve).batch(await past(eve));
    await clock.advance('1h');
    const customer = await levers.customer(eve);
    const { waiting } = (await (
      await service.fetch('/api/v1/desk', {
        headers: { authorization: `Bearer ${service.adminToken}` },
      })
    ).json()) as { waiting: { customer: string }[] };
    expect(waiting.map((entry) => entry.customer)).not.toContain(customer);
  });

  it('comes with an address book that is nobody’s word, and troubles nobody', async () => {
    const eve = await shopper(service, 'Eve');
    const before = await lastSent(service, 'whatsapp');
    await new WhatsApp(service, eve).batch(stateSyncBatch({ name: 'Evie VIP', phone: eve.phone }));
    expect(await sentSince(service, 'whatsapp', before)).toEqual([]);
    const [known] = await levers.api.customers({ phone: eve.phone });
    expect(known).toBeUndefined();
  });
});
