import { z } from 'zod';
import { policy } from './refusals.ts';
import { tool } from './tool.ts';

export const checkCode = tool({
  name: 'check_code',
  description:
    'Checks the one-time code that the customer has just given in their own words. `passed`: the customer is verified, go on with what they wanted before. Otherwise say what is wrong and how many tries are `left`, and offer a new code, another way or a person.',
  input: z.strictObject({
    code: z
      .string()
      .overwrite((value) => value.replace(/[\s.,-]/g, ''))
      .regex(/^\d{6}$/, 'six digits'),
  }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ code }, { codes }) {
    if (!codes) return policy('no_codes');
    const { verdict, left } = await codes.check(code);
    return { ok: true, output: { result: verdict, left } };
  },
});
