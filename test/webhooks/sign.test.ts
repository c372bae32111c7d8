import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSigned } from '../../src/signature.ts';
import { retryAfter, waitAfter } from '../../src/webhooks/retries.ts';
import { newWebhookSecret, webhookHeaders } from '../../src/webhooks/sign.ts';

const URL_ = 'https://shop.example/hooks?of=lune';

describe('the signature of a webhook', () => {
  it('is the one of the example that Standard Webhooks libraries are tested with', () => {
    const headers = webhookHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330, url: URL_, body: '{"test": 2432232314}' },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers).toMatchObject({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is also the one of every request between the service and the systems of a store', () => {
    const secret = newWebhookSecret();
    const at = Math.floor(Date.now() / 1_000);
    const headers = webhookHeaders({ id: 'e1', at, url: URL_, body: '{"é":1}' }, [secret]);
    const signed = headers['onethread-signature'];
    expect(isSigned(signed, secret, { method: 'POST', path: '/hooks?of=lune', body: '{"é":1}' })).toBe(true);
    expect(isSigned(signed, secret, { method: 'POST', path: '/hooks', body: '{"é":1}' })).toBe(false);
  });

  it('is made with both secrets while one takes the place of the other, and with any text as a key', () => {
    const at = 1_700_000_000;
    const headers = webhookHeaders({ id: 'e1', at, url: URL_, body: '{}' }, [
      'a plain secret',
      'the one before',
    ]);
    const by = (key: string) => `v1,${createHmac('sha256', key).update(`e1.${at}.{}`).digest('base64')}`;
    expect(headers['webhook-signature']).toBe(`${by('a plain secret')} ${by('the one before')}`);
  });

  it('has a secret of 256 bits, another one each time', () => {
    const [one, other] = [newWebhookSecret(), newWebhookSecret()];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice('whsec_'.length), 'base64')).toHaveLength(32);
  });
});

describe('a delivery that failed', () => {
  it('is tried again ever later, eight times in 28 hours', () => {
    const waits = Array.from({ length: 8 }, (_, index) => waitAfter(index + 1));
    expect(waits.at(-1)).toBeNull();
    const known = waits.filter((wait) => wait !== null);
    expect(known).toHaveLength(7);
    expect([...known].sort((one, other) => one - other)).toEqual(known);
    const hours = known.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(27);
    expect(hours).toBeLessThan(28);
  });

  it('waits as long as the other side asks for, and no longer than a day', () => {
    expect(waitAfter(1, 60_000)).toBe(60_000);
    expect(waitAfter(1, 1_000)).toBe(5_000);
    expect(waitAfter(1, 9e9)).toBe(86_400_000);
    expect(waitAfter(8, 60_000)).toBeNull();
  });

  it('reads Retry-After in seconds and as a date, and nothing else', () => {
    const now = Date.parse('2026-12-01T10:00:00Z');
    expect(retryAfter('120', now)).toBe(120_000);
    expect(retryAfter('Tue, 01 Dec 2026 10:01:00 GMT', now)).toBe(60_000);
    expect(retryAfter('Tue, 01 Dec 2026 09:00:00 GMT', now)).toBe(0);
    for (const none of [null, '', 'soon', '-3', '1e9', '99999999999'])
      expect(retryAfter(none, now)).toBeNull();
  });
});
