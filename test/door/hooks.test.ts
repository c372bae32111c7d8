import { beforeAll, describe, expect, it } from 'vitest';
import { metaSignature, twilioSignature } from '../../sandbox/sign.ts';
import { ADMIN, ask, HERE, kept, LEAK } from './world.ts';

/** When the messages were written, in seconds: what is a month old is dropped. */
const WRITTEN = String(Math.floor(Date.now() / 1_000));

/* Providers' calls: what is signed and senseless, and what is signed and comes again. */

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const whatsapp = async (body: Uint8Array<ArrayBuffer>, signature?: string) =>
  ask('/hooks/demo/whatsapp', {
    method: 'POST',
    headers: { 'x-hub-signature-256': signature ?? (await metaSignature('dev-whatsapp-secret', body)) },
    body,
  });
const twilio = async (path: string, fields: Record<string, string>, signed = fields) => {
  const url = `${HERE}/hooks/demo/twilio/${path}`;
  return ask(`/hooks/demo/twilio/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': await twilioSignature('dev-twilio-token', url, signed),
    },
    body: new URLSearchParams(fields).toString(),
  });
};
const message = (id: string, from = '33600000001') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: {
            metadata: { phone_number_id: '106540352242922' },
            contacts: [{ wa_id: from, profile: { name: 'A' } }],
            messages: [{ id, from, timestamp: WRITTEN, type: 'text', text: { body: 'Hello' } }],
          },
        },
      ],
    },
  ],
});
const unclaimed = async () => {
  const desk = (await (await ask('/api/v1/desk', { headers: ADMIN })).json()) as { unclaimed: unknown[] };
  return desk.unclaimed.length;
};
const messagesOf = async (query: string) => {
  const found = (await (await ask(`/api/v1/customers?${query}`, { headers: ADMIN })).json()) as {
    customers: { id: string }[];
  };
  const id = found.customers[0]?.id;
  const page = (await (
    await ask(`/api/v1/customers/${id}/exchanges?limit=200`, { headers: ADMIN })
  ).json()) as {
    exchanges: { direction: string; text: string }[];
  };
  return page.exchanges;
};

beforeAll(async () => {
  expect((await ask('/healthz')).status).toBe(200);
});

describe('WhatsApp’s webhook', () => {
  it('answers 200 to what is signed and makes no sense, and keeps that it came', async () => {
    const bodies = [
      '',
      'no json',
      '[]',
      'null',
      '{"object":"page","entry":[]}',
      '{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"x"}]}]}',
      `{"object":"whatsapp_business_account","entry":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      '\u0000',
    ];
    for (const body of bodies) {
      const before = await unclaimed();
      const response = await whatsapp(bytes(body));
      expect(response.status).toBe(200);
      expect(await unclaimed()).toBe(before + 1);
    }
  });

  it('refuses a signature over other bytes, another algorithm, two signatures, or too much', async () => {
    const before = await kept();
    const good = bytes(JSON.stringify(message('wamid.bad')));
    const signature = await metaSignature('dev-whatsapp-secret', good);
    for (const wrong of [
      await metaSignature('dev-whatsapp-secret', bytes('other')),
      await metaSignature('', good).catch(() => 'sha256='),
      signature.replace('sha256', 'sha1'),
      signature.slice(0, -1),
      `${signature}, ${signature}`,
      '',
    ]) {
      const response = await whatsapp(good, wrong);
      expect(response.status).toBe(403);
      expect(await response.text()).not.toMatch(LEAK);
    }
    const large = new Uint8Array(3 * 1024 * 1024 + 1);
    expect((await whatsapp(large)).status).toBe(413);
    expect(await kept()).toEqual(before);
  });

  it('takes a message that comes again once, an hour later too', async () => {
    const body = bytes(JSON.stringify(message('wamid.again')));
    for (let times = 0; times < 3; times++) expect((await whatsapp(body)).status).toBe(200);
    await ask('/sandbox/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"1h"}',
    });
    expect((await whatsapp(body)).status).toBe(200);
    const rows = await messagesOf('phone=%2B33600000001');
    expect(rows.filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  it('gives its challenge to nobody without the token', async () => {
    for (const query of [
      '',
      'hub.mode=subscribe&hub.challenge=1',
      'hub.mode=subscribe&hub.verify_token=dev-verify&hub.challenge=1',
      'hub.mode=unsubscribe&hub.verify_token=dev-verify-token&hub.challenge=1',
      'hub.mode=subscribe&hub.verify_token=x&hub.verify_token=dev-verify-token&hub.challenge=1',
    ]) {
      const response = await ask(`/hooks/demo/whatsapp?${query}`);
      await response.body?.cancel();
      expect(response.status).toBe(403);
    }
    const open = await ask(
      '/hooks/demo/whatsapp?hub.mode=subscribe&hub.verify_token=dev-verify-token&hub.challenge=%3Cscript%3E',
    );
    expect(await open.text()).toBe('<script>');
    expect(open.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(open.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('Twilio’s webhooks', () => {
  const call = { CallSid: 'CAdoors1', From: '+33600000002', To: '+33187650021', CallStatus: 'ringing' };

  it('refuse fields that were not signed, and repeated ones', async () => {
    // Which objects there are: receipts of earlier answers still add rows to those.
    const objects = async () => Object.keys(await kept());
    const before = await objects();
    expect((await twilio('voice', { ...call, From: '+33612345678' }, call)).status).toBe(403);
    expect((await twilio('voice', call, { ...call, __proto__x: '1' })).status).toBe(403);
    expect((await twilio('voice', { ...call, a: 'b'.repeat(70_000) })).status).toBe(413);
    expect(await objects()).toEqual(before);
  });

  it('take a call that is announced again as the same call', async () => {
    expect((await twilio('voice', call)).status).toBe(200);
    const heard = await messagesOf('phone=%2B33600000002');
    expect((await twilio('voice', call)).status).toBe(200);
    expect(await messagesOf('phone=%2B33600000002')).toEqual(heard);
  });
});
