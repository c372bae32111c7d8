import { writeFileSync } from 'node:fs';
import metadata from 'libphonenumber-js/min/metadata';

/*
 * `node scripts/bundle/numbering-plans.ts` makes src/identity/numbering-plans.ts anew, after an update of the library.
 */

/** Where a plan keeps how its numbers are written: half of all there is, and numbers are only read here. */
const FORMATS = 4;

/** The source text of the plans without their formats. */
export function plansSource(): string {
  const { version, country_calling_codes, countries, nonGeographic } = metadata;
  const bare = (plans: object) =>
    Object.fromEntries(
      Object.entries(plans).map(([name, plan]: [string, unknown[]]) => [
        name,
        plan.map((part, at) => (at === FORMATS ? 0 : part)),
      ]),
    );
  const plans = {
    version,
    country_calling_codes,
    countries: bare(countries),
    nonGeographic: bare(nonGeographic),
  };
  return `import type { MetadataJson } from 'libphonenumber-js/core';

/**
 * The numbering plans of all countries, from libphonenumber's metadata without the formatting rules. Made by
 * \`node scripts/bundle/numbering-plans.ts\`.
 */
export const NUMBERING_PLANS: MetadataJson = JSON.parse(
  String.raw\`${JSON.stringify(plans)}\`,
);
`;
}

if (import.meta.main) writeFileSync('src/identity/numbering-plans.ts', plansSource());
