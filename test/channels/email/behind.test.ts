import { describe, expect, test } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { Settings } from '../../../src/settings.ts';
import { wire } from './fixtures/mails.ts';
import { receiveTools, settings } from './tools.ts';

/* Whose a mail is that a form or a group sent: the person who is named, with no proof of anything. */

const envelope = { from: 'bounce@host.example', to: 'support@demo.example' };
const groups = Settings.parse({
  ...settings,
  email: { ...settings.email, forms: ['help@lune-group.example', 'forms@builder.example'] },
});

async function read(headers: string[], over: { dmarc?: string; store?: Settings } = {}) {
  const from = headers.find((line) => line.startsWith('From:')) ?? '';
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? '';
  const raw = [
    `Authentication-Results: mx.cloudflare.net; dmarc=${over.dmarc ?? 'pass'} header.from=${domain}`,
    ...headers,
    'Message-ID: <f1@host.example>',
    'Subject: New message',
    '',
    'Where is my parcel?',
  ];
  const tools = receiveTools(over.store ? { settings: over.store } : {});
  const received = await receiveMail(wire(raw.join('\n')), envelope, tools);
  const [message] = received.messages;
  if (!message) throw new Error('no message');
  const { from: person, evidence, automatic, displayName, replySession } = message;
  return { person, evidence, automatic, displayName, replySession };
}

describe('the person behind', () => {
  const reply = 'Reply-To: Paul Petit <paul@people.example>';
  test.each([
    ['the site’s own mailer', ['From: Lune <wordpress@demo.example>', reply]],
    ['the site’s domain', ['From: Lune <web@lune.example>', reply]],
    ['our very mailbox as its sender', ['From: Lune <support@demo.example>', reply]],
    ['a mailbox nobody reads', ['From: Forms <no-reply@builder2.example>', reply]],
    [
      'a form that marks its mail as a machine’s',
      [
        'From: Lune <wordpress@demo.example>',
        reply,
        'Auto-Submitted: auto-generated',
        'Precedence: bulk',
        'X-Auto-Response-Suppress: All',
      ],
    ],
  ])('%s', async (_, headers) => {
    expect(await read(headers)).toEqual({
      person: 'email:paul@people.example',
      evidence: { kind: 'form' },
      automatic: undefined,
      displayName: 'Paul Petit',
      replySession: undefined,
    });
  });

  test('a form that the settings name', async () => {
    const headers = ['From: forms@builder.example', reply];
    expect(await read(headers, { store: groups })).toMatchObject({ person: 'email:paul@people.example' });
  });

  test('a group that rewrites From names its writer in X-Original-Sender', async () => {
    const headers = [
      "From: 'Paul' via Help <help@lune-group.example>",
      'Reply-To: help@lune-group.example',
      'X-Original-Sender: paul@people.example',
      'List-ID: <help.lune-group.example>',
      'Precedence: list',
    ];
    expect(await read(headers, { store: groups })).toMatchObject({
      person: 'email:paul@people.example',
      evidence: { kind: 'form' },
      automatic: undefined,
    });
  });

  test('a group that leaves From is no list, and its writer is proven as ever', async () => {
    const headers = [
      'From: Paul <paul@people.example>',
      'X-Original-Sender: paul@people.example',
      'List-ID: <help.lune-group.example>',
      'Precedence: list',
      'List-Unsubscribe: <mailto:x@groups.example>',
    ];
    expect(await read(headers, { store: groups })).toMatchObject({
      person: 'email:paul@people.example',
      evidence: { kind: 'mail', aligned: true },
      automatic: undefined,
    });
  });
});

describe('nobody’s word is taken for it', () => {
  test('a form whose own mail fails DMARC may be anybody’s', async () => {
    const headers = ['From: wordpress@demo.example', 'Reply-To: paul@people.example'];
    expect(await read(headers, { dmarc: 'fail' })).toMatchObject({
      person: 'email:paul@people.example',
      evidence: { kind: 'mail', aligned: false },
    });
  });

  test.each([
    ['nobody', []],
    ['two people', ['Reply-To: a@people.example, b@people.example']],
    ['two headers', ['Reply-To: a@people.example', 'Reply-To: b@people.example']],
    ['itself', ['Reply-To: forms@builder.example']],
    ['us', ['Reply-To: support+x.y@demo.example']],
    ['a mailbox nobody reads', ['Reply-To: noreply@builder.example']],
  ])('a configured form that names %s is not answered, and nobody is recognised by it', async (_, more) => {
    expect(await read(['From: forms@builder.example', ...more], { store: groups })).toMatchObject({
      person: 'email:forms@builder.example',
      evidence: { kind: 'mail', aligned: false },
      automatic: 'form without a sender',
    });
  });

  test.each([
    ['a customer', ['From: sophie@example.com', 'Reply-To: thief@other.example']],
    [
      'a customer with a header of groups',
      ['From: sophie@example.com', 'X-Original-Sender: thief@x.example'],
    ],
  ])('%s is who is in From', async (_, headers) => {
    expect(await read(headers)).toMatchObject({
      person: 'email:sophie@example.com',
      evidence: { kind: 'mail', aligned: true },
    });
  });

  test('a newsletter’s Reply-To is no customer', async () => {
    const headers = [
      'From: noreply@brand.example',
      'Reply-To: hello@brand.example',
      'List-Unsubscribe: <https://brand.example/u>',
    ];
    expect(await read(headers)).toMatchObject({
      person: 'email:noreply@brand.example',
      automatic: 'unread sender',
    });
  });

  test('at a mailbox on a domain that everybody has, the domain is not the shop’s', async () => {
    const store = Settings.parse({ ...settings, email: { address: 'lune.shop@gmail.com' } });
    const headers = ['From: sophie@gmail.com', 'Reply-To: thief@other.example'];
    expect(await read(headers, { store })).toMatchObject({ person: 'email:sophie@gmail.com' });
  });

  test('our own letter, come back, is nobody’s', async () => {
    const headers = [
      'From: support@demo.example',
      'Reply-To: support+s.t@demo.example',
      'X-Onethread-Reference: row-1',
    ];
    expect(await read(headers)).toMatchObject({ automatic: 'own mail' });
  });
});
