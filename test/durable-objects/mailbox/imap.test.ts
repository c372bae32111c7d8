import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, connected, mail, OWN, object, SENT, state, thread, troubles } from './world.ts';

/* A store's mailbox by IMAP and SMTP: nothing lost, nothing doubled, the owner told. */

const AUTH = 'Authentication-Results: mx.host.example; dmarc=pass header.from=client.example\r\n';
let people = 0;
/** What was logged: never a password. */
const lines: string[] = [];
const somebody = () => `person-${++people}@client.example`;

beforeEach(() => {
  for (const level of ['info', 'error', 'log'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.join(' ')));
});

afterAll(() => expect(lines.filter((line) => /right-horse/.test(line))).toEqual([]));

describe('a mailbox by IMAP', () => {
  it('begins with what comes in from now on', async () => {
    const from = somebody();
    const box = await connected();
    await box.deliver(mail(from, 'An old question', { headers: AUTH }));
    // Connected anew, as another account is: what came in before is nobody's question.
    await call('DELETE', '/connections/imap');
    await connected();
    const again = await (await call('GET', '/connections/imap')).json();
    await call('PUT', '/connections/imap', { ...(again as object), user: box.user, password: 'right-horse' });
    await object().wake();
    await object().wake();
    expect((await box.seen()).fetched).toBe(0);
    expect(await thread(from)).toEqual([]);
  });

  it('files a mail once, and its sender is recognised by the word of the right server alone', async () => {
    const [known, forged] = [somebody(), somebody()];
    const box = await connected({ authserv: 'mx.host.example' });
    await box.deliver(mail(known, 'Do you deliver to Belgium?', { headers: AUTH }));
    await box.deliver(
      mail(forged, 'Do you deliver to Spain?', { headers: AUTH.replace('mx.host', 'mx.other') }),
    );
    await object().wake();
    await object().wake();
    expect(await thread(known)).toMatchObject([
      { author: 'customer', text: 'Do you deliver to Belgium?' },
      {},
    ]);
    await box.atRest();
    expect(await thread(forged)).toEqual([]);
  });

  it('answers by SMTP from the account, in the thread, and keeps a copy in Sent', async () => {
    const from = somebody();
    const box = await connected({ authserv: 'mx.host.example' });
    await box.deliver(mail(from, 'Do you deliver to Belgium?', { id: 'first', headers: AUTH }));
    await object().wake();
    await vi.waitFor(async () => expect((await box.seen()).left).toHaveLength(1), 10_000);
    const [sent] = (await box.seen()).left;
    expect(sent).toMatchObject({ from: OWN, to: [from] });
    expect(sent?.raw).toContain('In-Reply-To: <first@client.example>');
    expect(sent?.raw).toContain('Auto-Submitted: auto-replied');
    expect(sent?.raw).not.toMatch(/^Reply-To/im);
    await vi.waitFor(async () => expect((await box.seen()).folders[SENT]).toHaveLength(1), 10_000);
    await object().wake();
    expect((await thread(from)).map(({ author }) => author)).toEqual(['customer', 'assistant']);
  });

  it('shows an answer from the owner’s own mail program as an advisor’s, and the assistant is silent', async () => {
    const from = somebody();
    const box = await connected({ authserv: 'mx.host.example' });
    await box.deliver(mail(from, 'Do you deliver to Belgium?', { id: 'asked', headers: AUTH }));
    await object().wake();
    await vi.waitFor(async () => expect((await box.seen()).left).toHaveLength(1), 10_000);
    const own = mail(OWN, 'Hello, I see to it myself.\n\nMarie', {
      headers: 'In-Reply-To: <asked@client.example>\r\n',
    });
    await box.deliver(own.replace(`To: ${OWN}`, `To: "A person" <${from}>`), { folder: SENT });
    await object().wake();
    await object().wake();
    expect((await thread(from)).slice(2)).toMatchObject([
      { author: 'advisor', direction: 'out', text: expect.stringContaining('I see to it myself.') },
    ]);
    await box.deliver(mail(from, 'And to Spain?', { headers: AUTH }));
    await object().wake();
    expect((await thread(from)).map(({ author }) => author)).toEqual([
      'customer',
      'assistant',
      'advisor',
      'customer',
    ]);
    // What is in Sent already does not leave once more.
    expect((await box.seen()).left).toHaveLength(1);
  });

  it('reads again by date when the host numbers anew, and files nothing twice', async () => {
    const [before, meanwhile] = [somebody(), somebody()];
    const box = await connected({ authserv: 'mx.host.example' });
    await box.deliver(mail(somebody(), 'Long ago'), { at: '2026-01-01T00:00:00Z' });
    await box.deliver(mail(before, 'Do you deliver to Belgium?', { headers: AUTH }));
    await object().wake();
    // The host's clock stands behind ours: by its date this came in before the account was connected.
    const at = new Date(Date.now() - 10_000).toISOString();
    await box.deliver(mail(meanwhile, 'Do you deliver to Spain?', { headers: AUTH }), { at });
    await box.order({ renumber: true });
    await object().wake();
    await object().wake();
    const questions = async (who: string) =>
      (await thread(who)).filter(({ author }) => author === 'customer').map(({ text }) => text);
    expect(await questions(before)).toEqual(['Do you deliver to Belgium?']);
    expect(await questions(meanwhile)).toEqual(['Do you deliver to Spain?']);
    await box.atRest();
  });

  it('files what a broken line kept back at the next look', async () => {
    const from = somebody();
    const box = await connected({ authserv: 'mx.host.example' });
    await box.deliver(mail(from, 'Do you deliver to Belgium?', { headers: AUTH }));
    await box.order({ cutFetches: 1 });
    await object().wake();
    expect(await thread(from)).toEqual([]);
    expect(await state()).toMatchObject({ failures: 1, stopped: null });
    await object().wake();
    expect(await thread(from)).toMatchObject([{ author: 'customer' }, {}]);
    expect(await state()).toMatchObject({ failures: 0 });
  });

  it('stops at a refused login and tells the owner, until the connection is put again', async () => {
    const box = await connected({ password: 'wrong' });
    expect(await state()).toMatchObject({ stopped: expect.stringContaining('AUTHENTICATIONFAILED') });
    expect(await troubles()).toContainEqual(expect.stringContaining('AUTHENTICATIONFAILED'));
    const { logins } = await box.seen();
    await object().wake();
    expect((await box.seen()).logins).toBe(logins);
    const shown = (await (await call('GET', '/connections/imap')).json()) as object;
    expect(shown).toMatchObject({
      password: true,
      seen: { what: expect.stringContaining('AUTHENTICATIONFAILED') },
    });
    await call('PUT', '/connections/imap', { ...shown, password: 'right-horse' });
    await object().wake();
    expect(await state()).toMatchObject({ stopped: null, failures: 0 });
  });

  it('learns whose word counts from the mail that its test asks for', async () => {
    const box = await connected();
    const tried = (await (await call('POST', '/connections/imap/test', {})).json()) as {
      ok: boolean;
      detail: string;
    };
    expect(tried.ok).toBe(true);
    const word = /with (\w{8}) in its subject/.exec(tried.detail)?.[1] ?? '';
    const from = somebody();
    await box.deliver(mail(from, 'x', { headers: AUTH, subject: `Test ${word}` }));
    await object().wake();
    expect(await (await call('GET', '/connections/imap')).json()).toMatchObject({
      authserv: 'mx.host.example',
    });
    expect(await thread(from)).toEqual([]);
    // The word is spent: it teaches nobody else's.
    const other = AUTH.replace('mx.host', 'mx.other');
    await box.deliver(mail(from, 'x', { headers: other, subject: `Test ${word}` }));
    await object().wake();
    expect(await (await call('GET', '/connections/imap')).json()).toMatchObject({
      authserv: 'mx.host.example',
    });
  });

  it('says by its test of sending what the host said, and really sends', async () => {
    const box = await connected();
    const tried = await (await call('POST', '/connections/smtp/test', {})).json();
    expect(tried).toEqual({ ok: true, detail: '250 2.0.0 Ok: queued as LAB1' });
    expect((await box.seen()).left).toMatchObject([{ from: OWN, to: [OWN] }]);
    await box.order({ smtpFaults: [{ at: 'auth', reply: '535 5.7.8 no', times: 1 }] });
    expect(await (await call('POST', '/connections/smtp/test', {})).json()).toEqual({
      ok: false,
      detail: '535 5.7.8 no',
    });
  });
});

describe('a letter by SMTP', () => {
  const letter = (reference: string) => ({
    from: { name: 'Lune – l’été', email: OWN },
    to: 'somebody@client.example',
    subject: 'Your return ✓',
    headers: { 'X-Onethread-Reference': reference },
    text: '.\n..\nHello',
    html: '<p>Hello</p>',
  });

  it.each([
    ['421 4.7.0 try again later', 'mail', 'passing'],
    ['450 4.2.0 greylisted, come back in 5 minutes', 'rcpt', 'passing'],
    ['451 4.3.0 disk', 'end', 'passing'],
    ['cut', 'mail', 'passing'],
    ['550 5.1.1 no such user', 'rcpt', 'recipient'],
    ['550 5.7.1 not your address', 'mail', 'policy'],
    ['552 5.3.4 too big', 'mail', 'policy'],
    ['554 5.7.1 spam', 'end', 'policy'],
    ['535 5.7.8 authentication failed', 'auth', 'login'],
    ['550 5.7.30 Basic authentication is not supported for Client Submission', 'mail', 'login'],
  ])('refused by "%s" at %s is %s, and leaves once it is taken', async (reply, at, status) => {
    const box = await connected();
    await box.order({ smtpFaults: [{ at, reply, times: 1 }] });
    const reference = crypto.randomUUID();
    expect(await object().send(letter(reference))).toMatchObject({ status });
    expect((await box.seen()).left).toEqual([]);
    expect(await object().send(letter(reference))).toMatchObject({ status: 'accepted' });
    expect(await object().send(letter(reference))).toMatchObject({ status: 'accepted' });
    expect((await box.seen()).left).toHaveLength(1);
  });

  it('whose answer was lost is looked for in Sent before it is sent again', async () => {
    const box = await connected();
    await box.order({ filesSent: true, smtpFaults: [{ at: 'end', reply: 'taken-cut', times: 1 }] });
    const reference = crypto.randomUUID();
    const first = await object().send(letter(reference));
    expect(first.status).toBe('unknown');
    expect(await object().send(letter(reference))).toEqual({
      ...first,
      status: 'accepted',
      words: 'it lies in Sent',
    });
    expect((await box.seen()).left).toHaveLength(1);
  });

  it('that was lost behind its dot is sent again under the same id', async () => {
    const box = await connected();
    await box.order({ smtpFaults: [{ at: 'end', reply: 'cut', times: 1 }] });
    const reference = crypto.randomUUID();
    const { messageId } = await object().send(letter(reference));
    expect(await object().send(letter(reference))).toMatchObject({ status: 'accepted', messageId });
    const { left } = await box.seen();
    expect(left).toHaveLength(1);
    expect(left[0]?.raw).toContain(`Message-ID: ${messageId}`);
  });
});
