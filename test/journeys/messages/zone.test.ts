import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { loginOf } from '../identity/logins.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* The time zone that a browser tells: times are told by it, in the chat and on other channels. */

const service = serviceInside();
const WHEN = 'When do I get my answer?';

beforeAll(async () => {
  await new Clock(service).set(zoned('2027-03-02', '16:00', 'Europe/Paris'));
});

async function customerIn(timeZone: string | undefined) {
  const eve = await shopper(service, 'Eve');
  const identity = await loginOf(service, eve.account);
  const chat = await Chat.open(service, { identity, ...(timeZone === undefined ? {} : { timeZone }) });
  await chat.say('I want to talk to a person.');
  const [told] = await chat.say(WHEN);
  const { customers } = (await (
    await service.fetch(`/api/v1/customers?phone=${encodeURIComponent(eve.phone)}`, {
      headers: { authorization: `Bearer ${service.adminToken}` },
    })
  ).json()) as { customers: { facts: Record<string, string> }[] };
  return { eve, chat, told: told?.text ?? '', facts: customers[0]?.facts ?? {} };
}

describe('a browser’s time zone', () => {
  it('is what times are told by, on that channel and on another', async () => {
    const { eve, chat, told, facts } = await customerIn('America/New_York');
    expect(facts.timeZone).toBe('America/New_York');
    expect(told).toMatch(/at \d\d:\d\d \(New York\)/);
    const call = await Call.place(service, { from: eve.phone, to: '+33187654321' });
    expect(await call.say(WHEN)).toContain('New York');
    await call.hangUp();
    chat.close();
  });

  it.each([undefined, 'Mars/Olympus', '+05:00', '__proto__', 'Europe/Paris', 'x'.repeat(70)])(
    'that is the store’s or none changes nothing: %s',
    async (timeZone) => {
      const { chat, told, facts } = await customerIn(timeZone);
      expect(facts.timeZone).toBeUndefined();
      expect(told).not.toContain('(');
      chat.close();
    },
  );
});
