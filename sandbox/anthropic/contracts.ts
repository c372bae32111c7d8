import { z } from 'zod';
import type { Said } from './frames.ts';
import type { Seen } from './reading.ts';
import type { Reply } from './reply.ts';

const Contract = z.looseObject({
  id: z.string(),
  plan: z.string(),
  over: z.boolean(),
  price: z.unknown(),
  seats: z.number().nullable(),
  renewsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
});
const Contracts = z.looseObject({ subscriptions: z.array(Contract) });
const Invoices = z.looseObject({
  invoices: z.array(z.looseObject({ id: z.string(), status: z.string(), total: z.unknown() })),
});

const PLAN = /\b(?:subscriptions?|plans?|abonnements?|formules?|résilier)\b/i;
const SEATS = /\b(?:seats?|places?)\b/i;
const INVOICE = /\binvoices?\b|\bfactures?\b/i;
const FAILED = /\bpayment\b.*\bfail|\bpaiement\b.*\brefus/i;
const MORE: ReadonlyMap<string, number> = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['une', 1],
  ['deux', 2],
  ['trois', 3],
]);

/** What it does about what is charged by the interval; null where the words are about none of it. */
export function onContracts(seen: Seen, reply: Reply): Said[] | null {
  if (!seen.tools.has('list_subscriptions')) return null;
  const { words } = reply;
  if (INVOICE.test(words) && !PLAN.test(words)) return onInvoices(seen, reply);
  if (!PLAN.test(words) && !SEATS.test(words) && !FAILED.test(words)) return null;
  const { of } = reply;
  const listed = seen.called.find(({ name }) => name === 'list_subscriptions');
  if (!listed) return [{ type: 'tool_use', name: 'list_subscriptions', input: {} }];
  const found = Contracts.safeParse(listed.result);
  if (!found.success) return reply.end('subscription', null, [of.proof]);
  const one = found.data.subscriptions.find(({ over }) => !over);
  if (!one) return reply.end('subscription', null, [of.noPlan]);
  const input = { subscription: one.id };
  const seats = one.seats === null ? '' : `${one.seats}`;
  if (FAILED.test(words)) return reply.end('payment', null, [of.failed(one.plan)]);
  if (SEATS.test(words) && one.seats !== null) {
    const more = Number(/\d+/.exec(words)?.[0]) || [...MORE].find(([word]) => words.includes(word))?.[1];
    const tried = seen.called.find(({ name }) => name === 'propose');
    if (!more || tried?.failed || JSON.stringify(tried?.result ?? '').includes('unsupported'))
      return reply.handOver('subscription', 'a change of seats', of.byPerson(one.plan, seats));
    const wanted = { ...input, seats: one.seats + (/\bremove|retir/i.test(words) ? -more : more) };
    return reply.propose('subscription', 'change_subscription', wanted, null, of.beside);
  }
  if (/\bkeep\b|\bgarder\b/i.test(words))
    return reply.propose('subscription', 'keep_subscription', input, null, of.beside);
  if (/\bcancel|\brésili/i.test(words))
    return reply.propose('subscription_cancel', 'cancel_subscription', input, null, of.beside);
  const days = { renews: dayOf(one.renewsOn, reply), ends: dayOf(one.endsOn, reply) };
  return reply.end('subscription', null, [
    of.plan({ plan: one.plan, price: `${one.price}`, seats, ...days }),
  ]);
}

function onInvoices(seen: Seen, reply: Reply): Said[] {
  const { of, words } = reply;
  const listed = seen.called.find(({ name }) => name === 'list_invoices');
  if (!listed) return [{ type: 'tool_use', name: 'list_invoices', input: {} }];
  const found = Invoices.safeParse(listed.result);
  const [last] = found.data?.invoices ?? [];
  if (!last) return reply.end('invoice', null, [of.proof]);
  const number = /[A-Z]+(?:-[A-Z0-9]+)+/i.exec(words)?.[0] ?? last.id;
  if (!/\bsend\b|envoy/i.test(words))
    return reply.end('invoice', null, [of.invoice(last.id, `${last.total}`, last.status === 'paid')]);
  const sent = seen.called.find(({ name }) => name === 'send_invoice');
  if (!sent) return [{ type: 'tool_use', name: 'send_invoice', input: { invoice: number } }];
  return sent.failed
    ? reply.handOver('invoice', 'the invoice was refused', reply.say.refused)
    : reply.end('invoice', null, [of.invoiceSent(number)]);
}

function dayOf(day: string | null, reply: Reply): string {
  return day ? reply.day(day) : '';
}
