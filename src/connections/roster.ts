import { z } from 'zod';
import { lookup } from '../lookup.ts';
import { isPublicUrl } from '../public-url.ts';

/*
 * The other systems that a store can be connected to, each with what it is reached by. A new one is a line
 * here and whoever uses it.
 */

const Url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((url) => !/[?#]/.test(url), 'an address without ? and #')
  .transform((url) => url.replace(/\/+$/, ''));
/** What can stand in a header or a password: ASCII that no space begins or ends. */
const Secret = z
  .string()
  .regex(
    /^[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?$/,
    '1 to 1000 ASCII characters, no space around them',
  );

/** What a connection consists of. */
interface ConnectionKind {
  /** What it is, for the API's description. */
  about: string;
  /** All of its fields, as they are put. */
  fields: Readonly<Record<string, z.ZodType<string>>>;
  /** Those of them that are sealed and never shown. */
  secrets: readonly string[];
  /** Those that may be left out. */
  optional?: readonly string[];
  /** The fields that say where the secrets are sent: kept secrets hold for those very values. */
  to: readonly string[];
  /** The address that they say. */
  address(fields: ConnectionFields): string;
}

/** A password of somebody's, as it may be typed; no control character, which could end a command. */
const Password = z.string().regex(/^[^\p{Cc}]{1,500}$/u, '1 to 500 characters');
/** Whose topmost Authentication-Results are believed. */
const Authserv = z.string().regex(/^[\x21-\x7e]{1,253}$/, 'a name like mx.shop.example');
const mailServer = {
  fields: {
    host: z
      .string()
      .max(253)
      .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'a host like imap.shop.example'),
    port: z
      .union([z.string(), z.number()])
      .transform(String)
      .refine((port) => /^\d{2,5}$/.test(port) && Number(port) < 65_536 && port !== '25', 'a port like 993'),
    security: z.enum(['tls', 'starttls', 'none']),
    user: z.string().regex(/^[^\p{Cc}]{1,320}$/u, '1 to 320 characters'),
    password: Password,
  },
  secrets: ['password'],
  to: ['host', 'port', 'security', 'user'],
  address: ({ host = '' }: ConnectionFields) => `https://${host}`,
};

/** A mail address, whose case says nothing. */
const Address = z
  .string()
  .toLowerCase()
  .regex(/^[^\s@<>]{1,200}@[^\s@<>]{1,200}$/, 'a mail address');
/** A mailbox that its owner has let us into, at a provider's API; by an app of the store's own, or the deployment's. */
const consented = {
  account: Address,
  clientId: Secret,
  clientSecret: Secret,
  // Microsoft's have more than a thousand characters.
  refreshToken: z.string().regex(/^[\x21-\x7e]{1,4000}$/, '1 to 4000 ASCII characters'),
  authserv: Authserv,
  apiBase: Url,
};

/** Grams, as a number or a text. */
const Grams = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((grams) => /^\d{2,5}$/.test(grams) && Number(grams) <= 30_000, 'grams, at most 30000');

const byUrl = { to: ['url'], address: ({ url = '' }: ConnectionFields) => url };

const KINDS = {
  shopify: {
    about:
      'A shop on Shopify, by its Admin API: `shop` is its own address (`lune.myshopify.com`), `clientId` and `clientSecret` are those of the app; `token` (of an old custom app) or `refreshToken` (of an offline token) take the place of client credentials',
    fields: {
      shop: z
        .string()
        .max(100)
        .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, 'an address like lune.myshopify.com'),
      clientId: Secret,
      clientSecret: Secret,
      token: Secret,
      refreshToken: Secret,
      apiBase: Url,
    },
    secrets: ['clientSecret', 'token', 'refreshToken'],
    optional: ['token', 'refreshToken', 'apiBase'],
    to: ['shop', 'apiBase'],
    address: (fields: ConnectionFields) => fields.apiBase ?? `https://${fields.shop}`,
  },
  woocommerce: {
    about: 'A shop on WooCommerce, by its REST API v3, with a key that may read and write',
    fields: { url: Url, key: Secret, secret: Secret },
    secrets: ['key', 'secret'],
    ...byUrl,
  },
  prestashop: {
    about: 'A shop on PrestaShop, by its webservice, with a key that may read (docs/prestashop.md)',
    fields: { url: Url, key: Secret },
    secrets: ['key'],
    ...byUrl,
  },
  http: {
    about: 'A shop of any kind that answers the contract of docs/shop-by-http.md',
    fields: { url: Url, secret: Secret.min(16, 'at least 16 characters') },
    secrets: ['secret'],
    ...byUrl,
  },
  imap: {
    ...mailServer,
    about:
      'Where the mails of a mailbox are read (docs/mailboxes.md); `authserv`: whose topmost Authentication-Results is believed, learnt by the mail that its test asks for',
    fields: { ...mailServer.fields, authserv: Authserv },
    optional: ['authserv'],
  },
  smtp: { ...mailServer, about: 'Where the mails of the same mailbox leave' },
  gmail: {
    about:
      'A mailbox at Google, by the Gmail API: connected by `POST /connections/gmail/authorize`, or put with the `refreshToken` of an app of its own, `clientId` and `clientSecret`; `topic` (of Pub/Sub) and `pushAccount` (the service account that signs for its subscription) have Gmail tell of new mail at once (docs/mailboxes.md)',
    fields: {
      ...consented,
      topic: z
        .string()
        .regex(/^projects\/[a-z0-9:.-]{1,100}\/topics\/[\w.~+%-]{3,255}$/, 'projects/…/topics/…'),
      pushAccount: Address,
    },
    secrets: ['clientSecret', 'refreshToken'],
    optional: ['account', 'clientId', 'clientSecret', 'authserv', 'topic', 'pushAccount', 'apiBase'],
    to: ['account', 'clientId', 'apiBase'],
    address: ({ apiBase = 'https://gmail.googleapis.com' }: ConnectionFields) => apiBase,
  },
  graph: {
    about:
      'A mailbox of Microsoft 365 or Outlook.com, by Microsoft Graph: connected by `POST /connections/graph/authorize`, or put with `tenant`, `clientId` and `clientSecret` of an app that may open `mailbox` (docs/mailboxes.md)',
    fields: {
      ...consented,
      tenant: z.string().regex(/^[\w.-]{1,100}$/, 'an id or a domain'),
      mailbox: Address,
      loginBase: Url,
    },
    secrets: ['clientSecret', 'refreshToken'],
    optional: [
      ...['account', 'clientId', 'clientSecret', 'refreshToken', 'tenant', 'mailbox'],
      ...['authserv', 'apiBase', 'loginBase'],
    ],
    to: ['account', 'clientId', 'tenant', 'mailbox', 'apiBase', 'loginBase'],
    address: ({ apiBase = 'https://graph.microsoft.com' }: ConnectionFields) => apiBase,
  },
  'mondial-relay': {
    about:
      'Mondial Relay, for its points, the labels of returns and the way of parcels (docs/carriers.md): `brand` is the code of the contract, `user` and `password` are those of API 2, `key` is the private key of API 1 (without it `password` is); `grams`: what a return weighs (1000)',
    fields: {
      brand: z.string().regex(/^[A-Z0-9]{2,8}$/, 'a code like BDTEST13'),
      user: Secret,
      password: Secret,
      key: Secret,
      grams: Grams,
      apiBase: Url,
    },
    secrets: ['password', 'key'],
    optional: ['key', 'grams', 'apiBase'],
    to: ['brand', 'apiBase'],
    address: ({ apiBase = 'https://api.mondialrelay.com' }: ConnectionFields) => apiBase,
  },
  sendcloud: {
    about:
      'Sendcloud, for the points of its carriers, the labels of returns and the way of parcels (docs/carriers.md): `key` and `secret` are those of an integration; `option`: the shipping option that returns go by (the first that there is); `grams`: what a return weighs (1000)',
    fields: {
      key: Secret,
      secret: Secret,
      option: z.string().regex(/^[\w:/,.=-]{1,200}$/, 'a code like dpd:return/return'),
      grams: Grams,
      apiBase: Url,
    },
    secrets: ['secret'],
    optional: ['option', 'grams', 'apiBase'],
    to: ['key', 'apiBase'],
    address: ({ apiBase = 'https://panel.sendcloud.sc' }: ConnectionFields) => apiBase,
  },
} as const satisfies Readonly<Record<string, ConnectionKind>>;

export type ConnectionName = keyof typeof KINDS;
export const CONNECTIONS: Readonly<Record<ConnectionName, ConnectionKind>> = KINDS;
export const ConnectionName = z.enum(Object.keys(KINDS) as [ConnectionName, ...ConnectionName[]]);

/** Those by which a mailbox is reached, and carriers; all others are shops. */
const OF_MAILBOX = ['imap', 'smtp', 'gmail', 'graph'] as const;
export type MailboxConnection = (typeof OF_MAILBOX)[number];
const OF_CARRIER = ['mondial-relay', 'sendcloud'] as const;
export const CarrierConnection = ConnectionName.extract(OF_CARRIER);
export type CarrierConnection = z.infer<typeof CarrierConnection>;
export const ShopConnection = ConnectionName.exclude([...OF_MAILBOX, ...OF_CARRIER]);
export type ShopConnection = z.infer<typeof ShopConnection>;

/** Whether a connection is one of those that a mailbox is reached by. */
export function isOfMailbox(name: ConnectionName): name is MailboxConnection {
  return OF_MAILBOX.some((one) => one === name);
}

/** Whether a connection is a carrier's. */
export function isOfCarrier(name: ConnectionName): name is CarrierConnection {
  return OF_CARRIER.some((one) => one === name);
}

/** Everything a connection is reached by, the secrets in clear. */
export type ConnectionFields = Readonly<Record<string, string>>;

/** What is wrong with a connection as it was put. */
interface ConnectionFault {
  at: string;
  message: string;
}

/**
 * A connection as it was put: a secret that is left out, or `true` as it is shown, is kept. Outside development
 * every address is the system's own, on the public internet.
 */
export function readConnection(
  name: ConnectionName,
  given: Readonly<Record<string, unknown>>,
  isDevelopment: boolean,
): { fields: ConnectionFields } | { faults: ConnectionFault[] } {
  const { fields: shape, secrets, optional = [], to, address } = CONNECTIONS[name];
  const { seen: _, name: __, ...put } = given;
  const isKept = (key: string) => {
    const value = lookup(put, key);
    return secrets.includes(key) && (value === undefined || value === true);
  };
  const parsed = z
    .strictObject(
      Object.fromEntries(
        Object.entries(shape).map(([key, type]) => [
          key,
          isKept(key) ? z.unknown().optional() : optional.includes(key) ? type.optional() : type,
        ]),
      ),
    )
    .safeParse(put);
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), message })),
    };
  const fields = Object.fromEntries(
    Object.entries(parsed.data).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
  const base = ['apiBase', 'loginBase'].find((one) => lookup(fields, one) !== undefined);
  if (!isDevelopment && base !== undefined) return { faults: [{ at: base, message: 'only in development' }] };
  if (!isDevelopment && fields.security === 'none')
    return { faults: [{ at: 'security', message: 'only in development' }] };
  return isDevelopment || isPublicUrl(address(fields))
    ? { fields }
    : { faults: [{ at: to[0] ?? '', message: 'not an https address on the public internet' }] };
}

/** What may be seen of them: a secret is `true`. */
export type ShownFields = Readonly<Record<string, string | true>>;

/** The same without its secrets. */
export function shownFields(name: ConnectionName, fields: ConnectionFields): ShownFields {
  const { secrets } = CONNECTIONS[name];
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, secrets.includes(key) ? true : value]),
  );
}
