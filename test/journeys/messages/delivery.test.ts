import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What happens to an answer when its provider is down, for a while or for good. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const letter = { to: 'support@demo.example', subject: 'Hours', text: 'What are your opening hours?' };

const fail = async (times: number, code: string) => {
  await service.fetch('/sandbox/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'email', times, code }),
  });
};
const sentTo = async (email: string, since: number) =>
  (await sentSince(service, 'email', since)).filter(({ to }) => to === email);

describe('an answer', () => {
  it('whose provider fails five times is delivered once', async () => {
    const eve = await shopper(service, 'Eve');
    const before = await lastSent(service, 'email');
    await fail(5, 'E_INTERNAL_SERVER_ERROR');
    await new Mailbox(service, eve).send(letter, await clock.now());
    for (let n = 0; n < 8; n++) await clock.advance('1h');
    expect(await sentTo(eve.email, before)).toHaveLength(1);
  });

  it('that can never be delivered is parked, and the desk is told', async () => {
    const eve = await shopper(service, 'Eve');
    const before = await lastSent(service, 'email');
    await fail(1, 'E_RECIPIENT_SUPPRESSED');
    await new Mailbox(service, eve).send(letter, await clock.now());
    await clock.advance('2d');
    expect(await sentTo(eve.email, before)).toEqual([]);
    const [customer] = await api.customers({ email: eve.email });
    const response = await service.fetch('/api/v1/desk', {
      headers: { authorization: 'Bearer dev-admin-token' },
    });
    const { waiting } = (await response.json()) as { waiting: { customer: string; state: string }[] };
    expect(waiting.filter((entry) => entry.customer === customer)).toMatchObject([{ state: 'parked' }]);
  });
});
