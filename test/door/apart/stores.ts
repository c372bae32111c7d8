import { SignJWT } from 'jose';
import { expect } from 'vitest';
import { twilioSignature } from '../../../sandbox/sign.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { header, Mailbox } from '../../../scripts/clients/mail.ts';
import type { Service } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { now } from '../../../src/clock.ts';
import { serviceInside } from '../../journeys/service.ts';
import { dressOrder } from '../../orders.ts';
import { ask, HERE, JSON_TYPE } from '../world.ts';

/* Two stores on one deployment, with the same customer, the same order number, the same product and the same advisor. */

export const NOBODY = 'cu_00000000000000000000000000000000';
export const sophie = { name: 'Sophie Roche', email: 'sophie.apart@example.com', phone: '+33612477001' };
export const ORDER = '45899';
export const advisor = { advisor: 'a1', name: 'Nora' };
export const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

export interface Store extends Service {
  identitySecret: string;
  verifyToken: string;
  mailbox: string;
}
export const east = unfounded('east');
export const west = unfounded('west');

/** A store before the platform made it. */
function unfounded(store: string): Store {
  return {
    ...serviceInside(),
    store,
    twilioAuthToken: `${store}-twilio`,
    whatsappAppSecret: `${store}-whatsapp`,
    adminToken: '',
    identitySecret: '',
    verifyToken: `${store}-verify`,
    mailbox: `help@${store}.example`,
  };
}

/** What the west holds, in its owner's, its customer's or a provider's hands. */
export const booty = {
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
  endpoint: '',
  restore: `bk_${'e'.repeat(32)}`,
};

async function found(store: Store): Promise<void> {
  const { store: id, twilioAuthToken, whatsappAppSecret, verifyToken } = store;
  const response = await ask('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
    body: JSON.stringify({
      id,
      twilioAuthToken,
      whatsappAppSecret,
      whatsappVerifyToken: verifyToken,
      whatsappToken: `${id}-graph`,
    }),
  });
  expect(response.status).toBe(201);
  const { token, identitySecret } = (await response.json()) as { token: string; identitySecret: string };
  Object.assign(store, { adminToken: token, identitySecret });
  await api(store, 'PUT', '/settings', {
    name: id,
    orderLookup: 'number',
    email: { address: store.mailbox },
    whatsapp: { phoneNumberId: '106540352242922' },
  });
  await imported(store, { account: `c-${ORDER}`, order: ORDER, ...sophie });
}

export const imported = (store: Store, buyer: Parameters<typeof dressOrder>[0]) =>
  ask('/api/v1/import', {
    method: 'POST',
    headers: { ...bearer(store), 'content-type': 'application/x-ndjson' },
    body: JSON.stringify(dressOrder(buyer, new Date(now()))),
  });

export const bearer = (store: Store) => ({ authorization: `Bearer ${store.adminToken}` });

export async function api(
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
export async function told(response: Response): Promise<{ status: number; text: string }> {
  return { status: response.status, text: await response.text() };
}

/** What the west's own shop signs with. */
export const SHOP_SECRET = 'west-shop-by-http-secret';

/** Everything of the west as its own API shows it. */
export async function westStands(): Promise<unknown> {
  const paths = [
    `/customers/${booty.customer}`,
    `/customers/${booty.customer}/exchanges`,
    `/orders/${ORDER}`,
    '/products/DR-101',
    '/settings',
    '/connections',
    '/webhooks',
    '/desk',
  ];
  const texts = await Promise.all(paths.map(async (path) => (await api(west, 'GET', path)).text()));
  // A link to an original is signed anew each time.
  return texts.map((text) => text.replace(/"(?:original|url)":"[^"]*"/g, ''));
}

export async function login(secret: string, store: string): Promise<string> {
  const seconds = Math.floor(now() / 1000);
  const claims = { store, sub: `c-${ORDER}`, iat: seconds, exp: seconds + 300, nonce: crypto.randomUUID() };
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
}

/** A webhook of Twilio's at the east, signed with some account's token. */
export async function twilio(path: string, fields: Record<string, string>, token: string): Promise<Response> {
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

export const CALL = {
  CallSid: 'CAapart',
  From: sophie.phone,
  To: '+33180000000',
  StirVerstat: 'TN-Validation-Passed-A',
};

let wilmas = '';
/** Somebody who works in the west, by the id. */
export async function wilma(): Promise<string> {
  if (wilmas) return wilmas;
  const made = await api(west, 'POST', '/people', {
    name: 'Wilma',
    email: 'wilma@west.example',
    role: 'advisor',
  });
  wilmas = JSON.stringify(await made.json()).match(/pe_[0-9a-f]{32}/)?.[0] ?? '';
  return wilmas;
}

/** Founds both, and lets the west have everything that one of its customers can leave. */
export async function foundBoth(): Promise<void> {
  await found(east);
  await found(west);
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
  const listed = await (await api(west, 'GET', `/customers?order=${ORDER}`)).json();
  const [customer] = (listed as { customers: { id: string; tickets: { id: string }[] }[] }).customers;
  booty.customer = customer?.id ?? '';
  booty.ticket = customer?.tickets[0]?.id ?? '';
  booty.session = /\+([a-z0-9]+)\./.exec(booty.replyTo)?.[1] ?? '';

  const lining = { title: 'Linings', body: 'The secret lining is called Gertrude.', language: 'en' };
  expect((await api(west, 'PUT', '/articles/west', lining)).status).toBe(200);

  const connection = { url: 'http://sandbox/shop-by-http', secret: SHOP_SECRET };
  expect((await api(west, 'PUT', '/connections/http', connection)).status).toBe(200);

  // Of nothing that happens here: what was last seen of it stays.
  const wanted = { url: 'http://sandbox/webhook/west', events: ['rating'] };
  const endpoint = await api(west, 'POST', '/webhooks', wanted);
  booty.endpoint = ((await endpoint.json()) as { id: string }).id;
  expect((await api(west, 'POST', `/webhooks/${booty.endpoint}/test`, {})).status).toBe(200);

  // A backup that the west is taking back.
  const begun = { backup: booty.restore, anyway: true };
  expect((await api(west, 'POST', '/restore', begun)).status).toBe(200);

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
}
