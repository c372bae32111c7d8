import { decodeEntities } from '../../language/html-entities.ts';
import { document, element } from '../../outside/xml.ts';
import { asPdf, bytesOfCarrier, type CarrierReach, callCarrier } from '../call.ts';
import { CarrierUnavailable, kindOf, type LabelSystem, type Party, type ReturnParcel } from '../carrier.ts';
import { tag } from './soap.ts';

/*
 * Mondial Relay's API 2 ("Dual Carrier"): shipments with their labels. It has no idempotency, no cancelling, and nothing to find a
 * shipment by: a call whose answer is lost is a person's to look into.
 */

const NAMESPACE = 'http://www.example.org/Request';
/** The login is wrong: the owner mends that, and the same may be asked for again. */
const LOGIN = '10001';

export interface ShipmentWorld extends CarrierReach {
  /** Without a slash at its end. */
  url: string;
  brand: string;
  user: string;
  password: string;
}

/** Labels by the shipment API of Mondial Relay (dual carrier, XML); throws `CarrierUnavailable` on what it refuses. */
export function mondialRelayLabels(world: ShipmentWorld): LabelSystem {
  return {
    async ask(parcel) {
      const { status, text } = await callCarrier(world, `${world.url}/api/shipment`, {
        method: 'POST',
        headers: { 'content-type': 'application/xml; charset=utf-8', accept: 'application/xml' },
        body: requestFor(world, parcel),
      });
      if (status !== 200)
        throw new CarrierUnavailable(`Mondial Relay answered with HTTP ${status}.`, kindOf(status));
      // It says 200 to what it refuses as well.
      const refusal = statuses(text).find(({ level }) => /error/i.test(level));
      if (refusal)
        throw new CarrierUnavailable(
          `Mondial Relay refused a label: ${refusal.code} ${refusal.message}`.replaceAll(world.password, '…'),
          refusal.code === LOGIN ? 'later' : 'refused',
        );
      const id = /<(?:\w+:)?Shipment\b[^>]*\bShipmentNumber="([^"]{1,40})"/.exec(text)?.[1];
      const output = tag(text, 'Output');
      if (!id || !output) throw new CarrierUnavailable('Mondial Relay answered with no label.');
      return { id, tracking: id, document: output };
    },
    // It is there at once.
    look: async (label) => label,
    async fetch({ document: at }) {
      if (!isTheirs(at, world.url)) throw new CarrierUnavailable('Mondial Relay’s label lies at another’s.');
      const { status, bytes } = await bytesOfCarrier(world, at, { headers: { accept: 'application/pdf' } });
      return asPdf(status, bytes, 'Mondial Relay');
    },
  };
}

/** The address of a label is the carrier's word: nothing is read from anywhere else by it. */
function isTheirs(address: string, base: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  if (origin === new URL(base).origin) return true;
  return protocol === 'https:' && /(^|\.)mondialrelay\.(?:com|fr)$/.test(hostname);
}

function statuses(text: string): { code: string; level: string; message: string }[] {
  return [...text.matchAll(/<(?:\w+:)?Status\b([^>]*)>/g)].map(([, attributes = '']) => {
    const of = (name: string) =>
      decodeEntities(new RegExp(`\\b${name}="([^"]{0,300})"`).exec(attributes)?.[1] ?? '');
    return { code: of('Code'), level: of('Level'), message: of('Message') };
  });
}

function requestFor(world: ShipmentWorld, parcel: ReturnParcel): string {
  const { mark, from, to, grams, items } = parcel;
  const text = (name: string, value: string) => element(name, {}, value);
  const content = cut(items.map(({ title }) => title).join(', ') || 'Retour', 40);
  const shipment = element(
    'Shipment',
    {},
    text('OrderNo', mark),
    text('CustomerNo', ''),
    text('ParcelCount', '1'),
    // Handed in at any point, and brought to the shop.
    element('DeliveryMode', { Mode: 'LCC', Location: '' }),
    element('CollectionMode', { Mode: 'REL', Location: '' }),
    element(
      'Parcels',
      {},
      element('Parcel', {}, text('Content', content), element('Weight', { Value: grams, Unit: 'gr' })),
    ),
    element('Sender', {}, addressOf(from)),
    element('Recipient', {}, addressOf(to)),
  );
  return document(
    element(
      'ShipmentCreationRequest',
      { xmlns: NAMESPACE },
      element(
        'Context',
        {},
        text('Login', world.user),
        text('Password', world.password),
        text('CustomerId', world.brand),
        text('Culture', 'fr-FR'),
        text('VersionAPI', '1.0'),
      ),
      element('OutputOptions', {}, text('OutputFormat', '10x15'), text('OutputType', 'PdfUrl')),
      element('ShipmentsList', {}, shipment),
    ),
  );
}

/** Names together have 32 characters, a street with its number 40, a city 30. */
function addressOf(party: Party) {
  const text = (name: string, value: string) => element(name, {}, value);
  const name = cut(party.name, 32);
  const [, houseNo = '', street = party.line1] =
    /^(\d{1,5}(?:\s?(?:bis|ter|quater|[a-d]))?),?\s+(.+)$/i.exec(party.line1.trim()) ?? [];
  const [first = ''] = name.split(' ');
  const last = name.slice(first.length).trim();
  return element(
    'Address',
    {},
    text('Title', ''),
    text('Firstname', last === '' ? '' : first),
    text('Lastname', last === '' ? name : last),
    text('Streetname', cut(street, 39 - houseNo.length)),
    text('HouseNo', cut(houseNo, 10)),
    text('CountryCode', party.country),
    text('PostCode', cut(party.postcode, 10)),
    text('City', cut(party.city, 30)),
    text('AddressAdd1', cut(party.line2, 30)),
    text('PhoneNo', party.phone),
    text('MobileNo', ''),
    text('Email', /^[\x21-\x7e]+$/.test(party.email) ? party.email : ''),
  );
}

const SPELLED: ReadonlyMap<string, string> = new Map([
  ...([
    ['œ', 'oe'],
    ['Œ', 'OE'],
    ['æ', 'ae'],
    ['Æ', 'AE'],
    ['ß', 'ss'],
    ['ø', 'o'],
    ['Ø', 'O'],
    ['ł', 'l'],
    ['Ł', 'L'],
  ] as const),
  ...([
    ['’', "'"],
    ['–', '-'],
    ['—', '-'],
  ] as const),
]);

/** A text as its labels can print it. */
function cut(text: string, most: number): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, (sign) => SPELLED.get(sign) ?? ' ')
    .replace(/[&<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, Math.max(0, most))
    .trim();
}
