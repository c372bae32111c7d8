import { beforeEach, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { SCRIPTS } from '../../../scripts/demo/scripts.ts';
import { Story } from '../../../scripts/demo/story.ts';
import { afresh } from '../../machine/afresh.ts';
import { serviceInside } from '../service.ts';

/* The story of the design where the shop is a system of somebody else's. */

beforeEach(afresh);

const CONNECTIONS = {
  shopify: {
    ...{ shop: 'lune.myshopify.com', clientId: 'dev-shopify-app', clientSecret: 'dev-shopify-secret' },
    apiBase: 'http://sandbox/shopify',
  },
  woocommerce: { url: 'http://sandbox/woocommerce', key: 'ck_dev', secret: 'cs_dev' },
  http: { url: 'http://sandbox/shop-by-http', secret: 'dev-shop-by-http-secret' },
};

describe('the story with its shop on', () => {
  it.each(Object.entries(CONNECTIONS))('%s', async (kind, fields) => {
    const service = serviceInside({ twice: true, evict: true });
    const call = async (method: string, path: string, body: object) => {
      const answer = await service.fetch(`/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.status, await answer.text()).toBe(200);
    };
    await call('PUT', `/connections/${kind}`, fields);
    await call('PATCH', '/settings', { shop: { kind } });
    const [script] = SCRIPTS.filter(({ wording }) => wording.locale === 'en');
    if (!script) throw new Error('the story is gone');
    let transcript = '';
    const story = await Story.prepare(service, script, (text) => {
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
    const call = async (method: string, path: string, body: object) => {
      const answer = await service.fetch(`/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.status, await answer.clone().text()).toBe(200);
      return answer.json();
    };
    await call('PUT', '/connections/prestashop', {
      url: 'http://sandbox/prestashop',
      key: 'DEVPRESTASHOPDEVPRESTASHOPDEVPRE',
    });
    expect(await call('POST', '/connections/prestashop/test', {})).toMatchObject({ ok: true });
    await call('PATCH', '/settings', { shop: { kind: 'prestashop' } });
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
