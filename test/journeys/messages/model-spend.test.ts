import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import type { Service } from '../../../scripts/clients/service.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What strangers may cost a store: turns of its model, by network, all together, and beside them what a customer may. */

const inside = serviceInside();
const levers = new Levers(inside);
const clock = new Clock(inside);
const LINE = 'Hello, when are you open on Saturday?';
const chats: Chat[] = [];

/** The service as it is reached from an address. */
function from(ip: string): Service {
  return {
    ...inside,
    dial: (url, options) =>
      inside.dial(url, { ...options, headers: { ...options.headers, 'cf-connecting-ip': ip } }),
  };
}

async function visitor(ip: string): Promise<Chat> {
  const chat = await Chat.open(from(ip));
  chats.push(chat);
  return chat;
}

const limit = (limits: object) =>
  levers.api.change({ limits: { ...defaultSettings().limits, messagesPerMinute: 1_000, ...limits } });
const newest = async () => (await levers.asked()).at(-1)?.n ?? 0;

/** How many of these lines, said by a new visitor each, were answered by the model. All were answered. */
async function answeredByModel(ips: readonly string[]): Promise<number> {
  let n = 0;
  for (const ip of ips) {
    const before = await newest();
    const chat = await visitor(ip);
    const answers = await chat.say(LINE);
    expect(answers.map(({ text }) => text).join(' ')).not.toBe('');
    if ((await newest()) > before) n++;
  }
  return n;
}

beforeAll(() => levers.brain({ kind: 'claude' }));
afterEach(async () => {
  for (const chat of chats.splice(0)) chat.close();
  await clock.advance('26h');
});
afterAll(() => levers.api.change({ brain: { kind: 'embedded' }, limits: {} }));

describe('turns of the model', () => {
  it('of one network are so many a day, whoever its strangers are: beyond them the embedded brain answers', async () => {
    await limit({ modelTurnsPerNetwork: 3 });
    expect(await answeredByModel(Array(6).fill('198.51.100.7'))).toBe(3);
    expect(await answeredByModel(['198.51.100.8'])).toBe(1);
    const { troubles } = await levers.desk();
    expect(troubles).toContainEqual(
      expect.objectContaining({ channel: 'brain', reason: expect.stringMatching(/network of strangers/) }),
    );
    await clock.advance('26h');
    expect(await answeredByModel(['198.51.100.7'])).toBe(1);
  });

  it('of the networks of one subscriber are counted together', async () => {
    await limit({ modelTurnsPerNetwork: 1 });
    const networks = Array.from({ length: 6 }, (_, n) => `2001:db8:7:${n}::1`);
    expect(await answeredByModel(networks)).toBe(3);
  });

  it('of all strangers are so many a day, also of 70 who come from everywhere at once', async () => {
    await limit({ modelTurnsOfStrangers: 5 });
    const before = await newest();
    const all = await Promise.all(
      Array.from({ length: 70 }, async (_, n) => (await visitor(`203.0.113.${n}`)).say(LINE)),
    );
    expect(all.every((answers) => answers.length > 0)).toBe(true);
    const asked = await levers.asked(before);
    // A turn's first request has the line and tools; what it looked up comes with later ones, and a record is made without tools.
    const turns = asked.filter(({ request }) => {
      const said = JSON.stringify(request.messages);
      return (request.tools ?? []).length > 0 && said.includes(LINE) && !said.includes('tool_result');
    });
    expect(turns).toHaveLength(5);
  });

  it('of a customer who is known are their own, whatever strangers have spent', async () => {
    await limit({ modelTurnsOfStrangers: 0, modelTurnsPerCustomer: 2 });
    expect(await answeredByModel(['198.51.100.9'])).toBe(0);
    const mailbox = new Mailbox(inside, await shopper(inside, 'Sophie'));
    const byModel: boolean[] = [];
    for (let n = 0; n < 3; n++) {
      const before = await newest();
      const { answers } = await mailbox.ask(
        { to: 'support@demo.example', subject: 'Hours', text: LINE },
        await clock.now(),
      );
      expect(answers).toHaveLength(1);
      byModel.push((await newest()) > before);
    }
    expect(byModel).toEqual([true, true, false]);
  });
});
