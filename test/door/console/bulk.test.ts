import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../../journeys/service.ts';
import { Colleague } from './desk-client.ts';

/* What is done to many threads at once, where a colleague has taken one of them over meanwhile. */

const inside = serviceInside();
let nora: Colleague;
let max: Colleague;
let noras = '';

interface Thread {
  tickets: { id: string; status: string }[];
}

beforeAll(async () => {
  nora = await Colleague.enter('advisor', 'Nora');
  max = await Colleague.enter('lead', 'Max');
  noras = (await nora.get<{ person: { id: string } }>('/me')).person.id;
});

/** Somebody who waits for a person about something. */
async function waiting() {
  const chat = await Chat.open(inside);
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  await chat.say('My parcel is lost, I want to talk to a person.');
  const ticketsOf = async () => (await nora.get<Thread>(`/customers/${customer}`)).tickets;
  const [ticket] = await until('a ticket', async () => {
    const tickets = await ticketsOf();
    return tickets.length > 0 ? tickets : null;
  });
  return { chat, customer, ticket: ticket?.id ?? '', ticketsOf };
}

describe.each([
  ['resolve', (ticket: string) => ({ ticket })],
  ['block', () => ({ address: null, reason: 'advertising' })],
] as const)('many threads of which one was taken over meanwhile: %s', (path, body) => {
  it('is not done under the hands of who has it, and says who that is', async () => {
    const { chat, customer, ticket, ticketsOf } = await waiting();
    const act = { ...body(ticket), from: null };
    expect((await nora.post(`/customers/${customer}/takeover`, { from: null })).status).toBe(200);
    const refused = await max.post(`/customers/${customer}/${path}`, act);
    expect(refused).toMatchObject({ status: 409, json: { by: { id: noras, name: 'Nora' } } });
    expect((await ticketsOf()).map(({ status }) => status)).not.toContain('resolved');
    // Who knows that Nora has it may, and Nora may whatever their list has shown.
    const knowing = path === 'block' ? max : nora;
    const from = path === 'block' ? noras : null;
    expect(await knowing.post(`/customers/${customer}/${path}`, { ...act, from })).toMatchObject({
      status: 200,
    });
    chat.close();
  });

  it('is done where nobody has taken it, and by whoever says nothing of it', async () => {
    for (const from of [{ from: null }, {}]) {
      const { chat, customer, ticket } = await waiting();
      const done = await max.post(`/customers/${customer}/${path}`, { ...body(ticket), ...from });
      expect(done.status).toBe(200);
      chat.close();
    }
  });
});
