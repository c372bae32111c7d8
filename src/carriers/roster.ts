import { type CarrierConnection, CONNECTIONS, type ConnectionFields } from '../connections/roster.ts';
import type { CarrierReach } from './call.ts';
import type { CarrierSystem } from './carrier.ts';
import { mondialRelay } from './mondial-relay/index.ts';
import { sendcloud } from './sendcloud/index.ts';

type Adapter = (reach: CarrierReach & { url: string; fields: ConnectionFields }) => CarrierSystem;

/** Every carrier with its adapter. A new one is a folder, a line here and its connection. */
const CARRIERS: Readonly<Record<CarrierConnection, Adapter>> = {
  'mondial-relay': ({ url, fetch, fields }) => {
    const { brand = '', user = '', password = '', key = password } = fields;
    // Each of its two APIs has a host of its own.
    const connect = fields.apiBase ?? 'https://connect-api.mondialrelay.com';
    return mondialRelay({ url, connect, fetch, brand, key, user, password });
  },
  sendcloud: ({ url, fetch, fields: { key = '', secret = '', option = null } }) =>
    sendcloud({ url, fetch, key, secret, option }),
};

/** A carrier by its connection, secrets in clear. */
export function carrierSystem(
  name: CarrierConnection,
  fields: ConnectionFields,
  fetch: CarrierReach['fetch'],
): CarrierSystem {
  return CARRIERS[name]({ url: CONNECTIONS[name].address(fields), fetch, fields });
}
