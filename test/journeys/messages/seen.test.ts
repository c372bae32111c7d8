import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import type { Env } from '../../../src/env.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What customers had before them when they wrote: it says which thing is meant, where their words do not. */

const service = serviceInside();
const levers = new Levers(service);
const { CUSTOMER } = env as unknown as Env;

const textOf = (said: { text: string }[]) => said.map(({ text }) => text).join('\n');
const page = (path: string) => `https://shop.example${path}`;

/** Everything that is in any customer's log. */
async function logs(): Promise<string> {
  const ids = await listDurableObjectIds(CUSTOMER);
  const all = ids.map((id) =>
    runInDurableObject(CUSTOMER.get(id), (_, { storage: { sql } }) => {
      const made = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'log'").toArray().length > 0;
      return made ? sql.exec<{ fact: string }>('SELECT fact FROM log').toArray() : [];
    }),
  );
  return (await Promise.all(all))
    .flat()
    .map(({ fact }) => fact)
    .join('\n');
}

describe('the page that a chat is opened on', () => {
  it.each([
    ['/products/averse-trench-coat', 'en', 'Do you have this in size M?'],
    ['/en/outerwear/averse_trench_coat.html', 'en', 'Is it available in M?'],
    ['/p/CO-602/averse%20trench%20coat', 'en', 'Have you got this in L?'],
  ])('%s: says which product is meant', async (path, locale, words) => {
    const chat = await Chat.open(service, { locale, page: page(path) });
    expect(textOf(await chat.say(words))).toContain('Averse trench coat');
    await chat.close();
  });

  it('is no wish, and gives way to what the words name', async () => {
    const chat = await Chat.open(service, { page: page('/cancel-my-order-45821') });
    const said = textOf(await chat.say('Is the Essentiel T-shirt available in M?'));
    expect(said).toContain('Essentiel T-shirt');
    expect(said).not.toMatch(/cancel|45821/);
    await chat.close();
  });

  it('is kept without what may be somebody’s alone, once for a connection', async () => {
    const chat = await Chat.open(service, {
      page: page('/cart/quiet-place?email=a%40b.example&key=s3cret#t0p'),
    });
    await chat.say('What are your opening hours?');
    await chat.say('And on Saturday?');
    const kept = await logs();
    expect(kept.match(/shop\.example\/cart\/quiet-place/g)).toHaveLength(1);
    expect(kept).not.toMatch(/s3cret|b\.example|t0p/);
    await chat.close();
  });

  it.each(['javascript:alert(1)', 'not a page', ''])('is nothing where it is %j', async (address) => {
    const pages = async () => (await logs()).split('"kind":"page"').length;
    const before = await pages();
    const chat = await Chat.open(service, { page: address });
    expect(textOf(await chat.say('What are your opening hours?'))).toMatch(/We are (open|closed)/);
    expect(await pages()).toBe(before);
    await chat.close();
  });
});

describe('the shop’s own notice', () => {
  it('says which order is meant by an answer to it', async () => {
    const ana = await shopper(service, 'Ana');
    const other = `${Number(ana.order) + 500}`;
    const first = await levers.api.order(ana.order);
    await levers.api.import([{ type: 'order', ...first, id: other, shipments: [], returns: [] }]);
    for (const order of [ana.order, other]) {
      const { answers } = await new Mailbox(service, ana).ask({
        to: 'support@demo.example',
        subject: `Re: Your order #${order} is on its way`,
        text: 'Where is it now?',
      });
      expect(answers[0]?.text).toContain(order);
      expect(answers[0]?.text).not.toContain(order === other ? ana.order : other);
    }
  });
});
