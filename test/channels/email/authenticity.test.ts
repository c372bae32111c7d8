import { describe, expect, test } from 'vitest';
import { aligned, authenticationResults, NAMELESS } from '../../../src/channels/email/authenticity.ts';
import type { Header } from '../../../src/channels/email/headers.ts';
import { senderOf } from '../../../src/channels/email/sender.ts';

const TRUSTED = 'mx.cloudflare.net';
const pass =
  'mx.cloudflare.net; dkim=pass header.d=gmail.com; dmarc=pass header.from=gmail.com policy.dmarc=none';
const joe = 'Joe <joe@gmail.com>';

function verdict(results: string[], froms: string[] = [joe], trusted = TRUSTED): boolean {
  const headers: Header[] = [
    ...results.map((value) => ({ key: 'authentication-results', value })),
    ...froms.map((value) => ({ key: 'from', value })),
  ];
  const sender = senderOf(headers);
  return sender !== null && aligned(headers, sender, trusted);
}

describe('the word of Exchange Online, which bears no name', () => {
  const words =
    'spf=pass (sender IP is 203.0.113.7) smtp.mailfrom=gmail.com; dkim=pass (signature was verified) header.d=gmail.com;dmarc=pass action=none header.from=gmail.com;compauth=pass reason=100';

  test('proves a sender where it is trusted, and nowhere else', () => {
    expect(verdict([words], [joe], NAMELESS)).toBe(true);
    expect(verdict([words])).toBe(false);
  });

  test.each([
    ['under a name', `mx.evil.example; ${words}`],
    ['under the name that we give it', `${NAMELESS}; ${words}`],
    ['as a best guess', words.replace('dmarc=pass', 'dmarc=bestguesspass')],
    ['for another domain', words.replace('header.from=gmail.com', 'header.from=evil.example')],
    ['twice', `${words}; dmarc=pass header.from=gmail.com`],
  ])('proves nothing %s', (_, value) => {
    expect(verdict([value], [joe], NAMELESS)).toBe(false);
  });
});

describe('proven', () => {
  test.each([
    ['as Cloudflare writes it', pass],
    [
      'folded, with a trailing semicolon',
      `mx.cloudflare.net;\t dkim=pass header.b=k3Jx9+/d==;\t dmarc=pass header.from=gmail.com;`,
    ],
    ['in capitals', 'MX.Cloudflare.NET; DMARC=Pass Header.From=GMAIL.com'],
    ['with a version', 'mx.cloudflare.net 1; dmarc/1=pass header.from=gmail.com'],
    [
      'with comments anywhere',
      '(a(b\\)c)) mx.cloudflare.net (x) 1 ; (y) dmarc (z) = pass (q) header . from = (r) gmail.com (s)',
    ],
    [
      'with quoted values',
      '"mx.cloudflare.net"; dmarc="pass" reason="dmarc=fail; it says" header.from="gmail.com"',
    ],
    [
      'with a hostile comment',
      'mx.cloudflare.net; spf=none (says; dmarc=fail header.from=gmail.com) smtp.helo=x; dmarc=pass header.from=gmail.com',
    ],
    [
      'beside a failed SPF',
      'mx.cloudflare.net; spf=fail smtp.mailfrom=x@y.example; dmarc=pass header.from=gmail.com',
    ],
  ])('%s', (_, results) => {
    expect(verdict([results])).toBe(true);
  });

  test('and a forged one lower down changes nothing', () => {
    expect(verdict([pass, 'mx.cloudflare.net; dmarc=pass header.from=bank.example'])).toBe(true);
  });
});

describe('not proven', () => {
  test.each([
    ['no header', []],
    ['failed', ['mx.cloudflare.net; dmarc=fail header.from=gmail.com']],
    ['none', ['mx.cloudflare.net; none']],
    [
      'no DMARC, though DKIM and SPF pass',
      ['mx.cloudflare.net; dkim=pass header.d=gmail.com; spf=pass smtp.mailfrom=joe@gmail.com'],
    ],
    ['another server', ['mx.evil.example; dmarc=pass header.from=gmail.com']],
    ['a server that begins like it', ['mx.cloudflare.net.evil.example; dmarc=pass header.from=gmail.com']],
    ['the trusted one below another', ['mx.evil.example; none', pass]],
    ['forged below an honest failure', ['mx.cloudflare.net; dmarc=fail header.from=gmail.com', pass]],
    ['another domain', ['mx.cloudflare.net; dmarc=pass header.from=evil.example']],
    ['a subdomain', ['mx.cloudflare.net; dmarc=pass header.from=mail.gmail.com']],
    ['no domain', ['mx.cloudflare.net; dmarc=pass']],
    ['two domains', ['mx.cloudflare.net; dmarc=pass header.from=gmail.com header.from=evil.example']],
    [
      'two verdicts',
      ['mx.cloudflare.net; dmarc=fail header.from=gmail.com; dmarc=pass header.from=gmail.com'],
    ],
    [
      'two verdicts, pass first',
      ['mx.cloudflare.net; dmarc=pass header.from=gmail.com; dmarc=fail header.from=gmail.com'],
    ],
    [
      'pass in a comment',
      ['mx.cloudflare.net; (dmarc=pass header.from=gmail.com) dmarc=fail header.from=gmail.com'],
    ],
    [
      'pass in a quoted string',
      ['mx.cloudflare.net; spf=pass smtp.mailfrom="x; dmarc=pass header.from=gmail.com"@evil.example'],
    ],
    ['a comment that never closes', ['mx.cloudflare.net; dmarc=pass header.from=gmail.com (oops']],
    ['a comment that never opened', ['mx.cloudflare.net; dmarc=pass header.from=gmail.com) oops']],
    ['a quote that never closes', ['mx.cloudflare.net; dmarc=pass header.from=gmail.com reason="oops']],
    ['a comment inside the domain', ['mx.cloudflare.net; dmarc=pass header.from=gmail(x).com']],
    ['the id in a comment', ['(mx.cloudflare.net) mx.evil.example; dmarc=pass header.from=gmail.com']],
    ['a server id with more words', ['mx.cloudflare.net evil; dmarc=pass header.from=gmail.com']],
    ['passed by another name', ['mx.cloudflare.net; xdmarc=pass header.from=gmail.com']],
    ['passed with a suffix', ['mx.cloudflare.net; dmarc=passed header.from=gmail.com']],
    ['pass as a reason', ['mx.cloudflare.net; dmarc=fail reason=pass header.from=gmail.com']],
    ['no semicolon', ['mx.cloudflare.net dmarc=pass header.from=gmail.com']],
    ['empty', ['']],
    ['longer than any server writes', [`${pass}; x=${'y'.repeat(20_000)}`]],
  ])('%s', (_, results) => {
    expect(verdict(results)).toBe(false);
  });

  test.each([
    ['two From headers', [joe, 'Eve <eve@evil.example>']],
    ['the same From twice', [joe, joe]],
    ['two addresses', ['joe@gmail.com, eve@gmail.com']],
    ['two in angle brackets', ['<eve@gmail.com> <joe@gmail.com>']],
    ['a group', ['Friends: joe@gmail.com;']],
    ['an empty group', ['undisclosed: ;, joe@gmail.com']],
    ['an address as an unquoted name', ['eve@gmail.com <joe@gmail.com>']],
    ['a route', ['<@evil.example:joe@gmail.com>']],
    ['an address hidden in an encoded word', ['=?utf-8?Q?Joe_=3Cjoe@gmail.com=3E?=']],
    ['words after the address', ['<joe@gmail.com> (c) <']],
    ['a quoted local part', ['"joe x"@gmail.com']],
    ['a domain literal', ['joe@[192.0.2.1]']],
    ['a control character', ['Joe\u0000 <joe@gmail.com>']],
    ['two at signs', ['joe@evil.example@gmail.com']],
    ['a comment that never closes', ['Joe (x <joe@gmail.com>']],
  ])('From: %s', (_, froms) => {
    expect(verdict([pass], froms)).toBe(false);
  });
});

describe('From that is certain', () => {
  test.each([
    ['joe@gmail.com', 'email:joe@gmail.com', ''],
    ['<Joe@GMAIL.com>', 'email:joe@gmail.com', ''],
    ['Joe Public <joe@gmail.com>', 'email:joe@gmail.com', 'Joe Public'],
    ['Joe Q. Public <joe@gmail.com>', 'email:joe@gmail.com', 'Joe Q. Public'],
    ['"Public, Joe" <joe@gmail.com>', 'email:joe@gmail.com', 'Public, Joe'],
    ['"Joe \\"Q\\" Public" <joe@gmail.com> (home)', 'email:joe@gmail.com', 'Joe "Q" Public'],
    ['=?utf-8?Q?Jos=C3=A9?= <joe@gmail.com>', 'email:joe@gmail.com', 'José'],
    ['José <joe@gmail.com>', 'email:joe@gmail.com', 'José'],
    ['joe@gmail.com <joe@gmail.com>', 'email:joe@gmail.com', ''],
    ['"eve@evil.example" <joe@gmail.com>', 'email:joe@gmail.com', ''],
    ['joe+shop@gmail.com', 'email:joe+shop@gmail.com', ''],
  ])('%s', (value, address, name) => {
    expect(senderOf([{ key: 'from', value }])).toEqual({ address, name, certain: true });
  });

  test('the parsed form keeps methods and properties apart', () => {
    const parsed = authenticationResults('a.example; spf=pass (x) smtp.mailfrom=b@c.example; dkim=none');
    expect(parsed).toEqual({
      authserv: 'a.example',
      methods: [
        { method: 'spf', result: 'pass', properties: new Map([['smtp.mailfrom', ['b@c.example']]]) },
        { method: 'dkim', result: 'none', properties: new Map() },
      ],
    });
  });
});
