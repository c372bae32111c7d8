import type { Env } from '../../src/env.ts';
import { lookup } from '../../src/lookup.ts';

/** Where an object should live: near the customer, never where a provider's webhook came in. */
export interface Placement {
  /** ISO 3166 alpha-2 of the customer, when it is known. */
  country?: string | null;
}

/**
 * The one function that opens objects. A store's jurisdiction holds for all of them and can never be changed
 * later; without one, a new object is placed by the customer's country. Development runs without either:
 * local workerd throws on `jurisdiction()`.
 */
export function open<T extends Rpc.DurableObjectBranded>(
  env: Pick<Env, 'JURISDICTION' | 'SANDBOX'>,
  namespace: DurableObjectNamespace<T>,
  name: string,
  place: Placement = {},
): DurableObjectStub<T> {
  if (env.JURISDICTION && !env.SANDBOX) {
    return namespace.jurisdiction(env.JURISDICTION as DurableObjectJurisdiction).getByName(name);
  }
  const hint = locationHint(place.country);
  return hint ? namespace.getByName(name, { locationHint: hint }) : namespace.getByName(name);
}

/** Objects of one store are named under it: two stores never meet. */
export function objectName(store: string, id: string): string {
  return `${store}:${id}`;
}

/**
 * What another object answered, to be answered in its place. A result that came by RPC holds on to the object
 * it came from; returned as it is, it would keep both in memory until its last reader's garbage is collected.
 */
export function passedOn<T>(answer: T): T {
  return structuredClone(answer);
}

/** The region nearest to a country (developers.cloudflare.com/durable-objects/reference/data-location). */
function locationHint(country: string | null | undefined): DurableObjectLocationHint | null {
  if (!country) return null;
  return lookup(REGION, country.toUpperCase()) ?? null;
}

const REGION: Record<string, DurableObjectLocationHint> = Object.fromEntries(
  Object.entries({
    weur: 'FR GB IE ES PT BE NL LU CH DE AT IT DK NO SE IS MC AD',
    eeur: 'PL CZ SK HU RO BG GR FI EE LV LT UA HR SI RS TR CY MT',
    enam: 'US CA',
    wnam: 'MX',
    sam: 'BR AR CL CO PE UY PY BO EC VE',
    apac: 'JP KR CN TW HK SG MY TH VN PH ID IN PK BD',
    oc: 'AU NZ',
    afr: 'ZA NG KE GH MA TN DZ EG SN CI',
    me: 'AE SA QA KW BH OM IL JO LB',
  }).flatMap(([region, countries]) =>
    countries.split(' ').map((country) => [country, region as DurableObjectLocationHint]),
  ),
);
