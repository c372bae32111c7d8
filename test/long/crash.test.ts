import { afterAll, beforeAll, expect, it } from 'vitest';
import { Api } from '../../scripts/clients/api.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { sentSince } from '../../scripts/clients/sent.ts';
import { localService, type Service, until } from '../../scripts/clients/service.ts';
import { WhatsApp } from '../../scripts/clients/whatsapp.ts';
import { type Shopper, shopper } from '../journeys/shop.ts';
import { Running } from '../running.ts';

/* The whole service, killed with -9 while it answers, and started again. */

let running: Running;
let service: Service;

beforeAll(async () => {
  running = await Running.start();
  service = localService(running.base);
}, 240_000);
afterAll(() => running.stop());

/**
 * How long after the messages have been sent it is killed, in milliseconds: before, in and after their turns.
 */
const MOMENTS = [10, 40];
/** Longest until the alarm of a turn that was cut off rings, and what it owes is done. */
const PATIENCE = 60_000;

it.for(MOMENTS)(
  'killed %i ms after a message came, it answers once when it is back',
  { timeout: 480_000 },
  async (moment, { annotate }) => {
    const eve = await shopper(service, 'Eve');
    const text = `Where is my order #${eve.order}?`;
    const chat = await Chat.open(service);
    const id = crypto.randomUUID();
    // What a provider or a browser does: it sends until it hears that the message has arrived.
    const deliver = async () => {
      const letter = { to: 'support@demo.example', subject: 'Order', text };
      await new Mailbox(service, eve).send(letter, new Date(), `<${id}@x.example>`);
      await new WhatsApp(service, eve).send({ text }, new Date(), `wamid.${id}`);
    };
    chat.send({ type: 'message', id, text });
    const first = deliver().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, moment));
    await running.crash();
    await first;
    await running.again();

    await deliver();
    const again = await Chat.open(service, { token: chat.welcome.session, since: 0 });
    again.send({ type: 'message', id, text });
    await until('the answer in the chat', () => (again.messages.length > 1 ? true : null), PATIENCE);
    const said = await until('the answers by mail and WhatsApp', () => answered(eve, text), PATIENCE);

    expect(again.messages.map(({ from }) => from)).toEqual(['customer', 'assistant']);
    expect(said).toMatchObject({ in: 2, out: 2 });
    // Cut off between a provider's call and its record, a message may leave a second time: counted, not
    // hidden.
    await annotate(`${said.sent - said.out} messages left twice`);
    expect(said.sent - said.out).toBeLessThanOrEqual(2);
    again.close();
  },
);

/** What the thread and the providers hold of the two posted messages, once both are answered and gone. */
async function answered(eve: Shopper, text: string) {
  const sent = async (channel: 'email' | 'whatsapp', to: string) =>
    (await sentSince(service, channel, 0)).filter((one) => one.to === to).length;
  const email = await sent('email', eve.email);
  const whatsapp = await sent('whatsapp', eve.phone);
  if (!email || !whatsapp) return null;
  // Read after what was sent: a reply is written down before it leaves.
  const [customer] = await new Api(service).customers({ email: eve.email });
  const rows = customer ? await new Api(service).exchanges(customer) : [];
  const posted = rows.filter(({ channel }) => channel !== 'chat');
  return {
    in: posted.filter((row) => row.direction === 'in' && row.text === text).length,
    out: posted.filter((row) => row.direction === 'out').length,
    sent: email + whatsapp,
  };
}
