import { evictDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import {
  type DeskView,
  type Found,
  THREAD_SUBPROTOCOL,
  type ThreadServerFrame,
} from '../../../src/console/protocol.ts';
import { Colleague } from '../../door/console/desk-client.ts';
import { ADMIN, ask, bindings } from '../../door/world.ts';
import { loginOf } from '../identity/logins.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* What advisors find of what was said, over the real wire formats. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const NUMBER = '+33187654321';
let nora: Colleague;

beforeAll(async () => {
  nora = await Colleague.enter('owner', 'Nora');
});

async function found(q: string, { view = 'all', tag }: { view?: DeskView; tag?: string } = {}) {
  const query = new URLSearchParams({ q, view, ...(tag ? { tag } : {}) });
  return (await nora.get<Found>(`/search?${query}`)).entries;
}
/** What is found once everybody has told what they have. */
async function told(q: string, count = 1): Promise<Found['entries']> {
  await clock.advance('1m');
  return until(`"${q}" in the index`, async () => {
    const entries = await found(q);
    return entries.length === count ? entries : null;
  });
}
const idOf = async (who: Shopper) => (await api.customers({ email: who.email }))[0] ?? '';

const SAYINGS: Record<string, (who: Shopper, words: string) => Promise<void>> = {
  chat: async (who, words) => {
    const chat = await Chat.open(service, { identity: await loginOf(service, who.account) });
    await chat.say(words);
    chat.close();
  },
  email: async (who, words) => {
    await new Mailbox(service, who).ask({ to: STORE, subject: 'A question', text: words });
  },
  whatsapp: async (who, words) => {
    await new WhatsApp(service, who).send({ text: words }, await clock.now());
  },
  voice: async ({ phone }, words) => {
    const call = await Call.place(service, { from: phone, to: NUMBER });
    await call.say(words);
    await call.hangUp();
  },
};

describe('an advisor finds', () => {
  it.each(Object.entries(SAYINGS))('what was said by %s, and who said it', async (channel, say) => {
    const who = await shopper(service, 'Odile');
    const word = `zanzibar${channel}`;
    await say(who, `Do you sell the ${word} dress in green?`);
    const [entry] = await told(word);
    expect(entry).toMatchObject({ customer: await idOf(who), name: who.name, found: { channel } });
    expect(entry?.found?.text).toContain(word);
    // By name, part of the number, order and parcel, with what was said in the same question.
    for (const q of [`Odile ${word}`, `${who.phone.slice(-5)} ${word}`, `${who.order} green ${word}`])
      expect(
        (await found(q)).map(({ customer }) => customer),
        q,
      ).toEqual([entry?.customer]);
  });

  it('a parcel by part of its number, which nobody has ever said', async () => {
    const who = await shopper(service, 'Perla');
    await SAYINGS.email?.(who, 'When are you open?');
    const [shipment] = (await nora.get<{ shipments: { tracking: string }[] }>(`/orders/${who.order}`))
      .shipments;
    const [entry] = await told((shipment?.tracking ?? '').slice(1));
    expect(entry?.customer).toBe(await idOf(who));
  });

  it('an internal note, and a thread by its view', async () => {
    const who = await shopper(service, 'Quentin');
    await SAYINGS.email?.(who, 'How long do I have to return a dress?');
    const customer = await idOf(who);
    await nora.post(`/customers/${customer}/note`, { text: 'Prefers the quagga courier' });
    expect(await told('quagga')).toMatchObject([{ customer, found: { channel: null } }]);
    const views: DeskView[] = ['assistant', 'closed', 'waiting', 'mine'];
    const inViews = await Promise.all(views.map((view) => found('quagga', { view })));
    expect(inViews.flat().map((entry) => entry.customer)).toEqual([customer]);
  });
});

describe('a tag', () => {
  it('is found, shown to all who look and on the desk, and leaves with whoever takes it off', async () => {
    const who = await shopper(service, 'Tilda');
    await SAYINGS.email?.(who, 'When are you open?');
    const customer = await idOf(who);
    const line = await nora.dial<ThreadServerFrame>(`/customers/${customer}/live`, THREAD_SUBPROTOCOL);
    line.say({ type: 'hello' });
    expect((await line.until('welcome')).state.tags).toEqual([]);
    const put = await nora.post(`/customers/${customer}/tags`, { add: ['Wrong Size!', 'VIP', 'vip'] });
    expect(put.status).toBe(200);
    expect((await line.until('state')).state.tags).toEqual(['wrong-size', 'vip']);
    expect((await line.until('item', ({ item }) => item.kind === 'tags')).item).toMatchObject({
      text: '+ wrong-size  + vip',
      author: { name: 'Nora' },
    });
    expect(await told(`tag:wrong-size ${who.order}`)).toMatchObject([
      { customer, tags: ['wrong-size', 'vip'], state: 'closed' },
    ]);
    expect(await found('', { tag: 'Wrong size', view: 'closed' })).toMatchObject([{ customer }]);
    await nora.post(`/customers/${customer}/takeover`, { from: null });
    await until('the desk', async () => {
      const [entry] = await found('', { view: 'mine' });
      return entry?.tags.includes('vip') && entry.urgency === 'now' ? entry : null;
    });
    await nora.post(`/customers/${customer}/tags`, { remove: ['wrong-size'] });
    await told(`tag:vip ${who.order}`);
    expect(await found('tag:wrong-size')).toEqual([]);
    expect((await nora.post(`/customers/${customer}/tags`, { add: ['!'] })).status).toBe(400);
    await nora.post(`/customers/${customer}/handback`);
    line.close();
  });
});

describe('the index', () => {
  it('has what two threads said under the one that leads, and under each again once they part', async () => {
    const [ann, bea] = [await shopper(service, 'Ann'), await shopper(service, 'Bea')];
    await SAYINGS.email?.(ann, 'The okapi dress is too small.');
    await SAYINGS.email?.(bea, 'The okapi coat is too big.');
    const [leader, follower] = [await idOf(ann), await idOf(bea)];
    expect((await told('okapi', 2)).map(({ customer }) => customer).sort()).toEqual(
      [leader, follower].sort(),
    );
    await nora.post(`/customers/${leader}/link`, { customer: follower, evidence: 'said so' });
    await until('the link', async () => ((await api.customer(follower)).id === leader ? true : null));
    expect((await told('okapi')).map(({ customer }) => customer)).toEqual([leader]);
    expect((await found('okapi coat'))[0]?.customer).toBe(leader);
    expect((await found('bea.'))[0]?.customer).toBe(leader);
    await nora.post(`/customers/${leader}/unlink`, { customer: follower });
    await until('the parting', async () => ((await api.customer(follower)).id === follower ? true : null));
    await told('okapi', 2);
    expect((await found('okapi coat')).map(({ customer }) => customer)).toEqual([follower]);
    expect((await found('okapi dress')).map(({ customer }) => customer)).toEqual([leader]);
  });

  it('has nothing of somebody who is erased, also where they are somebody else’s witness', async () => {
    const owner = await shopper(service, 'Rosa');
    await SAYINGS.email?.(owner, 'When are you open?');
    const chat = await Chat.open(service);
    await chat.say(`Where is my order ${owner.order}? The narwhal is waiting.`);
    chat.close();
    const entries = await told('narwhal', 2);
    const visitor = entries.map(({ customer }) => customer).find((id) => id !== entries[0]?.customer);
    const mine = await idOf(owner);
    const stranger = entries.map(({ customer }) => customer).find((id) => id !== mine) ?? visitor ?? '';
    expect((await ask(`/api/v1/customers/${stranger}`, { method: 'DELETE', headers: ADMIN })).status).toBe(
      200,
    );
    expect(await found('narwhal')).toEqual([]);
    await clock.advance('2m');
    expect(await found('narwhal')).toEqual([]);
    expect((await found(owner.order)).map(({ customer }) => customer)).toEqual([mine]);
  });

  it('is told again by everybody who is known, however often it is asked for', async () => {
    const who = await shopper(service, 'Sven');
    await SAYINGS.email?.(who, 'Do you know the axolotl print?');
    const [before] = await told('axolotl');
    const asked = await nora.post('/search/rebuild');
    expect(asked.status).toBe(200);
    expect(asked.json.asked).toBeGreaterThan(3);
    for (let n = 0; n < 8; n++) await evictDurableObject(bindings.INDEX.getByName(`demo:index/${n}`));
    await nora.post('/search/rebuild');
    await clock.advance('2m');
    expect(await told('axolotl')).toEqual([before]);
    const max = await Colleague.enter('lead', 'Max');
    expect((await max.post('/search/rebuild')).status).toBe(403);
  });
});
