import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { loginOf } from '../identity/logins.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What the memory says came of it. */

const service = serviceInside();
const api = new Api(service);
const ask = (text: string) => ({ to: 'support@demo.example', subject: 'Order', text });

async function lastOutcome(email: string): Promise<string | null | undefined> {
  const [customer = ''] = await api.customers({ email });
  const answers = (await api.exchanges(customer)).filter(({ direction }) => direction === 'out');
  return answers.at(-1)?.resolution_achieved;
}

describe('the resolution', () => {
  it('is no, when the customer did not get what they wanted', async () => {
    const eve = await shopper(service, 'Eve');
    const mailbox = new Mailbox(service, eve);
    await mailbox.ask(ask(`Please cancel order ${eve.order}.`));
    expect(await lastOutcome(eve.email)).toBe('no');
    await new Clock(service).advance('60d');
    await mailbox.ask(ask('Then I want to return it.'));
    expect(await lastOutcome(eve.email)).toBe('no');
  });

  it('is open while the problem is, and yes once it is solved', async () => {
    const eve = await shopper(service, 'Eve');
    const mailbox = new Mailbox(service, eve);
    await mailbox.ask(ask('My dress is too small, please start the return.'));
    expect(await lastOutcome(eve.email)).toBeNull();
    const { answers } = await mailbox.ask(ask('Yes, please exchange it for the next size up.'));
    if (/Shall I/.test(answers[0]?.text ?? '')) await mailbox.ask(ask('Yes please.'));
    expect(await lastOutcome(eve.email)).toBe('yes');
  });

  it('is escalated, when a person has to go on', async () => {
    const eve = await shopper(service, 'Eve');
    await new Mailbox(service, eve).ask(ask('I want to talk to a human being.'));
    expect(await lastOutcome(eve.email)).toBe('escalated');
  });
});

describe('who waits for a person', () => {
  it('is told that it is over once a person closes it, and not by what the assistant answers meanwhile', async () => {
    const eve = await shopper(service, 'Eve');
    const chat = await Chat.open(service, { identity: await loginOf(service, eve.account) });
    await chat.say('I want to talk to a human being about my order.');
    await chat.say(`Where is order ${eve.order}?`);
    const told = () => chat.frames.flatMap((frame) => (frame.type === 'status' ? [frame.state] : []));
    expect(told()).toContain('waiting');
    expect(told()).not.toContain('resolved');

    const [customer = ''] = await api.customers({ email: eve.email });
    await api.advise(customer, 'takeover', { advisor: 'nora', name: 'Nora' });
    for (const { id, status } of (await api.customer(customer)).tickets)
      if (status !== 'resolved') await api.advise(customer, 'resolve', { ticket: id });
    await vi.waitFor(() => expect(told().at(-1)).toBe('resolved'));
    // Nobody has handed back: the assistant answers what comes after the end.
    const said = await chat.say(`Where is order ${eve.order} now?`);
    expect(said.map(({ text }) => text).join('\n')).toContain(eve.order);
    expect(told().at(-1)).toBe('assistant');
    chat.close();
  });
});

describe('a question about the shelf', () => {
  it.each([
    ['en', 'do you have the Lune dress in M?', 'and the slip dress?', /Soir slip dress/],
    ['fr', 'avez-vous la robe Lune en M ?', 'et la robe nuisette ?', /robe nuisette Soir/],
  ])('is asked of another thing in few words, %s', async (locale, first, then, answered) => {
    const chat = await Chat.open(service, { locale });
    await chat.say(first);
    const said = (await chat.say(then)).map(({ text }) => text).join('\n');
    expect(said).toMatch(answered);
    expect(said).not.toMatch(/dress or|ou la robe/);
    chat.close();
  });
});
