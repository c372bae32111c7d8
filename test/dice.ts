import * as fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The seed of the property tests; the same one unless `FUZZ` names another. */
    fuzz: number;
    /** Whether a long proof is to be whole: `npm test` plays a sample of each, `npm run test:long` all. */
    whole: boolean;
  }
}

// What passes at a desk passes in CI: other inputs are tried on purpose, with `FUZZ=$RANDOM npm test`.
fc.configureGlobal({ seed: inject('fuzz') });
