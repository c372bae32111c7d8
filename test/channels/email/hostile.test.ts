import fc from 'fast-check';
import type { Email } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { authenticationResults } from '../../../src/channels/email/authenticity.ts';
import { keyword, messageIds } from '../../../src/channels/email/headers.ts';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { ownText, split } from '../../../src/channels/email/reply-text.ts';
import { readReport } from '../../../src/channels/email/reports.ts';
import { senderOf } from '../../../src/channels/email/sender.ts';
import { wire } from './fixtures/mails.ts';
import { replies, US } from './fixtures/replies.ts';
import { receiveTools } from './tools.ts';

const envelope = { from: 'a@b.example', to: 'support@demo.example' };
const head = 'From: a@b.example\nMessage-ID: <x@b.example>\n';

/** Pieces that parsers of mail stumble over. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '\r\n',
      '\n',
      '\r',
      '--b',
      '--b--',
      '> ',
      '-- \n',
      '"',
      '(',
      ')',
      '<',
      '>',
      ';',
      ',',
      ':',
      '=',
      '@',
      '\\',
      '\0',
    ],
    ...[
      'From: ',
      'a@b.example',
      'Content-Type: multipart/mixed; boundary=b\n',
      'multipart/report',
      'References: <',
    ],
    ...[
      'Content-Type: message/delivery-status\n\n',
      'Final-Recipient: rfc822;',
      'Action: failed',
      '=?utf-8?B?',
      '?=',
    ],
    ...[
      'Content-Transfer-Encoding: base64\n',
      'Content-Disposition: attachment; filename="',
      'Authentication-Results: ',
    ],
    ...[
      'mx.cloudflare.net; dmarc=pass',
      'wrote:',
      'On Mon, 2 Mar 2026',
      '<div class="gmail_quote">',
      '<blockquote>',
    ],
    ...['</div>', '<p style="', 'display:none', '<!--', '&#', '\u202e', '\ud800', '𝕏'],
  ),
  fc.string({ maxLength: 20 }),
);
const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('any input', () => {
  test('bytes never make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const received = await receiveMail(bytes.slice().buffer, envelope, receiveTools());
        expect(
          received.messages.length + received.receipts.length + received.unsupported.length,
        ).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  test('mail-like soup never makes it throw', async () => {
    await fc.assert(
      fc.asyncProperty(soup, fc.boolean(), async (text, headed) => {
        const received = await receiveMail(wire(headed ? head + text : text), envelope, receiveTools());
        expect(
          received.messages.length + received.receipts.length + received.unsupported.length,
        ).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('the customer’s words are never longer than what came', () => {
    fc.assert(
      fc.property(soup, soup, (text, html) => {
        expect(split(text, US).text.length).toBeLessThanOrEqual(text.length);
        expect(ownText({ text }, US).text.length).toBeLessThanOrEqual(text.length);
        const longest = Math.max(text.length, html.length);
        expect(ownText({ text, html }, US).text.length).toBeLessThanOrEqual(longest);
      }),
      { numRuns: 500 },
    );
  });

  test('what was split once splits no further', () => {
    for (const { own } of replies) expect(split(own, US).text).toBe(own);
  });
});

describe('hostile sizes are read to their end', () => {
  const n = 50_000;
  const bodies: Record<string, string> = {
    'dashes on one line': '-'.repeat(n),
    'dashes on many lines': '--\n'.repeat(n),
    'long rules': `${'-'.repeat(70)}\n`.repeat(5_000),
    'quote marks': '>'.repeat(n),
    'quoted lines': '> a\n'.repeat(n),
    'attributions that never end': 'On Mon 2026 a@b.example\n'.repeat(n / 10),
    'attributions that end': 'On Mon, 2 Mar 2026 <a@b.example> wrote:\n'.repeat(n / 10),
    'header lines': 'From: a@b.example\nSent: x\n'.repeat(n / 10),
    colons: ':'.repeat(n),
    'open angle brackets': '<'.repeat(n),
    spaces: ' '.repeat(n * 4),
    'empty lines': '\n'.repeat(n * 10),
    'one word': 'schrieb '.repeat(n),
  };
  const pages: Record<string, string> = {
    'open tags': '<div>'.repeat(n),
    'open and unmatched': '<b>'.repeat(n) + '</i>'.repeat(n),
    'paragraphs in bold': '<p><b>'.repeat(n),
    'open comments': '<!--'.repeat(n),
    'open attributes': '<a href="'.repeat(n),
    'open scripts': '<script>'.repeat(n),
    'deep quotes': '<blockquote class="gmail_quote"><div class="gmail_quote">'.repeat(n / 5),
    'half tags': '<a '.repeat(n),
    'style comments': `<p style="${'/*'.repeat(900)}">`.repeat(100),
    entities: '&#'.repeat(n) + '&amp'.repeat(n),
    attributes: `<p ${'a=b '.repeat(n)}>`,
    'equal signs': `<p ${'='.repeat(n)}>`,
    'spaces in a tag': `<p${' '.repeat(n * 4)}`,
    'list items': '<li>'.repeat(n),
    cells: '<table><tr><td>'.repeat(n / 5),
  };
  const headers: Record<string, string> = {
    'ten thousand headers': 'X-Filler: value\n'.repeat(10_000),
    'one long header': `Subject: ${'a '.repeat(200_000)}\n`,
    'encoded words': `Subject: ${'=?utf-8?Q?a?= '.repeat(20_000)}\n`,
    'half encoded words': `Subject: ${'=?utf-8?Q?'.repeat(20_000)}\n`,
    references: `References: ${'<a@b>'.repeat(50_000)}\n`,
    'open references': `References: ${'<a'.repeat(100_000)}\n`,
    recipients: `To: ${'a@b.example, '.repeat(20_000)}\n`,
    groups: `To: ${'a:'.repeat(20_000)}\n`,
    comments: `Authentication-Results: ${'('.repeat(15_000)}\nContent-Type: ${'('.repeat(100_000)}\n`,
    parameters: `Content-Type: text/plain; ${'a=b; '.repeat(20_000)}\n`,
    'folded lines': `Subject: a\n${' b\n'.repeat(50_000)}`,
  };

  /** The test's own time limit is the only one: what is not linear does not come back from these. */
  const read = async (mail: string) => {
    const { messages, receipts, unsupported } = await receiveMail(wire(mail), envelope, receiveTools());
    expect(messages.length + receipts.length + unsupported.length).toBe(1);
  };

  test.each(Object.entries(bodies))('text: %s', async (_, body) => {
    await read(`${head}Content-Type: text/plain\n\n${body}`);
  });
  test.each(Object.entries(pages))('HTML: %s', async (_, page) => {
    await read(`${head}Content-Type: text/html\n\n${page}`);
  });
  test.each(Object.entries(headers))('headers: %s', async (_, block) => {
    await read(`${head}${block}\nHello`);
  });

  test('From alone', async () => {
    for (const value of ['<', '(', '"', ',', 'a@b.example,', 'a:', '\\', '=?utf-8?Q?a?=']) {
      await read(`From: ${value.repeat(50_000)}\n\nHello`);
      await read(`From: ${value.repeat(200)}\n\nHello`);
    }
  });

  test('parts without end', async () => {
    const part = '--b\nContent-Transfer-Encoding: quoted-printable\n\nx\n';
    const mail = `${head}Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(50_000)}`;
    await read(mail);
  });

  test('ten megabytes of empty lines', async () => {
    await read(`${head}\n${'\n'.repeat(5 * 1024 * 1024)}`);
  });
});

describe('work grows with what came, and no faster', () => {
  const n = 300;
  const texts: Record<string, (count: number) => string> = {
    dashes: (count) => '-'.repeat(count * 20),
    'lines of dashes': (count) => '--\n'.repeat(count),
    'attributions that never end': (count) => 'On Mon 2026 a@b.example\n'.repeat(count),
    'attributions that end': (count) => '> a\nOn Mon, 2 Mar 2026 <a@b.example> wrote:\n'.repeat(count),
    'header lines': (count) => 'From: a@b.example\nSent: x\n\n'.repeat(count),
    'German verbs': (count) => 'am schrieb schrieb schrieb\n'.repeat(count),
    'answers between quotes': (count) => '> a\nb\n'.repeat(count),
    advertisements: (count) => `Hello\n${'Sent from my iPhone\n\n'.repeat(count)}`,
    'legal notices': (count) => `Hello\n${'\nThis message is confidential, intended for x.\n'.repeat(count)}`,
    colons: (count) => 'a:\n'.repeat(count),
  };
  const pages: Record<string, (count: number) => string> = {
    'deep nesting': (count) => '<div>'.repeat(count * 10),
    'unmatched ends': (count) => '<b>'.repeat(count * 10) + '</i>'.repeat(count * 10),
    'open quotes': (count) => '<a href="'.repeat(count * 10),
    'half tags': (count) => '<a '.repeat(count * 10),
    entities: (count) => '&amp'.repeat(count * 10),
    styles: (count) => '<p style="color:#fff;font-size:0;background:rgb(1,2,3)">x'.repeat(count),
    'deep quotes': (count) => '<div class="gmail_quote"><blockquote>a'.repeat(count),
    links: (count) => '<a href="https://x.example">a</a>'.repeat(count),
  };
  const values: Record<string, (count: number) => string> = {
    words: (count) => 'a=b '.repeat(count),
    comments: (count) => '('.repeat(count),
    quotes: (count) => '"'.repeat(count),
    'escaped quotes': (count) => '"\\'.repeat(count),
    sections: (count) => 'x; a=b; '.repeat(count),
    brackets: (count) => '<a@b'.repeat(count),
    ids: (count) => '<a@b.example> '.repeat(count),
    addresses: (count) => 'a@b.example, '.repeat(Math.min(count, 150)),
  };
  const grows = (run: (input: string) => void, input: (count: number) => string) => {
    const once = steps(() => run(input(n)));
    expect(steps(() => run(input(4 * n)))).toBeLessThan(5 * once + 2_000);
  };

  test.each(Object.entries(texts))('text: %s', (_, input) => grows((text) => split(text, US), input));
  test.each(Object.entries(pages))('HTML: %s', (_, input) => grows((html) => ownText({ html }, US), input));
  test.each(Object.entries(values))('header values: %s', (_, input) => {
    grows((value) => authenticationResults(value), input);
    grows((value) => messageIds(value), input);
    grows((value) => keyword(value), input);
    grows((value) => senderOf([{ key: 'from', value }]), input);
  });
  test.each(Object.entries(texts))('reports: %s', (_, input) => {
    grows(
      (text) => readReport({ headers: [], headerLines: [], attachments: [], text } as Email, true, ''),
      input,
    );
  });
});

test('the work of every expression is counted', () => {
  const text = 'a'.repeat(100);
  expect(steps(() => /b/.test(text))).toBeGreaterThan(99);
  expect(steps(() => text.replace(/a/g, ''))).toBeGreaterThan(99);
});

/** Characters that regular expressions were led over: work as a number that is the same on every machine. */
function steps(run: () => void): number {
  const { exec } = RegExp.prototype;
  let count = 0;
  RegExp.prototype.exec = function (text: string) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    const end = found ? found.index + found[0].length : this.sticky ? start : text.length;
    count += 1 + Math.max(0, end - start);
    return found;
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return count;
}
