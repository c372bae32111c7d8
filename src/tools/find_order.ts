import { z } from 'zod';
import { atLeast } from '../conversation/values.ts';
import { e164, emailAddress } from '../identity/address.ts';
import { spells } from '../identity/order-number.ts';
import { type OrderDetails, type OrderView, orderDetails, viewOrder } from '../identity/view.ts';
import type { Settings } from '../settings.ts';
import type { OrderRecord } from '../shop/shop.ts';
import { knownAccount, reaches, viewedAs } from './access.ts';
import { OrderNumber } from './inputs.ts';
import { contact, unknown } from './refusals.ts';
import { type ToolResult, tool } from './tool.ts';

export const findOrder = tool({
  name: 'find_order',
  description:
    'Looks up one order by its number. Give `contact` (the email, phone or postcode on the order) when the customer has said it or the store asks for it.',
  input: z.strictObject({ order: OrderNumber, contact: z.string().max(320).optional() }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run(input, scope): Promise<ToolResult<OrderView & { details?: OrderDetails }>> {
    const { settings, now } = scope;
    const withContact = settings.orderLookup === 'number+contact';
    const mayNameIt = !withContact || Boolean(input.contact?.trim());
    // The shop is asked once or not at all, independent of its answer: another customer's order and a missing
    // one take the same time.
    const mayBeHers = knownAccount(scope) !== null || scope.claims.some((id) => spells(input.order, id));
    if (!mayNameIt && !mayBeHers) return contact();
    const order = await scope.shop.order(input.order);
    if (order && reaches(scope, order)) {
      const as = viewedAs(scope);
      const view = viewOrder(order, as, settings, now);
      const output = atLeast(as, 'verified') ? { ...view, details: orderDetails(order) } : view;
      return { ok: true, output, order: order.id };
    }
    if (knownAccount(scope) !== null) return unknown('order');
    if (!mayNameIt) return contact();
    const fitting = !withContact || fits(order ?? NOBODYS, input.contact ?? '', settings);
    if (!order) return withContact ? contact() : unknown('order');
    if (!fitting) return contact();
    return {
      ok: true,
      output: viewOrder(order, 'claimed', settings, now),
      order: order.id,
      claimed: order.id,
      holder: scope.named?.holder(order),
    };
  },
});

/** What a contact is compared with where there is no order, so that the comparison takes the same time. */
const NOBODYS: Contacts = { customer: { email: 'x@example.invalid', phone: '+33199000000' }, address: null };

type Contacts = {
  customer: Pick<OrderRecord['customer'], 'email' | 'phone'>;
  address?: Pick<NonNullable<OrderRecord['address']>, 'postcode' | 'country'> | null;
};

function fits(order: Contacts, said: string, settings: Settings): boolean {
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
