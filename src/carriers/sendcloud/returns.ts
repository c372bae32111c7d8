import { z } from 'zod';
import { decimalOf } from '../../shop/money/decimal.ts';
import { asPdf, bytesOfCarrier } from '../call.ts';
import {
  type AskedLabel,
  CarrierUnavailable,
  kindOf,
  type LabelSystem,
  type Party,
  type ReturnParcel,
} from '../carrier.ts';
import { ask, authorization, type SendcloudWorld, wordsIn } from './rest.ts';

/*
 * Sendcloud's returns: asked for, and made by the carrier behind it a while later. Our mark is the return's external reference, by
 * which one is found whose answer was lost.
 */

const Id = z.union([z.string(), z.number()]).transform(String);
const Made = z.object({ return_id: Id, parcel_id: Id });
const Return = z.object({
  id: Id.nullish(),
  parcel_id: Id.nullish(),
  external_reference: z.string().nullish(),
  tracking_number: z.string().nullish(),
  label_url: z.string().nullish(),
  label: z.object({ label_printer: z.string().nullish() }).nullish(),
  errors: z.array(z.unknown()).nullish(),
});
type Return = z.infer<typeof Return>;
const Wrapped = z.object({ data: Return });
const List = z.object({ data: z.array(z.unknown()) });
const Options = z.object({ data: z.array(z.object({ code: z.string() })).min(1) });

export interface ReturnsWorld extends SendcloudWorld {
  /** The shipping option that returns go by; null: the first that Sendcloud offers for the way. */
  option: string | null;
}

/** Labels by the returns API of Sendcloud: a return is made first, its document comes later. */
export function sendcloudLabels(world: ReturnsWorld): LabelSystem {
  const idOf = (made: z.infer<typeof Made>) => `${made.return_id}/${made.parcel_id}`;
  return {
    async ask(parcel) {
      const option = world.option ?? (await firstOption(world, parcel).catch(nothingBought));
      const { status, json, said } = await ask(world, 'POST', '/returns', requestFor(parcel, option));
      const made = status === 201 ? Made.safeParse(json).data : undefined;
      if (made) return { id: idOf(made), tracking: null, document: null };
      throw refusal(status, said);
    },
    async find(mark, since) {
      // A clock of theirs may stand behind ours.
      const from = new Date(since - 3_600_000).toISOString();
      const { status, json, said } = await ask(
        world,
        'GET',
        `/returns?${new URLSearchParams({ from_date: from })}`,
      );
      const list = status === 200 ? List.safeParse(json).data : undefined;
      if (!list) throw refusal(status, said);
      for (const one of list.data) {
        const found = Return.safeParse(one).data;
        if (found?.external_reference === mark && found.id && found.parcel_id)
          return asked(`${found.id}/${found.parcel_id}`, found, world);
      }
      return null;
    },
    async look(label) {
      const [id = ''] = label.id.split('/');
      const { status, json, said } = await ask(world, 'GET', `/returns/${encodeURIComponent(id)}`);
      const found =
        status === 200 ? (Wrapped.safeParse(json).data?.data ?? Return.safeParse(json).data) : undefined;
      if (!found) throw refusal(status, said);
      return asked(label.id, found, world);
    },
    async fetch({ document: path }) {
      const { status, bytes } = await bytesOfCarrier(world, world.url + path, {
        headers: { accept: 'application/pdf', authorization: authorization(world) },
      });
      return asPdf(status, bytes, 'Sendcloud');
    },
  };
}

/** How a return stands. Its label is read at our own address of it: the credentials go nowhere else. */
function asked(id: string, found: Return, { secret }: ReturnsWorld): AskedLabel {
  if (found.errors && found.errors.length > 0)
    throw new CarrierUnavailable(
      `Sendcloud makes no label: ${wordsIn(found, secret) || 'the carrier refused it'}`,
      'refused',
    );
  const isMade = Boolean(found.label_url ?? found.label?.label_printer);
  const [, parcel = ''] = id.split('/');
  const document = `/api/v3/parcels/${encodeURIComponent(parcel)}/documents/label`;
  return { id, tracking: found.tracking_number ?? null, document: isMade ? document : null };
}

function refusal(status: number, said: string): CarrierUnavailable {
  const words = `Sendcloud answered with HTTP ${status}${said && `: ${said}`}`;
  return new CarrierUnavailable(words, kindOf(status));
}

/** Asking what there is buys nothing. */
function nothingBought(error: unknown): never {
  if (error instanceof CarrierUnavailable && error.kind === 'unsure')
    throw new CarrierUnavailable(error.message, 'later');
  throw error;
}

/** By which returns go between two countries, where the store has not said. */
async function firstOption(world: ReturnsWorld, { from, to, grams }: ReturnParcel): Promise<string> {
  const { status, json, said } = await ask(world, 'POST', '/shipping-options', {
    from_country_code: from.country,
    to_country_code: to.country,
    weight: { value: grams / 1_000, unit: 'kg' },
    functionalities: { returns: true },
  });
  const [first] = (status === 200 ? Options.safeParse(json).data?.data : undefined) ?? [];
  if (first) return first.code;
  if (status !== 200) throw refusal(status, said);
  throw new CarrierUnavailable(
    `Sendcloud has no carrier for returns from ${from.country} to ${to.country}: name one on the connection (option).`,
    'later',
  );
}

function requestFor({ mark, order, from, to, grams, items }: ReturnParcel, option: string): object {
  return {
    from_address: addressOf(from),
    to_address: addressOf(to),
    ship_with: { type: 'shipping_option_code', shipping_option_code: option },
    weight: { value: grams / 1_000, unit: 'kg' },
    parcel_items: items.map(({ title, sku, quantity, price, currency }) => ({
      description: title.slice(0, 255),
      quantity,
      weight: { value: Math.max(1, Math.round(grams / items.length / quantity)) / 1_000, unit: 'kg' },
      value: { value: Number(decimalOf(price, currency)), currency },
      sku,
    })),
    order_number: order,
    external_reference: mark,
    // Whoever writes to the customer is us.
    send_tracking_emails: false,
  };
}

function addressOf({ name, line1, line2, postcode, city, country, email, phone }: Party): object {
  const [, number = '', street = line1] =
    /^(\d{1,5}(?:\s?(?:bis|ter|quater|[a-d]))?),?\s+(.+)$/i.exec(line1.trim()) ?? [];
  return {
    name,
    address_line_1: street,
    ...(line2 === '' ? {} : { address_line_2: line2 }),
    house_number: number,
    postal_code: postcode,
    city,
    country_code: country,
    ...(email === '' ? {} : { email }),
    ...(phone === '' ? {} : { phone_number: phone }),
  };
}
