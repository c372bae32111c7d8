import { beforeEach, describe, expect, it } from 'vitest';
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
