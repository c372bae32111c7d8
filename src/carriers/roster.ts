import { type CarrierConnection, CONNECTIONS, type ConnectionFields } from '../connections/roster.ts';
import type { CarrierReach } from './call.ts';
import type { CarrierSystem } from './carrier.ts';
import { mondialRelay } from './mondial-relay.ts';
import { sendcloud } from './sendcloud.ts';

type Adapter = (reach: CarrierReach & { url: string; fields: ConnectionFields }) => CarrierSystem;

/** Every carrier with its adapter. A new one is a file, a line here and its connection. */
const CARRIERS: Readonly<Record<CarrierConnection, Adapter>> = {
  'mondial-relay': ({ url, fetch, fields: { brand = '', password = '', key = password } }) =>
    mondialRelay({ url, fetch, brand, key }),
  sendcloud: ({ url, fetch, fields: { key = '', secret = '' } }) => sendcloud({ url, fetch, key, secret }),
};

/** A carrier by its connection, secrets in clear. */
export function carrierSystem(
  name: CarrierConnection,
  fields: ConnectionFields,
  fetch: CarrierReach['fetch'],
): CarrierSystem {
  return CARRIERS[name]({ url: CONNECTIONS[name].address(fields), fetch, fields });
}
