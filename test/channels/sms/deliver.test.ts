import { describe, expect, it } from 'vitest';
import { deliverText, textsOpen } from '../../../src/channels/sms/deliver.ts';

/* Text messages on Twilio's wire. */

const credentials = {
  twilioAccountSid: 'AC0123',
  twilioAuthToken: 'secret',
  twilioApiBase: 'https://twilio.example/',
};
const message = { to: '+33612345678', from: '+33187650021', text: 'Lune: your code is 482913 & more' };

function provider(answer: () => Response | Promise<Response>) {
  const seen: { url: string; request: Request }[] = [];
  const fetch = (async (input: RequestInfo, init?: RequestInit) => {
    const request = new Request(input, init);
    seen.push({ url: request.url, request });
    return answer();
  }) as typeof globalThis.fetch;
  return { seen, fetch };
}
const refusing = (status: number, body: unknown = '') =>
  provider(() => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));

describe('a text message', () => {
  it('is posted as a form under basic auth, and named by its SM id', async () => {
    const { seen, fetch } = provider(() => Response.json({ sid: 'SM1', status: 'queued' }, { status: 201 }));
    expect(await deliverText(message, { credentials, fetch })).toEqual({
      status: 'accepted',
      provider: 'SM1',
    });
    const [{ url, request } = { url: '', request: new Request('https://none.example') }] = seen;
    expect(url).toBe('https://twilio.example/2010-04-01/Accounts/AC0123/Messages.json');
    expect(request.method).toBe('POST');
    expect(request.headers.get('authorization')).toBe(`Basic ${btoa('AC0123:secret')}`);
    const fields = new URLSearchParams(await request.text());
    expect(Object.fromEntries(fields)).toEqual({ To: message.to, From: message.from, Body: message.text });
  });

  it('leaves from a messaging service where one is named', async () => {
    const { seen, fetch } = provider(() => Response.json({ sid: 'SM1' }, { status: 201 }));
    const from = `MG${'0'.repeat(32)}`;
    await deliverText({ ...message, from }, { credentials, fetch });
    const fields = new URLSearchParams(await seen[0]?.request.text());
    expect(fields.get('MessagingServiceSid')).toBe(from);
    expect(fields.has('From')).toBe(false);
  });

  it.each([
    [{}, 'From'],
    [{ ...credentials, twilioAccountSid: undefined }, 'From'],
    [{ ...credentials, twilioAuthToken: undefined }, 'From'],
    [credentials, ''],
  ])('is closed where something is missing', async (given, from) => {
    const { seen, fetch } = provider(() => Response.json({ sid: 'SM1' }));
    expect(textsOpen(given, from)).toBe(false);
    expect(await deliverText({ ...message, from }, { credentials: given, fetch })).toMatchObject({
      status: 'failed',
      why: 'account',
    });
    expect(seen).toEqual([]);
  });

  it.each([
    [400, { code: 21211, message: "Invalid 'To' Phone Number: +33612345678" }, 'failed', 'recipient'],
    [400, { code: 21610, message: 'unsubscribed' }, 'failed', 'recipient'],
    [400, { code: 21408, message: 'Permission to send an SMS' }, 'failed', 'account'],
    [401, { code: 20003, message: 'Authenticate' }, 'failed', 'account'],
    [404, { code: 20404, message: 'not found' }, 'failed', 'account'],
    [400, { code: 21617, message: 'too long' }, 'failed', 'request'],
    [429, { code: 20429, message: 'Too many requests' }, 'retry', 'busy'],
    [503, 'upstream', 'retry', 'busy'],
    [200, 'no json', 'retry', 'busy'],
  ] as const)(
    'refused with %i %j is %s: %s, and nothing of it repeats the number',
    async (status, body, outcome, why) => {
      const { fetch } = refusing(status, body);
      const delivery = await deliverText(message, { credentials, fetch });
      expect(delivery).toMatchObject({ status: outcome, why });
      expect(JSON.stringify(delivery)).not.toMatch(/612345678|482913/);
    },
  );

  it('whose answer is lost may have gone', async () => {
    const { fetch } = provider(() => Promise.reject(new TypeError('connection reset by +33612345678')));
    const delivery = await deliverText(message, { credentials, fetch });
    expect(delivery).toMatchObject({ status: 'retry', unsure: true });
    expect(JSON.stringify(delivery)).not.toContain('612345678');
  });
});
