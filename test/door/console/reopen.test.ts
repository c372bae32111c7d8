import { describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../../journeys/service.ts';
import { Colleague } from './desk-client.ts';

/* What was resolved by mistake is opened again. */

interface Ticket {
  id: string;
  status: string;
}
const inside = serviceInside();

async function withPerson(who: Colleague): Promise<{ chat: Chat; customer: string; ticket: string }> {
  const chat = await Chat.open(inside);
  await chat.say('I want to talk to a person about my broken zip.');
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  await who.post(`/customers/${customer}/takeover`, { from: null });
  const [ticket] = await ticketsOf(who, customer);
  if (!ticket) throw new Error('no ticket was opened');
  return { chat, customer, ticket: ticket.id };
}
const ticketsOf = async (who: Colleague, customer: string) =>
  (await who.get<{ tickets: Ticket[] }>(`/customers/${customer}`)).tickets;

describe('a ticket that was resolved', () => {
  it('is opened again by whom it was resolved, once, and the customer’s chat stands as before', async () => {
    const nora = await Colleague.enter('advisor', 'Nora');
    const { chat, customer, ticket } = await withPerson(nora);
    const state = () => chat.frames.filter(({ type }) => type === 'status').at(-1);
    expect((await nora.post(`/customers/${customer}/resolve`, { ticket })).status).toBe(200);
    await until('the chat to be told', async () => JSON.stringify(state()).includes('resolved') || null);
    const before = chat.frames.filter(({ type }) => type === 'message').length;
    for (let times = 0; times < 2; times++)
      expect((await nora.post(`/customers/${customer}/reopen`, { ticket })).status).toBe(200);
    await until('the chat to be told', async () => !JSON.stringify(state()).includes('resolved') || null);
    expect(state()).toMatchObject({ state: 'advisor', name: 'Nora' });
    expect((await ticketsOf(nora, customer)).map(({ status }) => status)).toEqual(['escalated']);
    expect(chat.frames.filter(({ type }) => type === 'message')).toHaveLength(before);
    chat.close();
  });

  it('is opened again by nobody who may not act, nor under another customer or a number that is none', async () => {
    const [nora, max] = [await Colleague.enter('advisor', 'Nora'), await Colleague.enter('advisor', 'Max')];
    const [one, other] = [await withPerson(nora), await withPerson(max)];
    await nora.post(`/customers/${one.customer}/resolve`, { ticket: one.ticket });
    const foreign = await max.post(`/customers/${other.customer}/reopen`, { ticket: one.ticket });
    expect(foreign.status).toBe(409);
    expect((await max.post(`/customers/${one.customer}/reopen`, { ticket: '__proto__' })).status).toBe(409);
    const [kept] = await ticketsOf(nora, one.customer);
    expect(kept).toMatchObject({ id: one.ticket, status: 'resolved' });
    one.chat.close();
    other.chat.close();
  });
});
