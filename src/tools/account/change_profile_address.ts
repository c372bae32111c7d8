import { z } from 'zod';
import { knownAccount } from '../access.ts';
import { addressText, PostalInput } from '../inputs.ts';
import { applied, quoteOf } from '../quoted.ts';
import { needs, refusedByShop } from '../refusals.ts';
import { tool } from '../tool.ts';

export const changeProfileAddress = tool({
  name: 'change_profile_address',
  description:
    'Changes the customer’s usual address, for orders to come; an order that was placed keeps its own. Only for somebody verified.',
  input: z.strictObject({ address: PostalInput }),
  assurance: 'verified',
  reach: 'consequential',
  does: null,
  needs: 'profile_address',
  async quote({ address }, scope) {
    const account = knownAccount(scope);
    if (account === null) return needs('verified');
    const goes = [{ what: 'parcel' as const, to: addressText(address) }];
    const told = { tool: 'change_profile_address', act: 'change_address', goes } as const;
    return quoteOf(told, { act: 'profile_address', account, address }, scope, 'customer');
  },
  async run({ address }, scope) {
    const account = knownAccount(scope);
    if (account === null) return needs('verified');
    const outcome = await applied({ act: 'profile_address', account, address }, scope);
    return outcome.ok ? { ok: true, output: { address } } : refusedByShop(outcome.reason, 'customer');
  },
});
