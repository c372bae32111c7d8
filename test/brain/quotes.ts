import type { Toolbox } from '../../src/tools/tool.ts';

/** The dry runs of a toolbox whose test makes none. */
export const noQuotes: Toolbox['quote'] = async () => ({
  ok: false,
  refusal: { code: 'unavailable', message: 'no quotes here' },
});
