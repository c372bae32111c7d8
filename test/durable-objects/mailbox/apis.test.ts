import { runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serviceInside } from '../../journeys/service.ts';
import { shopper } from '../../journeys/shop.ts';
import { call, connected, mail, OWN, object, SENT, state, thread, troubles } from './world.ts';

/* A store's mailbox by Gmail's API and by Microsoft Graph: nothing lost, nothing doubled, the owner told. */

const service = serviceInside();
const NAMED = 'Authentication-Results: mx.host.example; dmarc=pass header.from=client.example\r\n';
/** What the border servers of both write on top. */
const WRITTEN = {
  gmail: {
    authserv: 'mx.google.com',
    words: 'mx.google.com; spf=pass smtp.mailfrom=a@x; dmarc=pass (p=NONE)',
  },
  graph: {
    authserv: 'exchange-online',
    words: 'spf=pass (sender IP is 203.0.113.7) smtp.mailfrom=x; dmarc=pass action=none',
  },
} as const;
let people = 0;
const somebody = () => `api-person-${++people}@client.example`;
/** What was logged: never a token. */
const lines: string[] = [];

beforeEach(() => {
  for (const level of ['info', 'error', 'log'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.join(' ')));
});
afterAll(() =>
  expect(lines.filter((line) => /(refresh|access)-\d+-of|dev-\w+-secret/.test(line))).toEqual([]),
);

describe.each(['gmail', 'graph'] as const)('a mailbox by %s', (via) => {
  const { authserv, words } = WRITTEN[via];
  const auth = (from: string) =>
    `Authentication-Results: ${words} header.from=${from.slice(from.lastIndexOf('@') + 1)}\r\n`;
  const open = () => connected({ via, authserv });
  type Box = Awaited<ReturnType<typeof open>>;
  const left = async (box: Box, count: number) => {
    await vi.waitFor(async () => expect((await box.seen()).left).toHaveLength(count), 15_000);
    return (await box.seen()).left.at(-1)?.raw ?? '';
  };

  it('carries a return from the first mail to the label, in one thread', async () => {
    const box = await open();
    const eve = await shopper(service, 'Eve');
    const write = async (text: string, raw = '') => {
      const answered = /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim();
      const headers = `${auth(eve.email)}${answered ? `In-Reply-To: ${answered}\r\n` : ''}`;
      await box.deliver(mail(eve.email, text, { headers, subject: 'My dress' }));
      await object().wake();
    };
    await write('My dress is too small, please start the return.');
    const first = await left(box, 1);
    expect(first).toContain('Auto-Submitted: auto-replied');
    await write('Yes, please exchange it for the next size up.', first);
    const second = await left(box, 2);
    await write('Yes please.', second);
    await vi.waitFor(async () => {
      const all = (await box.seen()).left.map(({ raw }) => raw).join('\n');
      expect(all).toContain('Content-Disposition: attachment');
    }, 15_000);
    await box.atRest();
    const said = await thread(eve.email);
    expect(said.filter(({ author }) => author === 'customer')).toHaveLength(3);
    expect(new Set((await box.seen()).left.map(({ to }) => to.join()))).toEqual(new Set([eve.email]));
  });

  it('recognises a sender by the word of the right server alone', async () => {
    const [known, forged] = [somebody(), somebody()];
    const box = await open();
    await box.deliver(mail(known, 'Do you deliver to Belgium?', { headers: auth(known) }));
    await box.deliver(mail(forged, 'Do you deliver to Spain?', { headers: NAMED }));
    await object().wake();
    await box.atRest();
    expect(await thread(known)).toMatchObject([{ author: 'customer' }, { author: 'assistant' }]);
    expect(await thread(forged)).toEqual([]);
  });

  it('shows an answer from the owner’s own mail program as an advisor’s, and the assistant is silent', async () => {
    const from = somebody();
    const box = await open();
    await box.deliver(mail(from, 'Do you deliver to Belgium?', { id: `asked-${via}`, headers: auth(from) }));
    await object().wake();
    await left(box, 1);
    const own = mail(OWN, 'Hello, I see to it myself.', {
      headers: `In-Reply-To: <asked-${via}@client.example>\r\n`,
    });
    await box.deliver(own.replace(`To: ${OWN}`, `To: <${from}>`), { folder: SENT });
    await object().wake();
    await box.deliver(mail(from, 'And to Spain?', { headers: auth(from) }));
    await object().wake();
    expect((await thread(from)).map(({ author }) => author)).toEqual([
      ...['customer', 'assistant', 'advisor', 'customer'],
    ]);
    expect((await box.seen()).left).toHaveLength(1);
  });

  it('files once what it tells twice, what its history lost, and what a token kept back in mid-way', async () => {
    const writers = [somebody(), somebody(), somebody()];
    const box = await open();
    await box.order({ tellsTwice: true });
    for (const from of writers)
      await box.deliver(mail(from, 'Do you deliver to Belgium?', { headers: auth(from) }));
    await box.order({ apiFaults: [{ at: '(raw|value)$', status: 'cut', skip: 1, times: 1 }] });
    await object().wake();
    expect(await state()).toMatchObject({ failures: 1, stopped: null });
    await box.order({ renumber: true, endAccess: true });
    await object().wake();
    await box.atRest();
    for (const from of writers)
      expect((await thread(from)).map(({ author }) => author)).toEqual(['customer', 'assistant']);
    expect(await state()).toMatchObject({ failures: 0 });
  });

  it('stops where the consent is gone and tells the owner what to do, until it is connected again', async () => {
    const box = await open();
    await box.order({ endConsents: true });
    await object().wake();
    expect(await state()).toMatchObject({ stopped: expect.stringContaining('invalid_grant') });
    expect(await troubles()).toContainEqual(
      expect.stringMatching(/invalid_grant.*Connect the mailbox again/),
    );
    const { calls } = (await box.seen()).asked;
    await object().wake();
    expect((await box.seen()).asked.calls).toBe(calls);
    const shown = (await (await call('GET', `/connections/${via}`)).json()) as object;
    expect(shown).toMatchObject({
      refreshToken: true,
      seen: { what: expect.stringContaining('Connect the mailbox again') },
    });
    const { refreshToken } = await box.order({ grant: true });
    await call('PUT', `/connections/${via}`, { ...shown, refreshToken });
    await object().wake();
    expect(await state()).toMatchObject({ stopped: null, failures: 0 });
  });

  it('learns whose word counts from the mail that its test asks for, which also really sends', async () => {
    const box = await connected({ via });
    const tried = (await (await call('POST', `/connections/${via}/test`, {})).json()) as {
      ok: boolean;
      detail: string;
    };
    expect(tried).toMatchObject({ ok: true, detail: expect.stringMatching(/took it/) });
    expect((await box.seen()).left).toMatchObject([{ from: OWN, to: [OWN] }]);
    const word = /with (\w{8}) in its subject/.exec(tried.detail)?.[1] ?? '';
    const from = somebody();
    await box.deliver(mail(from, 'x', { headers: auth(from), subject: `Test ${word}` }));
    await object().wake();
    expect(await (await call('GET', `/connections/${via}`)).json()).toMatchObject({ authserv });
    expect(await thread(from)).toEqual([]);
  });

  it('looks in Sent before it sends again where an answer was lost, whatever the Message-ID became', async () => {
    const box = await open();
    await box.order({ renames: true, apiFaults: [{ at: '/send$', status: 'taken-cut', times: 1 }] });
    const letter = {
      ...{ from: { name: 'Lune', email: OWN }, to: 'a@client.example', subject: 'x', text: 'y', html: 'y' },
      headers: { 'X-Onethread-Reference': crypto.randomUUID() },
    };
    expect((await object().send(letter)).status).toBe('unknown');
    const again = await object().send(letter);
    const seen = await box.seen();
    expect(seen.left).toHaveLength(1);
    expect(seen.left[0]?.raw).toContain(`Message-ID: ${again.messageId}`);
    expect(again).toMatchObject({ status: 'accepted', words: 'it lies in Sent' });
  });

  it('keeps no token in clear, and none in the export of the connection', async () => {
    await open();
    await object().wake();
    const stored = await runInDurableObject(object() as never, (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM state').toArray()),
    );
    expect(stored).not.toMatch(/-of-a-consent/);
    expect(await (await call('GET', '/connections')).text()).not.toMatch(/-of-a-consent/);
  });
});
