import { describe, expect, it } from 'vitest';
import { CONNECTIONS, ConnectionName, readConnection } from '../../src/connections/roster.ts';

/*
 * What other programs put as connections (design, section 9: the contract with the outside). A kind that is
 * not built yet is refused by its name; one that is takes exactly these fields.
 */

const SECRET = 'a secret of sixteen';
const PUT = {
  shopify: { shop: 'lune.myshopify.com', clientId: 'id', clientSecret: SECRET },
  woocommerce: { url: 'https://shop.example', key: 'ck_1', secret: 'cs_1' },
  prestashop: { url: 'https://shop.example', key: 'KEY' },
  http: { url: 'https://shop.example', secret: SECRET },
  imap: { host: 'imap.shop.example', port: 993, security: 'tls', user: 'support', password: 'p' },
  smtp: { host: 'smtp.shop.example', port: 465, security: 'tls', user: 'support', password: 'p' },
  gmail: { clientId: 'id', clientSecret: SECRET, refreshToken: 'token' },
  graph: { tenant: 'shop.example', clientId: 'id', clientSecret: SECRET, mailbox: 'support@shop.example' },
  'mondial-relay': { brand: 'BDTEST13', user: 'user@shop.example', password: 'p' },
  sendcloud: { key: 'public', secret: 'secret' },
} as const;
const OPTIONAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  shopify: { apiBase: 'https://api.example' },
  imap: { authserv: 'mx.shop.example' },
  gmail: { apiBase: 'https://api.example' },
  graph: { apiBase: 'https://api.example', loginBase: 'https://login.example' },
  'mondial-relay': { apiBase: 'https://api.example' },
  sendcloud: { apiBase: 'https://api.example' },
};

describe('a connection of the contract', () => {
  for (const [name, fields] of Object.entries(PUT)) {
    const kind = ConnectionName.safeParse(name).data;
    if (!kind) continue;
    it(`${name} takes its fields, without and with those that may be left out`, () => {
      expect(readConnection(kind, fields, true)).toHaveProperty('fields');
      expect(readConnection(kind, { ...fields, ...OPTIONAL[name] }, true)).toHaveProperty('fields');
      expect(CONNECTIONS[kind].secrets.length).toBeGreaterThan(0);
    });
  }
});
