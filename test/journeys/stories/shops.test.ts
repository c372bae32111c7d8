import { beforeEach, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import type { Service } from '../../../scripts/clients/service.ts';
import { AngryStory } from '../../../scripts/demo/angry.ts';
import { ANGRY } from '../../../scripts/demo/angry-scripts.ts';
import { SCRIPTS } from '../../../scripts/demo/scripts.ts';
import { Story } from '../../../scripts/demo/story.ts';
import type { MailboxKind } from '../../../src/mailboxes/roster.ts';
import { afresh } from '../../machine/afresh.ts';
import { serviceByMailbox } from '../by-mailbox.ts';
import { serviceInside } from '../service.ts';

/* Both stories of the design where the shop and the mailbox are systems of somebody else's. */

beforeEach(afresh);

const SYSTEMS: readonly { kind: string; via: MailboxKind; fields: object }[] = [
  {
    ...{ kind: 'shopify', via: 'imap' },
    fields: {
      ...{ shop: 'lune.myshopify.com', clientId: 'dev-shopify-app', clientSecret: 'dev-shopify-secret' },
      apiBase: 'http://sandbox/shopify',
    },
  },
  {
    ...{ kind: 'woocommerce', via: 'gmail' },
    fields: { url: 'http://sandbox/woocommerce', key: 'ck_dev', secret: 'cs_dev' },
  },
  {
    ...{ kind: 'http', via: 'graph' },
    fields: { url: 'http://sandbox/shop-by-http', secret: 'dev-shop-by-http-secret' },
  },
];

/** Every message comes twice, and every object is evicted before each step. */
const WEATHER = { twice: true, evict: true };

async function on({ kind, via, fields }: (typeof SYSTEMS)[number]): Promise<Service> {
  const service = await serviceByMailbox(via, WEATHER);
  await call(service, 'PUT', `/connections/${kind}`, fields);
  await call(service, 'PATCH', '/settings', { shop: { kind } });
  return {
    ...service,
    // What the stories bring by the feed is ordered in the shop's own system.
    fetch: (path, init) =>
      path === '/api/v1/import' ? ordered(service, String(init?.body)) : service.fetch(path, init),
  };
}

function ordered(service: Service, lines: string) {
  const orders = `[${lines.trim().split('\n').join(',')}]`;
  return service.fetch('/sandbox/shops/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: orders,
  });
}

async function call(service: Service, method: string, path: string, body: object): Promise<unknown> {
  const answer = await service.fetch(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return answer.json();
}

describe.each(SYSTEMS)('with the shop on $kind and the mailbox by $via', (systems) => {
  it('the story', async () => {
    const script = SCRIPTS.find(({ wording }) => wording.locale === 'en');
    if (!script) throw new Error('the story is gone');
    let transcript = '';
    const story = await Story.prepare(await on(systems), script, (text) => {
      transcript += text;
    });
    await story.play();
    expect(story.checks.failed, transcript).toEqual([]);
  });

  it.each(['en', 'fr'] as const)('the angry story, %s', async (locale) => {
    const script = ANGRY.find((one) => one.locale === locale);
    if (!script) throw new Error('the story is gone');
    let transcript = '';
    const story = await AngryStory.prepare(await on(systems), script, (text) => {
      transcript += text;
    });
    await story.play();
    expect(story.checks.failed, transcript).toEqual([]);
  });
});

describe('a shop that is only read', () => {
  it('has its orders told, and its returns opened and kept beside it', async () => {
    const service = serviceInside();
    const api = new Api(service);
    await call(service, 'PUT', '/connections/prestashop', {
      url: 'http://sandbox/prestashop',
      key: 'DEVPRESTASHOPDEVPRESTASHOPDEVPRE',
    });
    expect(await call(service, 'POST', '/connections/prestashop/test', {})).toMatchObject({ ok: true });
    await call(service, 'PATCH', '/settings', { shop: { kind: 'prestashop' } });
    // What was seen of the settings lately counts for a while.
    const clock = new Clock(service);
    await clock.set(new Date((await clock.now()).getTime() + 3_600_000));
    const chat = await Chat.open(service);
    expect((await chat.say('Where is my order #45821?')).at(-1)?.text).toMatch(/delivered/i);
    await chat.say('The dress of it is too small, I want to send it back');
    expect((await chat.say('Yes, please')).at(-1)?.text).toMatch(/return .* is open/);
    expect(await api.order('45821')).toMatchObject({
      returns: [{ status: 'open' }],
      exchanges: [],
      refunds: [],
    });
  });
});
