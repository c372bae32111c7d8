import { z } from 'zod';
import { e164, emailAddress } from '../identity/address.ts';
import { viewOrder } from '../identity/view.ts';
import type { Settings } from '../settings.ts';
import type { OrderRecord } from '../shop/shop.ts';
import { knownAccount, reachableOrder, viewedAs } from './access.ts';
import { Id } from './inputs.ts';
import { contact, unknown } from './refusals.ts';
import type { Tool, ToolResult, ToolTypes } from './tool.ts';

type Types = ToolTypes['find_order'];

export const findOrder: Tool<Types['input'], Types['output']> = {
  name: 'find_order',
  description:
    'Looks up one order by its number. Give `contact` (the email, phone or postcode on the order) when the customer has said it or the store asks for it.',
  input: z.strictObject({ order: Id, contact: z.string().max(320).optional() }),
  assurance: 'anonymous',
  reach: 'reads',
  async run(input, scope): Promise<ToolResult<Types['output']>> {
    const { settings, now } = scope;
    const reachable = await reachableOrder(scope, input.order);
    if (reachable) {
      return { ok: true, output: viewOrder(reachable, viewedAs(scope), settings, now), order: reachable.id };
    }
    if (knownAccount(scope) !== null) return unknown('order');

    const withContact = settings.orderLookup === 'number+contact';
    if (withContact && !input.contact?.trim()) return contact();
    const order = await scope.shop.order(input.order);
    if (withContact && !(order && fits(order, input.contact ?? '', settings))) return contact();
    if (!order) return unknown('order');
    return {
      ok: true,
      output: viewOrder(order, 'claimed', settings, now),
      order: order.id,
      claimed: order.id,
    };
  },
};

function fits(order: OrderRecord, said: string, settings: Settings): boolean {
  const { email, phone } = order.customer;
  const country = order.address?.country || settings.country;
  const sameEmail = emailAddress(said) !== null && emailAddress(said) === emailAddress(email);
  const number = e164(said, country) ?? e164(said, settings.country);
  const samePhone = number !== null && number === e164(phone, country);
  return (
    sameEmail ||
    samePhone ||
    (postcode(said) !== '' && postcode(said) === postcode(order.address?.postcode ?? ''))
  );
}

function postcode(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}
