import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersOf } from '../../../src/mailboxes/head.ts';
import { type Account, ImapMailbox } from '../../../src/mailboxes/imap/mailbox.ts';
import { MailboxError, type OutgoingMail, type PulledMail } from '../../../src/mailboxes/port.ts';
import { type MailServers, PASSWORD, startServers, USER } from './servers.ts';

/* Our own IMAP and SMTP against servers of somebody else's: Dovecot, and Debian's aiosmtpd. */

let servers: MailServers;
beforeAll(async () => {
  servers = await startServers();
}, 60_000);
afterAll(() => servers.close());

type Security = 'tls' | 'starttls';

function mailbox(security: Security = 'tls', password = PASSWORD): ImapMailbox {
  const { imap, imaps, smtp, dial } = servers;
  const account = (port: number, by: Security): Account => ({
    ...{ host: 'localhost', port, security: by, user: USER, password },
  });
  return new ImapMailbox({
    ...{ dial, name: 'client.example', now: () => Date.now() },
    imap: account(security === 'tls' ? imaps : imap, security),
    smtp: account(smtp, 'starttls'),
  });
}

const raw = (subject: string, text = 'Hello') =>
  `From: a@client.example\r\nTo: ${USER}\r\nSubject: ${subject}\r\nMessage-ID: <${crypto.randomUUID()}@client.example>\r\n\r\n${text}\r\n`;

function outgoing(to = 'a@client.example'): OutgoingMail {
  const reference = crypto.randomUUID();
  const messageId = `<${reference}.onethread@shop.example>`;
  const text = `From: ${USER}\r\nTo: ${to}\r\nSubject: Re: x\r\nMessage-ID: ${messageId}\r\n\r\n.\r\n..\r\nHello\r\n`;
  return {
    ...{ from: USER, to, messageId, reference, inReplyTo: null },
    raw: Uint8Array.from(new TextEncoder().encode(text)),
  };
}

/** Whoever files what is read, and their place. */
function reader(security: Security = 'tls') {
  const filed: string[] = [];
  let cursor: string | null = null;
  const value = ({ raw: bytes }: PulledMail, name: string) =>
    headersOf(bytes).find(({ key }) => key === name)?.value ?? '';
  const known = new Set<string>();
  return {
    filed,
    async look() {
      cursor = await mailbox(security).pull(cursor, async (mail) => {
        const id = value(mail, 'message-id');
        if (!mail.again || !known.has(id)) filed.push(`${mail.folder} ${value(mail, 'subject')}`);
        known.add(id);
      });
    },
  };
}

describe('Dovecot', () => {
  it.each(['tls', 'starttls'] as const)(
    'is read by %s from now on, each mail once and in its order',
    async (security) => {
      servers.deliver(raw('old'));
      const one = reader(security);
      await one.look();
      for (let n = 0; n < 5; n++) servers.deliver(raw(`question ${n}`));
      await one.look();
      await one.look();
      expect(one.filed).toEqual(Array.from({ length: 5 }, (_, n) => `inbox question ${n}`));
    },
  );

  it('says by its test where sent mail lies, by a name that is no ASCII', async () => {
    expect(await mailbox().test()).toMatch(
      /logged in; INBOX is at \d+; sent mail lies in .*&AMk-l&AOk-ments envoy&AOk-s/,
    );
  });

  it('keeps a copy of what was sent once, and finds it by its id', async () => {
    const mail = outgoing();
    expect(await mailbox().findSent(mail)).toBeNull();
    const one = reader();
    await one.look();
    await mailbox().keepSent(mail);
    await mailbox().keepSent(mail);
    expect(await mailbox().findSent(mail)).toBe(mail.messageId);
    await one.look();
    expect(one.filed).toEqual(['sent Re: x']);
  });

  it('that numbers anew is read again by date, and nothing twice', async () => {
    const one = reader();
    await one.look();
    servers.deliver(raw('before'));
    await one.look();
    servers.deliver(raw('meanwhile'));
    servers.renumber();
    await one.look();
    await one.look();
    expect(one.filed.filter((line) => line === 'inbox before')).toHaveLength(1);
    expect(one.filed).toContain('inbox meanwhile');
  });

  it('that lets nobody in is a login, by its own words', async () => {
    const error = await mailbox('starttls', 'wrong')
      .test()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MailboxError);
    expect(error).toMatchObject({ kind: 'login', message: expect.stringContaining('AUTHENTICATIONFAILED') });
  });

  it('gives a large mail whole', async () => {
    const one = reader();
    await one.look();
    servers.deliver(raw('large', 'x'.repeat(70).concat('\r\n').repeat(20_000)));
    await one.look();
    expect(one.filed).toEqual(['inbox large']);
  });
});

describe('an SMTP server', () => {
  it('takes a mail after STARTTLS and a login, byte for byte', async () => {
    const mail = outgoing();
    expect(await mailbox().send(mail)).toMatchObject({ status: 'accepted', words: '250 2.0.0 Ok: queued' });
    expect(servers.left().join('')).toContain(new TextDecoder().decode(mail.raw));
  });

  it('that knows nobody of that name refuses the recipient', async () => {
    expect(await mailbox().send(outgoing('nobody@client.example'))).toMatchObject({
      status: 'recipient',
      words: expect.stringContaining('550 5.1.1'),
    });
  });

  it('that refuses the login is one for the owner', async () => {
    expect(await mailbox('tls', 'wrong').send(outgoing())).toMatchObject({
      status: 'login',
      words: expect.stringContaining('535'),
    });
  });
});
