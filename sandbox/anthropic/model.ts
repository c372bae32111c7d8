import { z } from 'zod';
import { onAppointments, slotOf } from './appointments.ts';
import { onContracts } from './contracts.ts';
import type { Said, Spoken } from './frames.ts';
import { judgement } from './judging.ts';
import { onPickups } from './pickups.ts';
import { OrderSeen, read, type Seen } from './reading.ts';
import { Reply } from './reply.ts';
import type { Posted } from './request.ts';
import { languageOf, type Variant, type Wish, wanted, wishOf } from './wishes.ts';
import { WORDS } from './wording.ts';

/**
 * The emulator's model: a small policy over what a request says. It reads the turn and the results of its own
 * calls, calls one tool after the other, proposes what needs a yes, and speaks once it knows. It keeps
 * nothing from one request to the next. `compliant`: it reads a yes into everything.
 */
export function answer(posted: Posted, compliant = false): Spoken {
  const judged = judgement(posted, compliant);
  if (judged !== null) return { content: [{ type: 'text', text: judged }], stop: 'end_turn' };
  const seen = read(posted);
  const content: Said[] = seen ? next(seen) : [{ type: 'text', text: 'Hello! How can I help you today?' }];
  const stop = content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn';
  return { content, stop };
}

/** What it says or calls next: only tools it was given. */
function next(seen: Seen): Said[] {
  const words = seen.asked.map(({ text }) => text).join('\n');
  const locale = languageOf(words, seen.locale);
  const wish = wishOf(words);
  const reply = new Reply(seen, WORDS[locale], locale);
  return decided(seen, wish, words, reply).filter(
    (said) => said.type === 'text' || seen.tools.has(said.name),
  );
}

function decided(seen: Seen, wish: Wish, words: string, reply: Reply): Said[] {
  const { say } = reply;
  const boutique = boutiqueOf(seen, words, reply);
  if (boutique) return boutique;
  if (wish === 'human') return reply.handOver('human', 'the customer asks for a person', say.person);
  const settled = seen.settled?.results ?? [];
  if (settled.length > 0) return told(seen, settled, reply);
  const other = onAppointments(seen, reply) ?? onContracts(seen, reply) ?? onPickups(seen, reply);
  if (other) return other;
  const target = orderOf(seen, words);
  if (target.kind === 'look') return [target.call];
  if (target.kind === 'none')
    return reply.end(wish === 'other' ? 'other' : intentOf(wish), null, [target.words(say)]);
  const { order } = target;
  switch (wish) {
    case 'status':
      return reply.end('order_status', order, [newsOf(order, reply)]);
    case 'pause':
      return reply.end('pause', order, [say.pause], 'pause');
    case 'cancellation':
      return reply.propose(
        'cancellation',
        'cancel_order',
        { order: order.id },
        order,
        say.offerCancel(order.id),
      );
    case 'refund':
      return refund(seen, order, reply);
    case 'exchange':
      return exchange(seen, order, words, reply);
    case 'go_on':
      return known(seen) ? goOn(seen, order, reply) : explain(order, reply);
    case 'unfit':
      return explain(order, reply);
    default:
      return reply.end('other', null, [say.help]);
  }
}

/** Where a boutique is: asked of whichever tool can tell, when the customer names a city. */
function boutiqueOf(seen: Seen, words: string, reply: Reply): Said[] | null {
  const city = /\bboutique\b.*?\b(?:in|à|de) (\p{Lu}\p{L}+)/u.exec(words)?.[1];
  const tool = [...seen.tools].find((name) => name.endsWith('__find_boutique'));
  if (!city || !tool) return null;
  const made = seen.called.find(({ name }) => name === tool);
  if (!made) return [{ type: 'tool_use', name: tool, input: { city } }];
  const [, told] = /^<data kind="answer"[^>]*>\n([\s\S]*)\n<\/data>$/.exec(String(made.result)) ?? [];
  return reply.end('other', null, [told ?? reply.say.noBoutique]);
}

const VisitDone = z.looseObject({ service: z.string(), startsAt: z.string(), with: z.string() });

type Target =
  | { kind: 'order'; order: OrderSeen }
  | { kind: 'look'; call: Said }
  | { kind: 'none'; words: (say: Reply['say']) => string };

/** The order the customer names, or the one named last, or the only one that fits. */
function orderOf(seen: Seen, words: string): Target {
  const named = /\d{4,}/.exec(words)?.[0];
  if (named) {
    const shown = seen.orders.find(({ id }) => id === named);
    if (shown) return { kind: 'order', order: shown };
    const looked = seen.called.find(({ name, input }) => name === 'find_order' && input.order === named);
    if (!looked)
      return { kind: 'look', call: { type: 'tool_use', name: 'find_order', input: { order: named } } };
    const order = OrderSeen.safeParse(looked.result);
    if (order.success) return { kind: 'order', order: order.data };
    const needsMore = JSON.stringify(looked.result).includes('"contact"');
    return { kind: 'none', words: (say) => (needsMore ? say.askContact : say.unknownOrder) };
  }
  const spokenOf = seen.past.flatMap((text) => text.match(/\d{4,}/g) ?? []).reverse();
  const open = seen.tickets.filter(({ status }) => status !== 'resolved').map(({ order }) => order);
  const [first] = [...spokenOf, ...open].flatMap((id) => seen.orders.find((order) => order.id === id) ?? []);
  const order = first ?? seen.orders.find(({ returnable }) => returnable.open) ?? seen.orders[0];
  return order ? { kind: 'order', order } : { kind: 'none', words: (say) => say.noOrder };
}

function known({ speaker }: Seen): boolean {
  return speaker.assurance === 'recognised' || speaker.assurance === 'verified';
}

function explain(order: OrderSeen, reply: Reply): Said[] {
  const { say } = reply;
  const { open, lastDay, daysLeft, reason } = order.returnable;
  const { carrier, free } = reply.store.returns;
  const words =
    open && lastDay
      ? say.explain(order.id, titleOf(order), daysLeft ?? 0, reply.day(lastDay), carrier, free)
      : reason === 'not_delivered'
        ? say.notYet(order.id)
        : say.tooLate(order.id, lastDay && reply.day(lastDay));
  return reply.end('return', order, [words], 'open');
}

/** Opens the return and sends the label along. */
function goOn(seen: Seen, order: OrderSeen, reply: Reply): Said[] {
  const { say } = reply;
  if (!order.returnable.open && order.returnable.reason !== 'already_returned') return explain(order, reply);
  const lines = order.items.map(({ line }) => line).slice(0, 1);
  const made = seen.called.find(({ name }) => name === 'return_item');
  if (!made) return [{ type: 'tool_use', name: 'return_item', input: { order: order.id, lines } }];
  const { deadline, carrier, label } = made.result as {
    deadline?: string;
    carrier?: string;
    label?: unknown;
  };
  if (!deadline || !carrier)
    return JSON.stringify(made.result).includes('"consent"')
      ? reply.propose('return', 'return_item', { order: order.id, lines }, order, say.offerReturn)
      : reply.handOver('return', 'the return was refused', say.refused);
  const told = label
    ? say.labelHere(order.id, titleOf(order), reply.day(deadline), carrier)
    : say.labelByMail(order.id, reply.day(deadline));
  return reply.end('return', order, [told, say.exchangeOrRefund], 'open');
}

function exchange(seen: Seen, order: OrderSeen, words: string, reply: Reply): Said[] {
  const { say } = reply;
  const [item] = order.items;
  const late = !order.returnable.open && order.returnable.reason !== 'already_returned';
  if (!item || late) return explain(order, reply);
  const found = seen.called.find(({ name }) => name === 'find_products');
  if (!found) return [{ type: 'tool_use', name: 'find_products', input: { query: item.product } }];
  const products = found.result as { id: string; variants: Variant[] }[];
  const product = Array.isArray(products) ? products.find(({ id }) => id === item.product) : undefined;
  const to = product && wanted(words, item.sku, product.variants);
  if (!to) return reply.end('exchange', order, [say.exchangeOrRefund], 'open');
  const change = reply.change(item.options, to.options);
  if (to.stock < 1) return reply.end('exchange', order, [say.gone(change)], 'open');
  const input = { order: order.id, line: item.line, sku: to.sku };
  return reply.propose('exchange', 'exchange_item', input, order, say.offer(change));
}

function refund(seen: Seen, order: OrderSeen, reply: Reply): Said[] {
  const { say } = reply;
  const back = order.returns.find(
    ({ status, settlement }) => status !== 'undone' && settlement === 'undecided',
  );
  if (!back) return known(seen) ? goOn(seen, order, reply) : explain(order, reply);
  const input = { order: order.id, return: back.id };
  return reply.propose('refund', 'choose_refund', input, order, say.offerRefund);
}

/** Says what was done on the customer's yes. */
function told(seen: Seen, settled: NonNullable<Seen['settled']>['results'], reply: Reply): Said[] {
  const { say, store } = reply;
  const refused = settled.find(({ done }) => !done);
  if (refused) return reply.handOver('yes', `${refused.tool} was refused`, say.refused);
  const [first] = settled;
  const order = seen.orders.find(({ id }) => id === String(first?.done?.order)) ?? null;
  const words = settled.map(({ tool, done = {} }) => {
    const service = serviceDone(tool, done, reply);
    if (service) return service;
    const id = String(done.order);
    const from = done.from as { title: string; options: Record<string, string> } | undefined;
    const to = done.to as typeof from;
    if (from && to)
      return say.exchanged(
        from.title,
        reply.change(from.options, to.options),
        id,
        reply.day(String(done.deadline)),
      );
    if (tool === 'cancel_order') return say.cancelled(id);
    if (tool === 'choose_refund') return say.refunded(id, store.returns.refundDays);
    return done.label
      ? say.labelHere(id, order ? titleOf(order) : id, reply.day(String(done.deadline)), String(done.carrier))
      : say.labelByMail(id, reply.day(String(done.deadline)));
  });
  return reply.end('yes', order, words, 'resolve');
}

/** The same of what is no order. */
function serviceDone(tool: string, done: Record<string, unknown>, reply: Reply): string | null {
  const { of } = reply;
  const visit = VisitDone.safeParse(done.appointment);
  if (visit.success) {
    const slot = slotOf(visit.data, reply);
    if (tool === 'book_appointment') return of.booked(slot);
    return tool === 'move_appointment' ? of.moved(slot) : of.calledOff(slot);
  }
  const plan = String(done.plan);
  switch (tool) {
    case 'cancel_subscription':
      return of.ended(plan, reply.day(String(done.endsOn)));
    case 'keep_subscription':
      return of.kept(plan);
    case 'change_subscription':
      return of.changed(plan, done.seats ? String(done.seats) : '', reply.day(String(done.on)));
    default:
      return null;
  }
}

function newsOf(order: OrderSeen, reply: Reply): string {
  const { say } = reply;
  const made = order.exchanges.findLast(({ status }) => status !== 'undone');
  if (made) {
    const change = reply.change(made.from.options, made.to.options);
    return say.onItsWay(made.to.title, change, order.id, made.status !== 'reserved');
  }
  const asked = /\b(new|exchange|nouve\w+|échange)\b/i.test(reply.words);
  const news = say.status(order.id, reply.status(order.status), order.shipments.at(-1)?.carrier ?? '');
  return asked ? `${say.noExchange(order.id)} ${news}` : news;
}

function titleOf(order: OrderSeen): string {
  return order.items[0]?.title ?? order.id;
}

function intentOf(wish: Wish): string {
  if (wish === 'status') return 'order_status';
  return wish === 'go_on' || wish === 'unfit' ? 'return' : wish;
}
