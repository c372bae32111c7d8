import { z } from 'zod';
import type { Account } from '../../shop/shop.ts';
import { knownAccount } from '../access.ts';
import { needs, unknown } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';

interface ProfileView extends Pick<Account, 'name' | 'email' | 'phone'> {
  /** The first is the default one. */
  addresses: NonNullable<Account['addresses']>;
  /** With their balance, where they have one. */
  paymentMethods: NonNullable<Account['paymentMethods']>;
}

export const viewProfile = tool({
  name: 'view_profile',
  description:
    'What the shop has on file of the customer who is speaking: name, contacts, addresses, and payment methods with their ids, labels and balances. Only for somebody verified.',
  input: z.strictObject({}),
  assurance: 'verified',
  reach: 'reads',
  does: null,
  async run(_, scope): Promise<ToolResult<ProfileView>> {
    const id = knownAccount(scope);
    if (id === null) return needs('verified');
    const account = await scope.shop.account(id);
    if (!account) return unknown('customer');
    const { name, email, phone, addresses = [], paymentMethods = [] } = account;
    return { ok: true, output: { name, email, phone, addresses, paymentMethods } };
  },
});
