import { afterEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../scripts/clients/clock.ts';
import { ask, HERE } from '../../door/world.ts';
import { serviceInside } from '../../journeys/service.ts';
import { account, call, connected, mail, object, relayed, state, thread } from './world.ts';

/* Mailboxes that tell of new mail: a hint, upon which they are looked into, and nothing else. */

const AUTH = {
  gmail: 'mx.google.com; dmarc=pass header.from=client.example',
  graph: 'spf=pass smtp.mailfrom=client.example; dmarc=pass action=none header.from=client.example',
} as const;
const AUTHSERV = { gmail: 'mx.google.com', graph: 'exchange-online' } as const;
const PUSHER = 'push@p.iam.gserviceaccount.com';
const clock = new Clock(serviceInside());
let count = 0;
const ending: { end(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of ending.splice(0)) await one.end();
});

/** A mailbox that tells, by a relay. */
async function telling(via: 'gmail' | 'graph') {
  const box = account();
  ending.push(relayed(box));
  const name = `projects/p/topics/t-${++count}`;
  await box.order({
    isRelayed: true,
    topic: { name, endpoint: `${HERE}/hooks/demo/gmail`, account: PUSHER },
  });
  await connected({
    ...{ via, box, authserv: AUTHSERV[via] },
    ...(via === 'gmail' && { topic: name, pushAccount: PUSHER }),
  });
  await vi.waitFor(async () => {
    const { watch, subscriptions } = await box.seen();
    expect(via === 'gmail' ? watch : subscriptions.length).toBe(via === 'gmail' ? name : 1);
  }, 10_000);
  return box;
}
const hook = (via: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(`/hooks/demo/${via}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const written = (via: 'gmail' | 'graph', from: string) =>
  mail(from, 'Do you deliver to Belgium?', { headers: `Authentication-Results: ${AUTH[via]}\r\n` });

describe.each(['gmail', 'graph'] as const)('a mailbox by %s', (via) => {
  it('is looked into as soon as it tells, each mail once though it tells twice', async () => {
    const box = await telling(via);
    await box.order({ tells: 'twice' });
    const from = `told-${via}@client.example`;
    const { pushed } = await box.seen();
    await box.deliver(written(via, from));
    await vi.waitFor(async () => expect(await thread(from)).toHaveLength(2), 20_000);
    await vi.waitFor(async () => expect((await box.seen()).pushed.length).toBe(pushed.length + 2), 5_000);
    expect((await box.seen()).pushed.slice(pushed.length)).toEqual(
      Array(2).fill(via === 'gmail' ? 204 : 202),
    );
    await box.atRest();
    expect((await thread(from)).map(({ author }) => author)).toEqual(['customer', 'assistant']);
  });

  it('is read all the same where it never tells', async () => {
    const box = await telling(via);
    await box.order({ tells: 'never' });
    const from = `untold-${via}@client.example`;
    await box.deliver(written(via, from));
    await clock.advance('1m');
    await box.atRest();
    expect(await thread(from)).toHaveLength(2);
  });

  it('is not asked more often for a storm of hints', async () => {
    const box = await telling(via);
    await box.atRest();
    const { calls } = (await box.seen()).asked;
    for (let n = 0; n < 50; n++) await object().pushed(false);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    // A look is at most four calls, and there is one in five seconds.
    expect((await box.seen()).asked.calls - calls).toBeLessThanOrEqual(8);
  });

  it('is left alone where it asks for that, whatever it tells', async () => {
    const box = await telling(via);
    await box.order({ apiFaults: [{ at: '.', status: 429, retryAfter: 600, times: 1 }] });
    await object().wake();
    expect(await state()).toMatchObject({ failures: 1 });
    const { calls } = (await box.seen()).asked;
    for (let n = 0; n < 5; n++) await object().pushed(false);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await box.seen()).asked.calls).toBe(calls);
    await call('POST', `/connections/${via}/test`, {});
  });

  it('is asked to tell no more once it is disconnected', async () => {
    const box = await telling(via);
    expect((await call('DELETE', `/connections/${via}`)).status).toBe(204);
    const { watch, subscriptions } = await box.seen();
    expect([watch, subscriptions]).toEqual([null, []]);
    expect((await hook(via, {})).status).toBe(403);
  });
});

describe('a hook of Google’s', () => {
  it('is closed to whoever is not the store’s own subscription, and looks into nothing for them', async () => {
    const box = await telling('gmail');
    await box.atRest();
    const { calls } = (await box.seen()).asked;
    const data = btoa(JSON.stringify({ emailAddress: box.user, historyId: 1 }));
    const push = { message: { data, messageId: '1' } };
    const aud = `${HERE}/hooks/demo/gmail`;
    const token = async (claims: object) => `Bearer ${(await box.order({ sign: claims })).token}`;
    for (const authorization of [
      '',
      'Bearer x.y.z',
      'Basic x',
      await token({ aud, email: 'somebody@else.example' }),
      await token({ aud: `${HERE}/hooks/other/gmail`, email: PUSHER }),
      await token({ aud, email: PUSHER, exp: 1 }),
    ]) {
      const answer = await hook('gmail', push, { authorization });
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain(PUSHER);
    }
    expect((await box.seen()).asked.calls).toBe(calls);
    const authorization = await token({ aud, email: PUSHER });
    expect((await hook('gmail', push, { authorization })).status).toBe(204);
    // Of another mailbox, or of nothing: it is heard, so that it does not come again.
    for (const odd of [{}, { message: { data: btoa('{"emailAddress":"other@x.example"}') } }])
      expect((await hook('gmail', odd, { authorization })).status).toBe(204);
  });
});

describe('a hook of Microsoft’s', () => {
  it('says back what it is asked, as text that no browser runs', async () => {
    await telling('graph');
    const question = 'Validation: <script>alert(1)</script> & more';
    const answer = await ask(`/hooks/demo/graph?validationToken=${encodeURIComponent(question)}`, {
      method: 'POST',
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(question);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const long = await ask(`/hooks/demo/graph?validationToken=${'x'.repeat(3_000)}`, { method: 'POST' });
    expect(long.status).toBe(413);
  });

  it('believes what bears the state of the store’s subscription alone', async () => {
    const box = await telling('graph');
    const [{ state: clientState = '' } = {}] = (await box.seen()).subscriptions;
    for (const wrong of [
      {},
      { value: [] },
      { value: [{ clientState: 'x' }] },
      { value: [{ clientState: null }] },
    ])
      expect((await hook('graph', wrong)).status).toBe(403);
    expect((await hook('graph', { value: [{ clientState: 'x' }, { clientState }] })).status).toBe(202);
  });

  it('has a subscription made anew that was removed, and renewed where it must be authorised again', async () => {
    const box = await telling('graph');
    const [first] = (await box.seen()).subscriptions;
    await box.order({ lifecycle: 'subscriptionRemoved' });
    const second = await vi.waitFor(async () => {
      const [one] = (await box.seen()).subscriptions;
      expect(one?.id ?? first?.id).not.toBe(first?.id);
      return one;
    }, 15_000);
    await box.order({ lifecycle: 'reauthorizationRequired' });
    await vi.waitFor(async () => {
      const [one] = (await box.seen()).subscriptions;
      expect(one?.id).toBe(second?.id);
      expect(one?.until).not.toBe(second?.until);
    }, 15_000);
  });

  it('is told on the connection that nobody tells, and the mailbox is read', async () => {
    const box = account();
    await connected({ via: 'graph', box, authserv: 'exchange-online' });
    const shown = (await (await call('GET', '/connections/graph')).json()) as { seen: { what: string } };
    expect(shown.seen.what).toMatch(/nobody tells of new mail: .*validation/i);
    const from = 'without-push@client.example';
    await box.deliver(written('graph', from));
    await object().wake();
    await box.atRest();
    expect(await thread(from)).toHaveLength(2);
  });
});
