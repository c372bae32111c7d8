import { beforeAll, expect, it } from 'vitest';
import { demoStore } from '../../../sandbox/stores/roster.ts';
import { now } from '../../../src/clock.ts';
import type { ActAnswer, Orders, ThreadAgenda, Timeline } from '../../../src/console/protocol.ts';
import { begun, type Company, saying } from './company.ts';

/* Appointments and pickups as an advisor sees them beside a thread, and what is done with them there. */

const feedOf = (id: string) => demoStore(id)?.feed(new Date(now())) ?? [];
let foyer: Company;
beforeAll(async () => {
  foyer = await begun('services', feedOf('demo-services'));
}, 30_000);

async function threadOf(company: Company, email: string): Promise<string> {
  const { customers } = await company.api<{ customers: { id: string }[] }>(
    'GET',
    `customers?email=${encodeURIComponent(email)}`,
  );
  return customers[0]?.id ?? '';
}
const agendaOf = (thread: string) => foyer.api<ThreadAgenda>('GET', `customers/${thread}/agenda`);
const actOn = (thread: string, body: object) => foyer.api<ActAnswer>('POST', `customers/${thread}/act`, body);

/** Quoted, then done as quoted; the words of the quote. */
async function done(thread: string, tool: string, input: object): Promise<string> {
  const quoted = await actOn(thread, { tool, input, dryRun: true });
  if (!('quote' in quoted)) throw new Error(JSON.stringify(quoted));
  const answer = await actOn(thread, { tool, input, hash: quoted.quote.hash });
  expect(answer).toMatchObject({ done: true });
  return quoted.quote.text;
}

it('books, moves and calls off an appointment beside the thread, each as it was quoted', async () => {
  await saying(await foyer.talk('whatsapp', 'Mark Ellison'), 'When is my appointment?');
  const thread = await threadOf(foyer, 'mark.ellison@example.com');
  const before = await agendaOf(thread);
  const [first] = before.appointments;
  expect(first).toMatchObject({ id: 'RV-302', service: 'Boiler service', here: null });
  const move = first?.acts.find(({ tool }) => tool === 'move_appointment');
  const options = move?.fields[0]?.options ?? [];
  expect(options.length).toBeGreaterThan(1);
  for (const option of [options[0], options[1], options[0], options[1]]) {
    const input = { ...move?.input, ...option?.input };
    expect(await done(thread, 'move_appointment', input)).toContain(
      option?.label.split(',')[0]?.trim() ?? '?',
    );
    const { appointments } = await agendaOf(thread);
    expect(appointments[0]).toMatchObject({ id: 'RV-302', here: 'moved', ...option?.input });
  }
  const booking = before.acts[0];
  const repair = booking?.fields[0]?.options?.find(({ label }) => label.startsWith('Repair'));
  await done(thread, 'book_appointment', { ...booking?.input, ...repair?.input });
  const booked = await agendaOf(thread);
  expect(booked.appointments.filter(({ here }) => here === 'booked')).toMatchObject([{ service: 'Repair' }]);
  expect(booked.free).not.toContainEqual(expect.objectContaining({ ...repair?.input }));
  await done(thread, 'cancel_appointment', { appointment: 'RV-302' });
  const after = await agendaOf(thread);
  expect(after.appointments.find(({ id }) => id === 'RV-302')).toMatchObject({
    ...{ status: 'cancelled', here: 'cancelled', acts: [] },
  });
  const { items } = await foyer.api<Timeline>('GET', `customers/${thread}/timeline?limit=50`);
  const acts = items.filter(({ kind }) => kind === 'action').map(({ text }) => text);
  expect(acts.toReversed()).toEqual([
    ...Array<string>(4).fill('Move an appointment'),
    ...['Book an appointment', 'Cancel an appointment'],
  ]);
  const [told] = await saying(await foyer.talk('whatsapp', 'Mark Ellison'), 'When is my appointment?');
  expect(told).toContain('Repair');
});

it('lets an advisor decide what comes too near for the customer to change', async () => {
  await saying(await foyer.talk('whatsapp', 'Saïd Amrani', 'fr'), 'Quand est mon rendez-vous ?');
  const thread = await threadOf(foyer, 'said.amrani@example.com');
  const [near] = (await agendaOf(thread)).appointments;
  expect(Date.parse(near?.startsAt ?? '') - now()).toBeLessThan(24 * 3_600_000);
  await done(thread, 'cancel_appointment', { appointment: near?.id });
  expect((await agendaOf(thread)).appointments[0]).toMatchObject({ status: 'cancelled' });
});

it('shows where an order is collected, until when and by which code', async () => {
  const retail = await begun('retail', feedOf('demo-retail'));
  const order = feedOf('demo-retail').find(
    (line) => line.type === 'order' && line.pickup?.status === 'ready',
  );
  if (order?.type !== 'order') throw new Error('nothing waits to be collected');
  await saying(await retail.talk('whatsapp', order.customer.name), 'Hello');
  const thread = await threadOf(retail, order.customer.email);
  const { orders } = await retail.api<Orders>('GET', `customers/${thread}/orders`);
  const place = expect.stringMatching(/\p{Lu}/u);
  expect(orders.find(({ id }) => id === order.id)?.pickup).toMatchObject({
    ...{ place, status: 'ready', code: order.pickup?.code ?? null },
  });
  expect(orders.find(({ id }) => id === order.id)?.pickup?.place).not.toBe(order.pickup?.store);
});
