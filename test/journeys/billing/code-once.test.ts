import { expect, it } from 'vitest';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox, type SentMail } from '../../../scripts/clients/mail.ts';
import { sentSince } from '../../../scripts/clients/sent.ts';
import { serviceInside } from '../service.ts';
import { subscriber } from './subscribers.ts';

/* Several letters about a company's subscription: one code is asked for, and it counts in each of them. */

const service = serviceInside();
const clock = new Clock(service);
const CODE = /\b\d{6}\b/;

it.each([
  ['in one thread', true],
  ['under a subject of their own', false],
] as const)(
  'letters %s: the code that is still good is not sent again, and proves the next one',
  async (_, threaded) => {
    const nina = await subscriber(service, `Nina${threaded ? 'one' : 'new'}`, { company: 'Corin SA' });
    const mailbox = new Mailbox(service, nina);
    let last: SentMail | undefined;
    const write = async (text: string) => {
      const { answers } = await mailbox.ask(
        {
          ...{ to: 'support@demo.example', text },
          subject: threaded && last ? 'Re: Our plan' : text.slice(0, 30),
          ...(threaded && last ? { inReplyTo: last.raw.messageId } : {}),
        },
        await clock.now(),
      );
      last = answers.at(-1) ?? last;
      return answers.map((answer) => answer.text).join('\n');
    };
    const codes = async () =>
      (await sentSince<SentMail['raw']>(service, 'email', 0))
        .filter(({ to, raw }) => to === nina.email && raw.subject.startsWith('Your code'))
        .map(({ text }) => CODE.exec(text)?.[0] ?? '');

    await write('What does our subscription cost?');
    const again = await write('When does our subscription renew?');
    expect(again).toMatch(/already gone to the email address we have on file for you, and it is still good/);
    expect(again).toContain('ask me for a new code');
    await write('Is our last invoice paid?');
    const [code, ...more] = await codes();
    expect(more).toEqual([]);
    const proven = await write(`How much is our subscription a month? The code is ${code}`);
    expect(proven).toContain('Corin SA');
    expect(await codes()).toEqual([code]);
  },
);

it('a new one is sent where it is asked for', async () => {
  const ida = await subscriber(service, 'Ida', { company: 'Corin SA' });
  const mailbox = new Mailbox(service, ida);
  const to = 'support@demo.example';
  await mailbox.ask({ to, subject: 'Plan', text: 'What does our subscription cost?' }, await clock.now());
  await mailbox.ask({ to, subject: 'Code', text: 'Please send me a new code' }, await clock.now());
  const all = await sentSince<SentMail['raw']>(service, 'email', 0);
  const sent = all.filter(({ to: whose, raw }) => whose === ida.email && raw.subject.startsWith('Your code'));
  expect(sent).toHaveLength(2);
});
