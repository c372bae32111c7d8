import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { metaSignature, twilioSignature } from '../../sandbox/sign.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { header, Mailbox } from '../../scripts/clients/mail.ts';
import type { Service } from '../../scripts/clients/service.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { WhatsApp } from '../../scripts/clients/whatsapp.ts';
import { now } from '../../src/clock.ts';
import { app } from '../../src/index.ts';
import { serviceInside } from '../journeys/service.ts';
import { dressOrder } from '../orders.ts';
import { ask, bindings, HERE, JSON_TYPE, kept } from './world.ts';

/*
 * Two stores on one deployment, with the same customer, the same order number, the same product and the same
 * advisor. What belongs to one is tried on every route of the other, where it must be worth as little as
 * something made up. The routes are taken from the app: one that is added later fails here until it has its
 * row.
 */

const PUBLIC = ['GET /healthz', 'GET /api/v1/openapi.json', 'GET /widget.js'];
const NOBODY = 'cu_00000000000000000000000000000000';
const sophie = { name: 'Sophie Roche', email: 'sophie.apart@example.com', phone: '+33612477001' };
const ORDER = '45899';
const advisor = { advisor: 'a1', name: 'Nora' };
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

interface Store extends Service {
  identitySecret: string;
  verifyToken: string;
  mailbox: string;
}
let east: Store;
let west: Store;
/** What the west holds, in its owner's, its customer's or a provider's hands. */
const booty = {
  customer: '',
  session: '',
  chat: '',
  message: '',
  ticket: '',
  upload: '',
  file: '',
  messageId: '',
  replyTo: '',
  pass: '',
  relay: '',
  idempotency: 'same-key',
  tokenId: '',
  apiToken: '',
};

async function founded(id: string): Promise<Store> {
  const credentials = {
    twilioAuthToken: `${id}-twilio`,
    whatsappAppSecret: `${id}-whatsapp`,
    whatsappVerifyToken: `${id}-verify`,
    whatsappToken: `${id}-graph`,
  };
  const response = await ask('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
    body: JSON.stringify({ id, ...credentials }),
  });
  expect(response.status).toBe(201);
  const { token, identitySecret } = (await response.json()) as { token: string; identitySecret: string };
  const store: Store = {
    ...serviceInside(),
    store: id,
    adminToken: token,
    twilioAuthToken: credentials.twilioAuthToken,
    whatsappAppSecret: credentials.whatsappAppSecret,
    identitySecret,
    verifyToken: credentials.whatsappVerifyToken,
    mailbox: `help@${id}.example`,
  };
  await api(store, 'PUT', '/settings', {
    name: id,
    orderLookup: 'number',
    email: { address: store.mailbox },
    whatsapp: { phoneNumberId: '106540352242922' },
  });
  await imported(store, { account: `c-${ORDER}`, order: ORDER, ...sophie });
  return store;
}

const imported = (store: Store, buyer: Parameters<typeof dressOrder>[0]) =>
  ask('/api/v1/import', {
    method: 'POST',
    headers: { ...bearer(store), 'content-type': 'application/x-ndjson' },
    body: JSON.stringify(dressOrder(buyer, new Date(now()))),
  });

const bearer = (store: Store) => ({ authorization: `Bearer ${store.adminToken}` });

async function api(
  store: Store,
  method: string,
  path: string,
  body?: object,
  headers = {},
): Promise<Response> {
  return ask(`/api/v1${path}`, {
    method,
    headers: { ...bearer(store), ...JSON_TYPE, ...headers },
    body: body && JSON.stringify(body),
  });
}

/** An answer in a form in which two of them can be compared. */
async function told(response: Response): Promise<{ status: number; text: string }> {
  return { status: response.status, text: await response.text() };
}

/** Everything of the west as its own API shows it. */
async function westStands(): Promise<unknown> {
  const paths = [
    `/customers/${booty.customer}`,
    `/customers/${booty.customer}/exchanges`,
    `/orders/${ORDER}`,
    '/products/DR-101',
    '/settings',
    '/desk',
  ];
  const texts = await Promise.all(paths.map(async (path) => (await api(west, 'GET', path)).text()));
  // A link to an original is signed anew each time.
  return texts.map((text) => text.replace(/"(?:original|url)":"[^"]*"/g, ''));
}

async function login(secret: string, store: string): Promise<string> {
  const seconds = Math.floor(now() / 1000);
  const claims = { store, sub: `c-${ORDER}`, iat: seconds, exp: seconds + 300, nonce: crypto.randomUUID() };
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
}

/** A webhook of Twilio's at the east, signed with some account's token. */
async function twilio(path: string, fields: Record<string, string>, token: string): Promise<Response> {
  const url = `${HERE}/hooks/east/twilio${path}`;
  return ask(`/hooks/east/twilio${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': await twilioSignature(token, url, fields),
    },
    body: new URLSearchParams(fields),
  });
}

const CALL = {
  CallSid: 'CAapart',
  From: sophie.phone,
  To: '+33180000000',
  StirVerstat: 'TN-Validation-Passed-A',
};

/** An id of the west's, and one that was never given: the east answers alike and keeps nothing. */
function byCustomer(method: string, act = '', body?: object) {
  return async () => {
    const before = await kept();
    const path = (customer: string) => `/customers/${customer}${act}`;
    const [theirs, nobodys] = [booty.customer, NOBODY].map((id) => api(east, method, path(id), body));
    expect(await told(await (theirs as Promise<Response>))).toEqual(
      await told(await (nobodys as Promise<Response>)),
    );
    expect((await api(east, method, path(booty.customer), body, { 'idempotency-key': 'k' })).status).toBe(
      404,
    );
    for (const token of [
      west.adminToken.replace('ot_west_', 'ot_east_'),
      'dev-platform-token',
      west.identitySecret,
    ])
      expect((await api({ ...west, adminToken: token }, method, path(booty.customer), body)).status).toBe(
        401,
      );
    expect(await kept()).toEqual(before);
  };
}

/** A webhook of a call: the west's pass, in the east's own signature or the west's. */
function byPass(step: string, fields: Record<string, string> = {}) {
  return async () => {
    const before = await kept();
    const signed = (pass: string, token: string) =>
      twilio(`/calls/${pass}/${step}`, { ...CALL, ...fields }, token);
    expect((await signed(booty.pass, west.twilioAuthToken)).status).toBe(403);
    const theirs = await told(await signed(booty.pass, east.twilioAuthToken));
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await told(await signed('made.up.pass', east.twilioAuthToken)));
    expect(await kept()).toEqual(before);
  };
}

const ROWS: Record<string, () => Promise<void>> = {
  'GET /api/v1/tokens': async () => {
    expect(await (await api(east, 'GET', '/tokens')).json()).toEqual({ tokens: [] });
  },
  'POST /api/v1/tokens': async () => {
    const wanted = { name: 'x', scopes: ['desk'] };
    for (const token of [booty.apiToken, booty.apiToken.replace('otk_west_', 'otk_east_')]) {
      const before = await kept();
      const response = await api({ ...east, adminToken: token }, 'POST', '/tokens', wanted);
      expect(response.status).toBe(token === booty.apiToken ? 403 : 401);
      expect(await kept()).toEqual(before);
    }
  },
  'DELETE /api/v1/tokens/:id': async () => {
    const nobodys = `tk_${'0'.repeat(32)}`;
    expect(await told(await api(east, 'DELETE', `/tokens/${booty.tokenId}`))).toEqual(
      await told(await api(east, 'DELETE', `/tokens/${nobodys}`)),
    );
    expect((await api({ ...west, adminToken: booty.apiToken }, 'GET', '/desk')).status).toBe(200);
  },
  'POST /api/v1/stores': async () => {
    for (const token of [west.adminToken, west.identitySecret, 'dev-admin-token', ''])
      expect((await api({ ...west, adminToken: token }, 'POST', '/stores', { id: 'west2' })).status).toBe(
        401,
      );
    const again = { id: 'west' };
    expect((await api({ ...west, adminToken: 'dev-platform-token' }, 'POST', '/stores', again)).status).toBe(
      409,
    );
  },
  'GET /api/v1/customers': async () => {
    const { email, phone } = sophie;
    for (const query of [{ email }, { phone }, { order: ORDER }]) {
      const found = (store: Store) => api(store, 'GET', `/customers?${new URLSearchParams(query as never)}`);
      expect(await (await found(east)).json()).toEqual({ customers: [] });
      expect(await (await found(west)).json()).toMatchObject({ customers: [{ id: booty.customer }] });
    }
  },
  'GET /api/v1/customers/:id': byCustomer('GET'),
  'GET /api/v1/customers/:id/exchanges': byCustomer('GET', '/exchanges'),
  'GET /api/v1/customers/:id/export': byCustomer('GET', '/export'),
  'DELETE /api/v1/customers/:id': byCustomer('DELETE'),
  'GET /api/v1/erasures': async () => {
    expect(await (await api(east, 'GET', '/erasures')).json()).toEqual({ erasures: [], next: null });
    expect(
      (await api({ ...east, adminToken: west.adminToken.replace('west', 'east') }, 'GET', '/erasures'))
        .status,
    ).toBe(401);
  },
  'POST /api/v1/customers/:id/takeover': byCustomer('POST', '/takeover', advisor),
  'POST /api/v1/customers/:id/reply': async () => {
    await byCustomer('POST', '/reply', { ...advisor, text: 'x' })();
    await byCustomer('POST', '/reply', { ...advisor, text: 'x', session: booty.session })();
  },
  'POST /api/v1/customers/:id/handback': byCustomer('POST', '/handback', { advisor: 'a1' }),
  'POST /api/v1/customers/:id/resolve': async () =>
    byCustomer('POST', '/resolve', { ticket: booty.ticket })(),
  // The other store's customer is nobody to link with, either.
  'POST /api/v1/customers/:id/link': async () =>
    byCustomer('POST', '/link', { customer: booty.customer, advisor: 'a1' })(),
  'POST /api/v1/customers/:id/unlink': async () =>
    byCustomer('POST', '/unlink', { customer: booty.customer, advisor: 'a1' })(),
  'POST /api/v1/customers/:id/note': byCustomer('POST', '/note', { advisor: 'a1', text: 'x' }),
  'GET /api/v1/settings': async () => {
    expect(await (await api(east, 'GET', '/settings')).json()).toMatchObject({ name: 'east' });
  },
  'PUT /api/v1/settings': async () => {
    const taken = await api(east, 'PUT', '/settings', { name: 'east', email: { address: west.mailbox } });
    expect(taken.status).toBe(409);
    const demo = await api(east, 'PUT', '/settings', {
      name: 'east',
      email: { address: 'support@demo.example' },
    });
    expect(demo.status).toBe(409);
    const asDefault = { ...east, adminToken: 'dev-admin-token' };
    const settings = (await (await api(asDefault, 'GET', '/settings')).json()) as object;
    const box = { ...settings, email: { address: west.mailbox } };
    expect((await api(asDefault, 'PUT', '/settings', box)).status).toBe(409);
  },
  'GET /api/v1/desk': async () => {
    const desk = await (await api(east, 'GET', '/desk')).text();
    expect(desk).not.toContain(booty.customer);
    expect(await (await api(west, 'GET', '/desk')).text()).toContain(booty.customer);
  },
  'DELETE /api/v1/unclaimed/:id': async () => {
    const theirs = bindings.STORE.getByName('west:store');
    await theirs.keepUnclaimed('email', 'own mail', null);
    const id = (await theirs.unclaimed()).entries[0]?.id;
    const answer = await told(await api(east, 'DELETE', `/unclaimed/${id}`));
    expect(answer.status).toBe(404);
    expect(answer).toEqual(await told(await api(east, 'DELETE', '/unclaimed/999999')));
    expect((await theirs.unclaimed()).entries[0]?.id).toBe(id);
    expect((await api(west, 'DELETE', `/unclaimed/${id}`)).status).toBe(200);
  },
  'GET /api/v1/orders/:id': async () => {
    const theirs = await told(await api(east, 'GET', '/orders/W-1'));
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await told(await api(east, 'GET', '/orders/W-2')));
  },
  'PUT /api/v1/orders/:id': async () => {
    const { type: _, ...order } = dressOrder({ ...sophie, account: 'c-eve', order: ORDER }, new Date(now()));
    expect((await api(east, 'PUT', `/orders/${ORDER}`, { ...order, total: 1 })).status).toBe(200);
    expect(await (await api(west, 'GET', `/orders/${ORDER}`)).json()).toMatchObject({ total: 8700 });
    await imported(east, { account: `c-${ORDER}`, order: ORDER, ...sophie });
  },
  'GET /api/v1/products/:id': async () => {
    expect((await api(west, 'GET', '/products/WEST-1')).status).toBe(200);
    expect((await api(east, 'GET', '/products/WEST-1')).status).toBe(404);
  },
  'PUT /api/v1/products/:id': async () => {
    expect((await api(east, 'PUT', '/products/WEST-1', { title: 'stolen' })).status).toBe(200);
    expect(await (await api(west, 'GET', '/products/WEST-1')).json()).toMatchObject({ title: 'ours' });
  },
  'POST /api/v1/import': async () => {
    const line = JSON.stringify({ type: 'product', id: 'KEYED', title: 'x' });
    const feed = async (store: Store, body: string) => {
      const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': booty.idempotency };
      return told(
        await ask('/api/v1/import', { method: 'POST', headers: { ...bearer(store), ...headers }, body }),
      );
    };
    expect((await feed(west, line)).status).toBe(200);
    // Neither answered from the west's memory, nor told that the key came with another request.
    expect(await feed(east, `${line}\n${line}`)).toMatchObject({
      status: 200,
      text: '{"imported":2,"errors":[]}',
    });
  },
  'POST /mcp': async () => {
    const call = (customer: string) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'read_thread', arguments: { customer } },
    });
    const asked = async (customer: string) =>
      told(
        await ask('/mcp', {
          method: 'POST',
          headers: { ...bearer(east), ...JSON_TYPE, accept: 'application/json, text/event-stream' },
          body: JSON.stringify(call(customer)),
        }),
      );
    const before = await kept();
    const theirs = await asked(booty.customer);
    expect(theirs).toEqual(await asked(NOBODY));
    expect(theirs.text).toContain('Not found');
    expect(await kept()).toEqual(before);
  },
  'GET /files/:signed': async () => {
    const [head = '', body = '', signature = ''] = booty.file.split('.');
    expect((await ask(`/files/${booty.file}`)).status).toBe(200);
    const claims = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as object;
    const forged = btoa(JSON.stringify({ ...claims, store: 'east' })).replaceAll('=', '');
    for (const token of [`${head}.${forged}.${signature}`, booty.upload, booty.chat, booty.pass, booty.relay])
      expect((await ask(`/files/${token}`)).status).toBe(404);
  },
  'GET /chat/:store': async () => {
    const thief = await Chat.open(east, { token: booty.chat, since: 0 });
    expect(thief.welcome.session).not.toBe(booty.chat);
    expect(thief.welcome).toMatchObject({ seq: 0, assurance: 'anonymous' });
    expect(thief.messages).toEqual([]);
    thief.send({ type: 'message', id: 'u', text: 'mine', attachments: [booty.upload] });
    const about = { kind: 'csat', score: 1, ticket: booty.ticket };
    thief.send({ type: 'rate', id: 'r', ...about });
    thief.send({ type: 'choose', id: 'c', message: booty.message, choice: 'accept:p' });
    await vi.waitFor(() => {
      const refused = thief.frames.flatMap((frame) => (frame.type === 'error' ? [frame.id] : []));
      expect(refused.sort()).toEqual(['c', 'r', 'u']);
    });
    for (const [secret, store] of [
      [west.identitySecret, 'east'],
      [west.identitySecret, 'west'],
      ['dev-identity-secret', 'east'],
      [east.identitySecret, 'west'],
    ] as const) {
      const known = await Chat.open(east, { identity: await login(secret, store) });
      expect(known.welcome.assurance).toBe('anonymous');
      known.close();
    }
    thief.close();
  },
  // Public, and each store's own: a page of the west reads nothing of the east's, and the east's look names
  // no other store.
  'GET /chat/:store/widget': async () => {
    const { origins: _, ...settings } = (await (await api(east, 'GET', '/settings')).json()) as {
      origins: [];
    };
    const origins = ['https://east.example'];
    expect((await api(east, 'PUT', '/settings', { ...settings, origins })).status).toBe(200);
    const look = (origin: string) => ask('/chat/east/widget', { headers: { origin } });
    const before = await kept();
    expect((await look('https://west.example')).status).toBe(403);
    const own = await look('https://east.example');
    expect(own.status).toBe(200);
    const text = await own.text();
    expect(JSON.parse(text)).toMatchObject({ name: 'east' });
    expect(text).not.toMatch(/west|secret|token/i);
    expect(await kept()).toEqual(before);
    expect((await api(east, 'PUT', '/settings', settings)).status).toBe(200);
  },
  'OPTIONS /chat/:store/files': async () => {
    expect((await ask('/chat/east/files', { method: 'OPTIONS' })).status).toBe(204);
  },
  'POST /chat/:store/files': async () => {
    const before = await kept();
    for (const token of [booty.chat, booty.upload, booty.file, booty.pass, west.adminToken]) {
      const authorization = `Bearer ${token}`;
      const sent = await ask('/chat/east/files', { method: 'POST', headers: { authorization }, body: PNG });
      expect(sent.status).toBe(401);
    }
    expect(await kept()).toEqual(before);
  },
  'GET /hooks/:store/whatsapp': async () => {
    const query = (token: string) =>
      new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': '1', 'hub.verify_token': token });
    expect((await ask(`/hooks/east/whatsapp?${query(west.verifyToken)}`)).status).toBe(403);
    expect((await ask(`/hooks/east/whatsapp?${query(east.verifyToken)}`)).status).toBe(200);
  },
  'POST /hooks/:store/whatsapp': async () => {
    const before = await kept();
    const forged = new WhatsApp({ ...east, whatsappAppSecret: west.whatsappAppSecret }, sophie);
    await expect(forged.send({ text: 'x' }, new Date(now()))).rejects.toThrow('403');
    // The east's own Meta account speaks of a message that the west sent: a receipt whose reference names the
    // west's customer.
    const value = {
      metadata: { phone_number_id: '106540352242922' },
      statuses: ['sent', 'failed'].map((status) => ({
        id: 'wamid.west',
        status,
        timestamp: `${Math.floor(now() / 1000)}`,
        recipient_id: sophie.phone.slice(1),
        biz_opaque_callback_data: `${booty.customer}.${booty.message}`,
      })),
    };
    const raw = new TextEncoder().encode(
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
      }),
    );
    const sent = await ask('/hooks/east/whatsapp', {
      method: 'POST',
      headers: { ...JSON_TYPE, 'x-hub-signature-256': await metaSignature(east.whatsappAppSecret, raw) },
      body: raw,
    });
    expect(sent.status).toBe(200);
    expect(await kept()).toEqual(before);
  },
  'POST /hooks/:store/twilio/voice': async () => {
    const before = await kept();
    expect((await twilio('/voice', CALL, west.twilioAuthToken)).status).toBe(403);
    expect((await twilio('/voice', CALL, 'dev-twilio-token')).status).toBe(403);
    expect(await kept()).toEqual(before);
    // A genuine call at the east is greeted by the east alone, and knows nothing of what was said in the
    // west.
    const call = await Call.place(east, { from: sophie.phone, to: '+33180000000', attestation: 'A' });
    expect(call.greeting).toMatch(/east/i);
    expect(`${call.greeting} ${await call.say('What did I write before?')}`).not.toMatch(/west|Gertrude/i);
    await call.hangUp();
  },
  'POST /hooks/:store/twilio/calls/:pass/next': byPass('next', { CallStatus: 'in-progress' }),
  'POST /hooks/:store/twilio/calls/:pass/dialled': byPass('dialled', { DialCallStatus: 'completed' }),
  'POST /hooks/:store/twilio/calls/:pass/whisper': byPass('whisper'),
  'POST /hooks/:store/twilio/calls/:pass/accept': byPass('accept', { Digits: '1' }),
  'GET /hooks/:store/twilio/relay/:ticket': async () => {
    const before = await kept();
    const dial = async (ticket: string, token: string) => {
      const path = `/hooks/east/twilio/relay/${ticket}`;
      const signature = await twilioSignature(token, `${HERE.replace('http', 'ws')}${path}`);
      return told(await ask(path, { headers: { upgrade: 'websocket', 'x-twilio-signature': signature } }));
    };
    expect((await dial(booty.relay, west.twilioAuthToken)).status).toBe(403);
    const theirs = await dial(booty.relay, east.twilioAuthToken);
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await dial('made.up.ticket', east.twilioAuthToken));
    expect(await kept()).toEqual(before);
  },
};

const routes = [
  ...new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
].filter((name) => !PUBLIC.includes(name));

beforeAll(async () => {
  east = await founded('east');
  west = await founded('west');
  await imported(west, { account: 'c-w', order: 'W-1', name: 'W', email: 'w@example.com', phone: '' });
  await api(west, 'PUT', '/products/WEST-1', { title: 'ours' });

  const mailbox = new Mailbox(west, sophie);
  const letter = {
    to: west.mailbox,
    subject: 'Return',
    text: `My order ${ORDER} is too small, I call it Gertrude.`,
  };
  const { answers } = await mailbox.ask(letter);
  const [answer] = answers;
  booty.messageId = answer?.raw.messageId ?? '';
  booty.replyTo = answer ? header(answer, 'reply-to') : '';
  const found = await (await api(west, 'GET', `/customers?order=${ORDER}`)).json();
  const [customer] = (found as { customers: { id: string; tickets: { id: string }[] }[] }).customers;
  booty.customer = customer?.id ?? '';
  booty.ticket = customer?.tickets[0]?.id ?? '';
  booty.session = /\+([a-z0-9]+)\./.exec(booty.replyTo)?.[1] ?? '';

  const made = await api(west, 'POST', '/tokens', { name: 'Desk', scopes: ['desk'] });
  const token = (await made.json()) as { id: string; token: string };
  booty.tokenId = token.id;
  booty.apiToken = token.token;

  const chat = await Chat.open(west);
  booty.chat = chat.welcome.session;
  booty.message = (await chat.say('What are your opening hours?'))[0]?.id ?? '';
  const upload = await ask('/chat/west/files', {
    method: 'POST',
    headers: { authorization: `Bearer ${booty.chat}` },
    body: PNG,
  });
  const { id, url } = (await upload.json()) as { id: string; url: string };
  booty.upload = id;
  booty.file = url.split('/').at(-1) ?? '';
  chat.close();

  const call = await Call.place(west, { from: sophie.phone, to: '+33180000001', attestation: 'A' });
  booty.relay = call.relay.url.split('/').at(-1) ?? '';
  booty.pass = /calls\/([^/]+)\//.exec(call.relay.action ?? '')?.[1] ?? '';
  await call.hangUp();
  expect((await api(west, 'POST', `/customers/${booty.customer}/takeover`, advisor)).status).toBe(200);
});

describe('what belongs to one store', () => {
  it('is all there to be stolen', () => {
    expect(Object.entries(booty).filter(([, value]) => !value)).toEqual([]);
  });

  it('is tried on every route of the other', () => {
    expect(Object.keys(ROWS).sort()).toEqual(routes.sort());
  });

  it.each(Object.entries(ROWS))('gives nothing at %s', async (_, row) => {
    const before = await westStands();
    await row();
    expect(await westStands()).toEqual(before);
  });

  it('gives nothing by mail: neither its message ids, nor its reply address, nor its mailbox’s name', async () => {
    const before = await westStands();
    const tag = /\+([^@]+)@/.exec(booty.replyTo)?.[1] ?? '';
    for (const to of [east.mailbox, east.mailbox.replace('@', `+${tag}@`)]) {
      const { answers } = await new Mailbox(east, sophie).ask({
        to,
        subject: 'Re: Return',
        text: 'What did I tell you before?',
        inReplyTo: booty.messageId,
        references: [booty.messageId],
      });
      const text = answers.map((one) => one.text).join(' ');
      expect(text).not.toMatch(/Gertrude|west/i);
      expect(text).not.toBe('');
    }
    const stranger = new Mailbox(east, { name: 'W', email: 'w@example.com' });
    const { answers } = await stranger.ask({ to: east.mailbox, subject: 'Hi', text: 'Where is my order?' });
    expect(answers.map(({ text }) => text).join(' ')).not.toMatch(/W-1|Hello W\b/);
    expect(await westStands()).toEqual(before);
  });
});
