import { lookup } from '../../lookup.ts';
import { anyOf, type PrestaRest } from './rest.ts';
import {
  PrestaCode,
  PrestaOption,
  PrestaOptionValue,
  PrestaSetting,
  PrestaState,
  type Texts,
} from './wire.ts';

/** Milliseconds that they count: a shop hardly ever changes them. */
const LASTS = 600_000;
/** Values of options ("38", "midnight") that are read at most. */
const MOST_VALUES = '5000';

/** What a shop has set, by which everything else of it is read. */
export interface ShopFacts {
  /** The states of orders that mean that a parcel has left. */
  shipped: ReadonlySet<string>;
  /** The one state that means each of these. */
  delivered: string;
  refunded: string;
  cancelled: ReadonlySet<string>;
  /** IANA: its times bear none. */
  timeZone: string;
  /** The id of its own language, and the codes of all of them by id. */
  language: string;
  languages: Readonly<Record<string, string>>;
  /** ISO codes by id. */
  currencies: Readonly<Record<string, string>>;
  countries: Readonly<Record<string, string>>;
  /** A value of an option, by its id: ["size", "M"]. */
  options: ReadonlyMap<string, readonly [string, string]>;
}

const SETTINGS = {
  cancelled: 'PS_OS_CANCELED',
  failed: 'PS_OS_ERROR',
  refunded: 'PS_OS_REFUND',
  delivered: 'PS_OS_DELIVERED',
  timeZone: 'PS_TIMEZONE',
  language: 'PS_LANG_DEFAULT',
} as const;

/** The same for some minutes, and for all who ask meanwhile. */
export class KeptFacts {
  readonly #rest: PrestaRest;
  readonly #now: () => number;
  #kept: { facts: Promise<ShopFacts>; at: number } | null = null;

  constructor(rest: PrestaRest, now: () => number) {
    this.#rest = rest;
    this.#now = now;
  }

  async get(): Promise<ShopFacts> {
    const known = this.#kept;
    if (known && Math.abs(this.#now() - known.at) < LASTS) return known.facts;
    const kept = { facts: readFacts(this.#rest), at: this.#now() };
    this.#kept = kept;
    try {
      return await kept.facts;
    } catch (error) {
      if (this.#kept === kept) this.#kept = null;
      throw error;
    }
  }
}

async function readFacts(rest: PrestaRest): Promise<ShopFacts> {
  const codes = (resource: string) => rest.list(resource, PrestaCode, { display: '[id,iso_code]' });
  const [states, settings, languages, currencies, countries, groups, values] = await Promise.all([
    rest.list('order_states', PrestaState, { display: '[id,shipped]' }),
    rest.list('configurations', PrestaSetting, {
      display: '[name,value]',
      'filter[name]': anyOf(Object.values(SETTINGS)),
    }),
    codes('languages'),
    codes('currencies'),
    codes('countries'),
    rest.list('product_options', PrestaOption, { display: '[id,name]' }),
    rest.list('product_option_values', PrestaOptionValue, {
      display: '[id,id_attribute_group,name]',
      limit: MOST_VALUES,
    }),
  ]);
  const set = (name: keyof typeof SETTINGS) =>
    settings.value.find((row) => row.name === SETTINGS[name])?.value ?? '';
  const language = set('language');
  const said = (words: Texts) => lookup(words, language) ?? Object.values(words)[0] ?? '';
  const groupOf = new Map(groups.value.map(({ id, name }) => [id, said(name).toLowerCase()]));
  return {
    shipped: new Set(states.value.filter(({ shipped }) => shipped).map(({ id }) => id)),
    delivered: set('delivered'),
    refunded: set('refunded'),
    cancelled: new Set([set('cancelled'), set('failed')]),
    timeZone: set('timeZone') || 'UTC',
    language,
    ...{
      languages: byId(languages.value),
      currencies: byId(currencies.value),
      countries: byId(countries.value),
    },
    options: new Map(
      values.value.map(({ id, id_attribute_group: group, name }) => [
        id,
        [groupOf.get(group) ?? '', said(name)],
      ]),
    ),
  };
}

function byId(rows: readonly { id: string; iso_code: string }[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ id, iso_code: code }) => [id, code]));
}
