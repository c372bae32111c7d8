import { connect } from 'node:net';
import { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '../../sandbox/mailbox/box.ts';
import { type MailHost, startMailHost } from '../../sandbox/mailbox/server.ts';
import type { ConnectionFields } from '../../src/connections/roster.ts';
import { headersOf } from '../../src/mailboxes/head.ts';
import type { KeptAccess } from '../../src/mailboxes/oauth/tokens.ts';
import {
  MailboxError,
  type MailSystem,
  type OutgoingMail,
  type PulledMail,
} from '../../src/mailboxes/port.ts';
import { MAILBOXES, type MailboxKind } from '../../src/mailboxes/roster.ts';
import type { Dial, Line } from '../../src/mailboxes/wire.ts';

/* What every kind of mailbox must do, over the wire: nothing lost, nothing doubled, whatever breaks. */

let host: MailHost;
let users = 0;
beforeAll(async () => {
  host = await startMailHost();
});
afterAll(() => host.close());

const dial: Dial = ({ host: name, port }) => {
  const socket = connect(port, name);
  return {
    ...(Duplex.toWeb(socket) as unknown as Pick<Line, 'readable' | 'writable'>),
    startTls: () => {
      throw new Error('not here');
    },
    close: async () => socket.destroy(),
  };
};

/** A mailbox of one kind with an account of its own, and whoever files what is read from it. */
class Reader {
  readonly user = `reader-${++users}@host.example`;
  readonly kind: MailboxKind;
  readonly box: Box;
  /** `folder subject`, as filed. */
  readonly filed: string[] = [];
  readonly #known = new Set<string>();
  access: KeptAccess | null = null;
  refreshToken: string;
  #cursor: string | null = null;
  /** Milliseconds that its clock is ahead. */
  ahead = 0;
  fetch: typeof fetch = (input, init) => fetch(input, init);
  /** What its connection is put with instead. */
  fields: ConnectionFields | null = null;

  constructor(kind: MailboxKind) {
    this.kind = kind;
    this.box = host.box(this.user);
    this.box.filesSent = true;
    this.refreshToken = host.grant(this.user);
  }

  async system(): Promise<MailSystem> {
    const base = `http://127.0.0.1:${host.api}`;
    const server = { host: '127.0.0.1', security: 'none', user: this.user, password: 'right-horse' };
    const fields: Record<string, ConnectionFields> = {
      imap: { ...server, port: `${host.imap}` },
      smtp: { ...server, port: `${host.smtp}` },
      gmail: { account: this.user, refreshToken: this.refreshToken, apiBase: base },
      graph: { account: this.user, refreshToken: this.refreshToken, apiBase: base },
    };
    const provider = this.kind === 'gmail' ? 'google' : 'microsoft';
    const system = await MAILBOXES[this.kind].open({
      ...{ dial, fetch: this.fetch, name: 'client.example', now: () => Date.now() + this.ahead },
      connection: async (name) => this.fields ?? fields[name] ?? null,
      hook: async () => null,
      app: () => ({ id: `dev-${provider}-client`, secret: `dev-${provider}-secret`, tenant: 'common' }),
      access: {
        load: async () => this.access,
        keep: async (access, replaced) => {
          this.access = access;
          if (replaced) this.refreshToken = replaced.now;
        },
      },
    });
    if (!system) throw new Error('not connected');
    return system;
  }

  /** Looks once, as the object of a mailbox does: what may have been filed before is known by its Message-ID. */
  async look(): Promise<void> {
    const system = await this.system();
    this.#cursor = await system.pull(this.#cursor, async (mail, cursor) => {
      this.file(mail);
      this.#cursor = cursor;
    });
  }

  file(mail: PulledMail): void {
    const headers = headersOf(mail.raw);
    const value = (name: string) => headers.find(({ key }) => key === name)?.value ?? '';
    const key = `${mail.folder} ${value('message-id')}`;
    if (mail.again && this.#known.has(key)) return;
    this.#known.add(key);
    this.filed.push(`${mail.folder} ${value('subject')}`);
  }

  deliver(subject: string, { folder = 'INBOX', at = new Date() } = {}): void {
    this.box.put(folder, Buffer.from(raw(subject)), at);
  }
}

const raw = (subject: string, id = `${crypto.randomUUID()}@client.example`) =>
  `From: a@client.example\r\nTo: b@shop.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}>\r\n\r\nHello\r\n`;

function outgoing(more: Partial<OutgoingMail> = {}): OutgoingMail {
  const reference = crypto.randomUUID();
  const messageId = `<${reference}.onethread@shop.example>`;
  const text = `From: "L" <b@shop.example>\r\nTo: a@client.example\r\nSubject: Re: x\r\nMessage-ID: ${messageId}\r\nX-Onethread-Reference: ${reference}\r\n\r\nHello\r\n`;
  return {
    ...{ from: 'b@shop.example', to: 'a@client.example', messageId, reference, inReplyTo: null },
    raw: Uint8Array.from(new TextEncoder().encode(text)),
    ...more,
  };
}

async function fault(work: Promise<unknown>): Promise<MailboxError> {
  const error = await work.then(
    () => null,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(MailboxError);
  return error as MailboxError;
}

describe.each(['imap', 'gmail', 'graph'] as const)('a mailbox by %s', (kind) => {
  const isApi = kind !== 'imap';

  it('begins with what comes in from now on, in the inbox and in Sent', async () => {
    const one = new Reader(kind);
    one.deliver('old');
    one.deliver('old answer', { folder: one.box.sentFolder });
    await one.look();
    expect(one.filed).toEqual([]);
    one.deliver('new');
    one.deliver('new answer', { folder: one.box.sentFolder });
    await one.look();
    await one.look();
    expect(one.filed.toSorted()).toEqual(['inbox new', 'sent new answer']);
  });

  it('files many mails in their order, each once', async () => {
    const one = new Reader(kind);
    await one.look();
    const subjects = Array.from({ length: 50 }, (_, n) => `question ${n}`);
    const before = Date.now() - 1_000;
    for (const [n, subject] of subjects.entries()) one.deliver(subject, { at: new Date(before + n) });
    for (let n = 0; n < 3; n++) await one.look();
    expect(one.filed).toEqual(subjects.map((subject) => `inbox ${subject}`));
  });

  it('loses and doubles nothing where the line breaks at any mail', async () => {
    const one = new Reader(kind);
    await one.look();
    for (let n = 0; n < 5; n++) one.deliver(`question ${n}`);
    for (let n = 0; n < 5; n++) {
      if (isApi) one.box.apiFaults = [{ at: '(raw|value)$', status: 'cut', skip: 1, times: 1 }];
      else one.box.cutFetches = 1;
      expect((await fault(one.look())).kind).toBe('later');
      one.box.apiFaults = [];
    }
    await one.look();
    expect(one.filed).toEqual(Array.from({ length: 5 }, (_, n) => `inbox question ${n}`));
  });

  it('reads again by date where its place is lost, from before it was connected nothing', async () => {
    const one = new Reader(kind);
    one.deliver('long ago', { at: new Date('2026-01-01T00:00:00Z') });
    await one.look();
    one.deliver('before');
    await one.look();
    // The host's clock stands behind ours.
    one.deliver('meanwhile', { at: new Date(Date.now() - 10_000) });
    one.deliver('an answer', { folder: one.box.sentFolder });
    one.box.renumber();
    one.deliver('behind it');
    for (let n = 0; n < 3; n++) await one.look();
    expect(one.filed.toSorted()).toEqual([
      ...['inbox before', 'inbox behind it', 'inbox meanwhile', 'sent an answer'],
    ]);
    one.deliver('at last');
    await one.look();
    expect(one.filed).toHaveLength(5);
  });

  it('goes on where reading by date broke off', async () => {
    const one = new Reader(kind);
    await one.look();
    for (let n = 0; n < 6; n++) one.deliver(`question ${n}`, { at: new Date(Date.now() - 5_000 + n) });
    one.box.renumber();
    if (isApi) one.box.apiFaults = [{ at: '(raw|value)$', status: 503, skip: 2, times: 2 }];
    else one.box.cutFetches = 2;
    await fault(one.look());
    await fault(one.look());
    one.box.apiFaults = [];
    for (let n = 0; n < 3; n++) await one.look();
    expect(one.filed.toSorted()).toEqual(Array.from({ length: 6 }, (_, n) => `inbox question ${n}`));
  });

  it('passes over a mail that is gone before it is read', async () => {
    const one = new Reader(kind);
    await one.look();
    for (const subject of ['first', 'second']) one.deliver(subject);
    one.box.folders.get('INBOX')?.mails.shift();
    await one.look();
    expect(one.filed).toEqual(['inbox second']);
  });

  it('sends a mail as it is, and finds it in Sent', async () => {
    const one = new Reader(kind);
    const mail = outgoing();
    expect(await (await one.system()).findSent(mail)).toBeNull();
    expect(await (await one.system()).send(mail)).toMatchObject({ status: 'accepted' });
    expect(one.box.left).toMatchObject([{ from: mail.from, to: [mail.to] }]);
    expect(one.box.left[0]?.raw).toContain(`Message-ID: ${mail.messageId}`);
    expect(await (await one.system()).findSent(mail)).toBe(mail.messageId);
  });

  it('says that nobody knows where the answer to a mail was lost, and then finds it', async () => {
    const one = new Reader(kind);
    const mail = outgoing();
    one.box.apiFaults = [{ at: '^POST .*/send$', status: 'taken-cut', times: 1 }];
    one.box.smtpFaults = [{ at: 'end', reply: 'taken-cut', times: 1 }];
    expect((await (await one.system()).send(mail)).status).toBe('unknown');
    expect(await (await one.system()).findSent(mail)).toBe(mail.messageId);
    expect(one.box.left).toHaveLength(1);
  });

  it('sends once what was never heard', async () => {
    const one = new Reader(kind);
    const mail = outgoing();
    one.box.apiFaults = [{ at: '^POST .*/send$', status: 'cut', times: 1 }];
    one.box.smtpFaults = [{ at: 'end', reply: 'cut', times: 1 }];
    expect((await (await one.system()).send(mail)).status).toBe('unknown');
    const again = await one.system();
    expect(await again.findSent(mail)).toBeNull();
    expect((await again.send(mail)).status).toBe('accepted');
    expect(one.box.left).toHaveLength(1);
    expect(one.box.drafts.size).toBe(0);
  });

  it('is left alone where it lets nobody in, and tried again where it is away', async () => {
    const one = new Reader(kind);
    await one.look();
    one.box.imapRefusal = 'NO [UNAVAILABLE] Try again later.';
    one.box.apiFaults = [{ at: '.', status: 503, times: 1 }];
    expect((await fault(one.look())).kind).toBe('later');
    one.box.imapRefusal = 'NO [AUTHENTICATIONFAILED] no';
    one.box.access.clear();
    one.box.consents.clear();
    expect((await fault(one.look())).kind).toBe('login');
    expect(await (await one.system()).send(outgoing())).toMatchObject(
      isApi ? { status: 'login' } : { status: 'accepted' },
    );
  });

  it('says by its test what it opens', async () => {
    expect(await (await new Reader(kind).system()).test()).toMatch(/INBOX|reader-\d+@host\.example/);
  });
});

describe.each(['gmail', 'graph'] as const)('the API of a mailbox by %s', (kind) => {
  it('goes on with another token where one ends in mid-way', async () => {
    const one = new Reader(kind);
    await one.look();
    for (let n = 0; n < 3; n++) one.deliver(`question ${n}`);
    one.box.access.clear();
    await one.look();
    expect(one.filed).toHaveLength(3);
    one.deliver('another');
    one.box.apiFaults = [{ at: '(raw|value)$', status: 401, times: 1 }];
    await one.look();
    expect(one.filed).toHaveLength(4);
    // A token that is refused at once is no login.
    one.box.apiFaults = [{ at: '.', status: 401, times: 9 }];
    expect((await fault(one.look())).kind).toBe('login');
  });

  it('asks for no new token while one is good', async () => {
    const one = new Reader(kind);
    for (let n = 0; n < 3; n++) await one.look();
    expect(one.box.asked.tokens).toBe(1);
    one.ahead = 3_590_000;
    await one.look();
    expect(one.box.asked.tokens).toBe(2);
  });

  it.each([
    [429, 'rateLimitExceeded'],
    [403, 'userRateLimitExceeded'],
    [503, 'ErrorServerBusy'],
  ])('leaves it alone for as long as it asks for by %i %s', async (status, code) => {
    const one = new Reader(kind);
    await one.look();
    one.deliver('question');
    one.box.apiFaults = [{ at: '.', status, code, retryAfter: 120, times: 1 }];
    expect(await fault(one.look())).toMatchObject({ kind: 'later', after: 120_000 });
    await one.look();
    expect(one.filed).toEqual(['inbox question']);
    one.box.apiFaults = [{ at: 'POST', status, code, times: 1 }];
    expect((await (await one.system()).send(outgoing())).status).toBe('passing');
  });

  it('files once what it tells twice', async () => {
    const one = new Reader(kind);
    await one.look();
    one.box.tellsTwice = true;
    for (let n = 0; n < 5; n++) one.deliver(`question ${n}`);
    await one.look();
    await one.look();
    expect(one.filed).toHaveLength(5);
  });

  it('tells the Message-ID that a mail has left with, and finds it by our own mark', async () => {
    const one = new Reader(kind);
    one.box.renames = true;
    const mail = outgoing();
    const sent = await (await one.system()).send(mail);
    const left = /^Message-ID: (.*)$/im.exec(one.box.left[0]?.raw ?? '')?.[1]?.trim();
    expect(left).not.toBe(mail.messageId);
    expect(sent).toMatchObject({ status: 'accepted', messageId: left });
    expect(await (await one.system()).findSent(mail)).toBe(left);
    expect(await (await one.system()).findSent(outgoing())).toBeNull();
  });

  it('shows no token in what it says of a refusal', async () => {
    const one = new Reader(kind);
    await one.look();
    const { token = '' } = one.access ?? {};
    one.box.apiFaults = [{ at: '.', status: 400, code: `echo ${token}`, times: 1 }];
    expect((await fault(one.look())).message).not.toContain(token);
    one.fetch = async (input, init) =>
      String(input).endsWith('/token')
        ? Response.json(
            { error: 'invalid_grant', error_description: `${init?.body} ${one.refreshToken}` },
            { status: 400 },
          )
        : fetch(input, init);
    one.access = null;
    const told = await fault(one.look());
    expect(told.message).toMatch(/invalid_grant.*Connect the mailbox again/);
    expect(told.message).not.toMatch(/dev-\w+-secret/);
    expect(told.message).not.toContain(one.refreshToken);
  });

  it('follows no answer to another host with its token', async () => {
    const one = new Reader(kind);
    await one.look();
    const asked: string[] = [];
    one.fetch = async (input, init) => {
      asked.push(String(input));
      const answer = await fetch(input, init);
      const text = await answer.text();
      const elsewhere = text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://evil.example');
      return new Response(elsewhere, answer);
    };
    one.deliver('question');
    await one.look().catch(() => undefined);
    await one.look().catch(() => undefined);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((url) => !url.startsWith('http://127.0.0.1:'))).toEqual([]);
  });
});

describe('a mailbox by gmail', () => {
  it('puts an answer into the thread of what it answers', async () => {
    const one = new Reader('gmail');
    one.box.put('INBOX', Buffer.from(raw('question', 'asked@client.example')));
    const bodies: unknown[] = [];
    one.fetch = (input, init) => {
      if (String(input).endsWith('/messages/send')) bodies.push(JSON.parse(String(init?.body)));
      return fetch(input, init);
    };
    await (await one.system()).send(outgoing({ inReplyTo: '<asked@client.example>' }));
    expect(bodies).toMatchObject([{ threadId: one.box.folders.get('INBOX')?.mails[0]?.id }]);
  });

  it('keeps the beginning of a mail that is too large to be read', async () => {
    const one = new Reader('gmail');
    await one.look();
    one.box.put('INBOX', Buffer.concat([Buffer.from(raw('huge')), Buffer.alloc(28_000_000, 'x')]));
    await one.look();
    expect(one.filed).toEqual(['inbox huge']);
  });

  it('begins anew where a consent without an address is for another one now', async () => {
    const one = new Reader('gmail');
    one.fields = { refreshToken: one.refreshToken, apiBase: `http://127.0.0.1:${host.api}` };
    await one.look();
    one.deliver('question');
    await one.look();
    expect(one.filed).toEqual(['inbox question']);
    const other = new Reader('gmail');
    other.deliver('a question of the other one’s');
    one.fields = { ...one.fields, refreshToken: other.refreshToken };
    one.access = null;
    await one.look();
    expect(one.filed).toHaveLength(1);
  });

  it('refuses a consent for another mailbox than the one that is connected', async () => {
    const one = new Reader('gmail');
    one.refreshToken = host.grant('somebody-else@host.example');
    expect(await fault(one.look())).toMatchObject({ kind: 'login' });
  });
});

describe('a mailbox by graph', () => {
  it('is read and written by an app of the tenant’s own, without a consent', async () => {
    const one = new Reader('graph');
    one.box.consents.clear();
    host.box('app@shop.example').shared.push(one.user);
    one.fields = {
      ...{ tenant: 'shop.example', clientId: 'dev-microsoft-client', clientSecret: 'dev-microsoft-secret' },
      ...{ mailbox: one.user, apiBase: `http://127.0.0.1:${host.api}` },
    };
    await one.look();
    one.deliver('question');
    await one.look();
    expect(one.filed).toEqual(['inbox question']);
    expect(await (await one.system()).send(outgoing())).toMatchObject({ status: 'accepted' });
    expect(one.box.left).toHaveLength(1);
    one.fields = { ...one.fields, mailbox: 'boss@shop.example' };
    expect(await fault(one.look())).toMatchObject({ kind: 'login' });
  });

  it('keeps the refresh token that took the old one’s place', async () => {
    const one = new Reader('graph');
    const before = one.refreshToken;
    await one.look();
    expect(one.refreshToken).not.toBe(before);
    one.box.consents.delete(before);
    one.box.access.clear();
    await one.look();
  });

  it('sends the draft whose sending broke off, and makes no second one', async () => {
    const one = new Reader('graph');
    const mail = outgoing();
    one.box.apiFaults = [{ at: '^POST .*/send$', status: 429, times: 1 }];
    expect((await (await one.system()).send(mail)).status).toBe('unknown');
    expect(one.box.drafts.size).toBe(1);
    const again = await one.system();
    expect(await again.findSent(mail)).toBeNull();
    expect((await again.send(mail)).status).toBe('accepted');
    expect([one.box.drafts.size, one.box.left.length]).toEqual([0, 1]);
  });
});
