import { env, exports } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Brain, Story } from '../../../sandbox/shapes.ts';
import { setClockShift } from '../../../src/clock.ts';

/* The development Worker as clients meet it, and its emulators as the service meets them. */

const HERE = 'http://localhost:8787';
const world = env as unknown as {
  EMAIL: { send(message: object): Promise<{ messageId: string }> };
  SANDBOX: Fetcher & { armed(object: object): Promise<void>; clockShift(): Promise<number> };
};

const service = (exports as unknown as { default: Fetcher }).default;
const get = (path: string, init?: RequestInit) => service.fetch(new Request(HERE + path, init));
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  get(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
interface Listed {
  n: number;
  to: string;
  text: string;
  attachments: { filename: string; size: number; url: string }[];
  raw: { headers: Record<string, string>; messageId: string; subject: string };
}
async function sent(channel: string, since = 0): Promise<Listed[]> {
  return (await get(`/sandbox/sent?channel=${channel}&since=${since}`)).json();
}
/** An RPC promise gives promises for whatever is read from it; a plain one does not. */
const deliver = async (message: object) => await world.EMAIL.send(message);
const mail = (text: string) => ({
  from: { name: 'Lune', email: 'support@demo.example' },
  to: 'a@b.example',
  replyTo: 'support+t@demo.example',
  subject: 'Re: x',
  headers: { 'In-Reply-To': '<1@b.example>' },
  text,
  html: `<p>${text}</p>`,
});

// The first request loads the service and seeds the shop.
beforeAll(() => get('/healthz').then(() => undefined), 30_000);

describe('who may use it', () => {
  it('is for this machine', async () => {
    expect((await service.fetch('http://evil.example/sandbox/sent')).status).toBe(403);
    expect((await service.fetch('http://127.0.0.1:1/sandbox/clock')).status).toBe(200);
    expect((await get('/sandbox/sent', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await get('/sandbox/sent', { headers: { origin: HERE } })).status).toBe(200);
  });

  it('takes JSON and nothing a form could send', async () => {
    const form = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"advance":"1h"}' };
    expect((await get('/sandbox/clock', form)).status).toBe(415);
  });

  it('does not know other paths', async () => {
    expect((await get('/sandbox/nothing')).status).toBe(404);
  });
});

describe('the playground', () => {
  it('runs its own scripts and no other', async () => {
    const page = await get('/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|style=/);
    expect(html).toContain('src="/sandbox/page/playground.js"');
  });

  it('has a page of the shop, with the tag and nothing of the address but how it looks', async () => {
    const query = new URLSearchParams({ lang: 'fr', colour: '#123456', label: '"><b>' });
    const html = await (await get(`/sandbox/shop?${query}`)).text();
    expect(html).toContain('<html lang="fr">');
    expect(html).toMatch(
      /<script async src="http:\/\/localhost:8787\/widget.js" data-store="demo" data-colour="#123456" data-label="&#34;&#62;&#60;b&#62;">/,
    );
    expect(html).toContain('Robe Lune');
  });

  it('knows who can be played', async () => {
    const { personas, store } = await (await get('/sandbox/personas')).json<{
      personas: { name: string; orders: { id: string }[] }[];
      store: { email: string };
    }>();
    expect(store.email).toBe('support@demo.example');
    expect(personas.find(({ name }) => name === 'Sophie Martin')?.orders.map(({ id }) => id)).toContain(
      '45821',
    );
  });
});

describe('the seed', () => {
  it('is in the shop before the first answer', async () => {
    const order = await get('/api/v1/orders/45821', { headers: { authorization: 'Bearer dev-admin-token' } });
    expect(await order.json()).toMatchObject({ id: '45821', status: 'delivered' });
  });
});

describe('the clock', () => {
  beforeEach(async () => {
    await post('/sandbox/clock', { now: new Date().toISOString() });
  });

  it('is set, moved on and kept', async () => {
    const answer = await post('/sandbox/clock', { now: '2030-01-07T19:32:00+01:00' });
    const { now } = await answer.json<{ now: string }>();
    expect(Date.parse(now) - Date.parse('2030-01-07T18:32:00Z')).toBeLessThan(5_000);
    await post('/sandbox/clock', { advance: '1d 2h' });
    const after = await (await get('/sandbox/clock')).json<{ now: string }>();
    expect(after.now.slice(0, 13)).toBe('2030-01-08T20');
    expect(await world.SANDBOX.clockShift()).toBeGreaterThan(0);
    setClockShift(0);
  });

  it('refuses what is no time', async () => {
    for (const move of [{}, { advance: 'soon' }, { now: 'tomorrow' }, null]) {
      expect((await post('/sandbox/clock', move)).status).toBe(400);
    }
  });
});

describe('mail', () => {
  it('is listed with its headers, and its files can be fetched', async () => {
    const content = new TextEncoder().encode('%PDF-1.7 …').buffer;
    const attachments = [
      { disposition: 'attachment', filename: 'a b.pdf', type: 'application/pdf', content },
    ];
    const { messageId } = await world.EMAIL.send({ ...mail('first'), attachments });
    await world.EMAIL.send(mail('second'));
    const [first, second, ...more] = await sent('email');
    expect(more).toEqual([]);
    expect(first).toMatchObject({ to: 'a@b.example', text: 'first', raw: { messageId, subject: 'Re: x' } });
    expect(first?.raw.headers).toMatchObject({ 'In-Reply-To': '<1@b.example>', 'Message-ID': messageId });
    expect(second?.n).toBeGreaterThan(first?.n ?? 0);
    expect(await sent('email', first?.n)).toHaveLength(1);
    expect(await sent('whatsapp')).toEqual([]);
    const [file] = first?.attachments ?? [];
    expect(file?.url).toMatch(/^http:\/\/localhost:8787\/sandbox\/files\//);
    const bytes = await (await service.fetch(file?.url ?? '')).arrayBuffer();
    expect(new TextDecoder().decode(bytes)).toBe('%PDF-1.7 …');
  });

  it('is refused with a code on the error, and fails when it was told to', async () => {
    const bad = { ...mail('x'), headers: { Date: 'x' } };
    await expect(deliver(bad)).rejects.toMatchObject({ code: 'E_HEADER_NOT_ALLOWED' });
    await post('/sandbox/faults', { channel: 'email', code: 'E_RATE_LIMIT_EXCEEDED', times: 1 });
    await expect(deliver(mail('x'))).rejects.toMatchObject({ code: 'E_RATE_LIMIT_EXCEEDED' });
    await expect(deliver(mail('third'))).resolves.toHaveProperty('messageId');
  });
});

describe('WhatsApp', () => {
  const number = '+33612345678';
  const send = (body: object, token = 'dev-whatsapp-token') =>
    world.SANDBOX.fetch('http://sandbox/meta/v25.0/106540352242922/messages', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: number, ...body }),
    });
  const text = { type: 'text', text: { body: 'Hello' } };
  const codeOf = async (response: Response) =>
    (await response.json<{ error: { code: number } }>()).error.code;

  it('asks for the token', async () => {
    const response = await send(text, 'stolen');
    expect(response.status).toBe(401);
    expect(await codeOf(response)).toBe(190);
  });

  it('keeps the 24-hour window, which the customer opens by writing', async () => {
    expect(await codeOf(await send(text))).toBe(131047);
    await post('/sandbox/whatsapp', { from: number, name: 'Sophie', text: 'Hi' });
    expect((await send(text)).status).toBe(200);
    await post('/sandbox/clock', { advance: '25h' });
    expect(await codeOf(await send(text))).toBe(131047);
    await post('/sandbox/clock', { advance: '-25h' });
  });

  it('lists what was sent, and fails when it was told to', async () => {
    await post('/sandbox/whatsapp', { from: number, name: 'Sophie', text: 'Hi' });
    // What the assistant says to it must not take the fault.
    await expect.poll(async () => (await sent('whatsapp')).length).toBeGreaterThan(0);
    await post('/sandbox/faults', { channel: 'whatsapp', code: 130429, times: 1 });
    expect(await codeOf(await send(text))).toBe(130429);
    const accepted = await (await send({ ...text, text: { body: 'Mine' } })).json<{
      messages: { id: string }[];
    }>();
    const listed = await sent('whatsapp');
    expect(listed.find((one) => one.text === 'Mine')).toMatchObject({
      to: number,
      raw: { id: accepted.messages[0]?.id, type: 'text' },
    });
  });

  it('keeps media: upload, description, download', async () => {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new File(['pixels'], 'a.png', { type: 'image/png' }));
    const headers = { authorization: 'Bearer dev-whatsapp-token' };
    const upload = await world.SANDBOX.fetch('http://sandbox/meta/v25.0/1/media', {
      method: 'POST',
      headers,
      body: form,
    });
    const { id } = await upload.json<{ id: string }>();
    const about = await world.SANDBOX.fetch(`http://sandbox/meta/v25.0/${id}`, { headers });
    const { url, mime_type } = await about.json<{ url: string; mime_type: string }>();
    expect(mime_type).toBe('image/png');
    expect(await (await world.SANDBOX.fetch(url, { headers })).text()).toBe('pixels');
  });
});

describe('Twilio', () => {
  it('sends texts under the account', async () => {
    const request = (token: string) =>
      world.SANDBOX.fetch('http://sandbox/twilio/2010-04-01/Accounts/AC1/Messages.json', {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`AC1:${token}`)}` },
        body: new URLSearchParams({ To: '+33612345678', From: '+33187650021', Body: 'Your code is 1234' }),
      });
    expect((await request('wrong')).status).toBe(401);
    expect((await request('dev-twilio-token')).status).toBe(201);
    expect(await sent('sms')).toMatchObject([{ to: '+33612345678', text: 'Your code is 1234' }]);
  });

  it('rings with a signature that holds, and lends it to a browser', async () => {
    const ringing = await post('/sandbox/call', { from: '+33612345678' });
    const call = await ringing.json<{ status: number; relayUrl: string; greeting: string; setup: object }>();
    expect(call).toMatchObject({ status: 200 });
    expect(call.greeting).toContain('AI assistant');
    const relay = await get(`/sandbox/relay?${new URLSearchParams({ url: call.relayUrl })}`, {
      headers: { upgrade: 'websocket' },
    });
    expect(relay.status).toBe(101);
    relay.webSocket?.accept();
    relay.webSocket?.close(1000);
  });
});

describe('reset', () => {
  it('forgets what has left, and goes on counting', async () => {
    await world.EMAIL.send(mail('x'));
    const last = (await sent('email')).at(-1)?.n ?? 0;
    await post('/sandbox/reset', {});
    expect(await sent('email')).toEqual([]);
    await world.EMAIL.send(mail('y'));
    expect((await sent('email'))[0]?.n).toBeGreaterThan(last);
  });
});

describe('what the playground reads', () => {
  it('brings somebody new into the story each time, with a dress delivered the day before', async () => {
    const begin = () => post('/sandbox/story', { language: 'fr' });
    const [one, other] = await Promise.all(
      [begin(), begin()].map(async (answer) => (await answer).json<Story>()),
    );
    expect(one?.persona.email).not.toBe(other?.persona.email);
    expect(new Date(one?.monday ?? '').getUTCDay()).toBe(1);
    const placed = await (await get(`/sandbox/api/orders/${one?.persona.orders[0]?.id}`)).json<{
      deliveredAt: string;
      customer: { locale: string };
    }>();
    expect(Date.parse(one?.monday ?? '') - Date.parse(placed.deliveredAt)).toBeLessThan(86_400_000);
    expect(placed.customer.locale).toBe('fr');
    const login = await post('/sandbox/identity', { persona: one?.persona.id });
    expect(login.status).toBe(200);
  });

  it('shows what is kept of somebody, over all channels', async () => {
    await post('/sandbox/whatsapp', { from: '+33612345678', name: 'Sophie', text: 'Where is my order?' });
    const kept = async () => {
      const answer = await get('/sandbox/brain?email=sophie.martin@example.com&order=45821');
      return answer.json<Brain>();
    };
    await expect
      .poll(async () => (await kept()).people[0]?.exchanges[0]?.author, { timeout: 10_000 })
      .toBe('assistant');
    const { people, orders, product } = await kept();
    expect(people).toHaveLength(1);
    expect(people[0]?.events.map(({ type }) => type)).toContain('session.opened');
    expect(orders.map(({ id }) => id)).toEqual(['45821']);
    expect(product?.id).toBe('DR-101');
  });
});
