import { afterEach, describe, expect, it, vi } from 'vitest';
import { Imap } from '../../src/mailboxes/imap/client.ts';
import { Smtp } from '../../src/mailboxes/smtp/client.ts';
import { type Line, Wire } from '../../src/mailboxes/wire.ts';

/*
 * A mailbox is at a server of the store's choice, in an isolate that is everybody's: whatever it says, a look
 * ends, with a bounded part of memory and of the processor.
 */

const MB = 1024 * 1024;
const server = { host: 'imap.shop.example', port: 993, security: 'tls' } as const;
const login = { user: 'shop', password: 'right-horse', name: 'client.example' };
const bytesOf = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

/** What a server was made to give, and what it was told. */
interface Given {
  line: Line;
  bytes: number;
  said: string[];
}

/**
 * A line to a server that answers each command by `answer`, its tag in hand. A generator is drawn from as the client reads:
 * what it never draws was never sent.
 */
function lineTo(
  greeting: string,
  answer: (said: string, tag: string) => Iterable<string | Uint8Array> | null,
): Given {
  const given: Given = { line: undefined as never, bytes: 0, said: [] };
  const waiting: Iterator<string | Uint8Array>[] = [[greeting][Symbol.iterator]()];
  let wake = () => {};
  const readable = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const next = waiting[0]?.next();
          if (next && !next.done) {
            const chunk = typeof next.value === 'string' ? bytesOf(next.value) : next.value;
            given.bytes += chunk.length;
            return controller.enqueue(chunk);
          }
          if (next) waiting.shift();
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      },
    },
    { highWaterMark: 0 },
  );
  const writable = new WritableStream<Uint8Array>({
    write(chunk) {
      const said = new TextDecoder().decode(chunk).trimEnd();
      given.said.push(said);
      const pieces = answer(said, said.split(' ')[0] ?? '');
      if (pieces) waiting.push(pieces[Symbol.iterator]());
      wake();
    },
  });
  given.line = { readable, writable, startTls: () => given.line, close: async () => undefined };
  return given;
}

/** An IMAP server that is as it should be, but for what `answer` says. */
function imapLine(answer: (said: string, tag: string) => Iterable<string | Uint8Array> | null): Given {
  return lineTo('* OK ready\r\n', (said, tag) => {
    const other = answer(said, tag);
    if (other) return other;
    if (/^A\d+ LOGIN \{/.test(said)) return ['+ go on\r\n'];
    if (/\{\d+\}$/.test(said)) return ['+ go on\r\n'];
    if (/^A\d+ /.test(said)) return [`${tag} OK done\r\n`];
    return ['A2 OK logged in\r\n'];
  });
}

const opened = ({ line }: Given) => Imap.open(() => line, server, login);

/** The same text for ever. */
function* endless(piece: string | Uint8Array): Generator<string | Uint8Array> {
  for (;;) yield piece;
}

afterEach(() => void vi.useRealTimers());

describe('an IMAP server that means harm', () => {
  it.each<[string, string]>([
    ['lines', '* 1 EXISTS\r\n'],
    ['empty lines', '\r\n'],
    ['literals', `* LIST () NIL {${MB}}\r\n${'x'.repeat(MB)}\r\n`],
    ['one line', 'x'.repeat(64 * 1024)],
  ])('that answers with %s for ever is heard for a few megabytes', async (_, piece) => {
    const line = imapLine((said) => (/ LIST /.test(said) ? endless(piece) : null));
    const imap = await opened(line);
    await expect(imap.sentFolder()).rejects.toThrow(/more than it was asked for|line without an end/);
    expect(line.bytes).toBeLessThan(6 * MB);
  });

  it('that announces more than a mail may have is not waited for', async () => {
    const line = imapLine((said) =>
      / FETCH /.test(said) ? [`* 1 FETCH (UID 1 BODY[] {${50 * MB}}\r\n`] : null,
    );
    const imap = await opened(line);
    await expect(imap.fetch(1)).rejects.toThrow(/more than it was asked for/);
  });

  it('that brings one mail after the other to a question for one is cut off behind the first', async () => {
    const mail = new Uint8Array(20 * MB);
    function* mails() {
      for (;;) {
        yield `* 1 FETCH (UID 7 BODY[] {${mail.length}}\r\n`;
        yield mail;
        yield ')\r\n';
      }
    }
    const line = imapLine((said) => (/ FETCH /.test(said) ? mails() : null));
    const imap = await opened(line);
    await expect(imap.fetch(1)).rejects.toThrow(/more than it was asked for/);
    expect(line.bytes).toBeLessThan(65 * MB);
  });

  it.each<[string, string]>([
    ['backslashes in a name that never ends', `* LIST () "${'\\'.repeat(5_000)} x`],
    ['flags that never end', `* LIST (${'\\Sent '.repeat(5_000)}`],
    ['braces', `* LIST () ${'{1'.repeat(20_000)}`],
    ['a name of names', `* LIST () "." ${'INBOX.'.repeat(5_000)}sent`],
  ])('that answers with %s is read in one go', async (_, line) => {
    const imap = await opened(
      imapLine((said, tag) => (/ LIST /.test(said) ? [`${line}\r\n`, `${tag} OK done\r\n`] : null)),
    );
    expect(await imap.sentFolder()).toBeNull();
  });

  it('that drips is left after ten minutes', async () => {
    vi.useFakeTimers();
    const { line } = lineTo('', () => null);
    const dripping: Line = {
      ...line,
      readable: new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 20_000));
          controller.enqueue(bytesOf('x'));
        },
      }),
    };
    const began = Date.now();
    const looked = expect(new Wire(dripping).line()).rejects.toThrow('the server does not answer');
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    await looked;
    expect(Date.now() - began).toBeGreaterThan(10 * 60_000);
  });
});

describe('an SMTP server that means harm', () => {
  it.each<[string, string]>([
    ['a reply without an end', '250-x\r\n'],
    ['long lines', `250-${'x'.repeat(100_000)}\r\n`],
  ])('that answers with %s is not listened to', async (_, piece) => {
    const line = lineTo('220 ready\r\n', () => endless(piece));
    await expect(Smtp.open(() => line.line, server, login)).rejects.toThrow(/no answer of a mail server/);
    expect(line.bytes).toBeLessThan(MB);
  });
});

describe('what is said to a mail server', () => {
  it.each([
    'a@b.example>\r\nRCPT TO:<c@d.example',
    'a@b.example\nDATA',
    'a b@c.example',
    '<a@b.example>',
    'é@b.example',
    '',
  ])('is no address that is %j', async (address) => {
    const line = lineTo('220 ready\r\n', (said) =>
      /^EHLO/.test(said)
        ? ['250-x\r\n250 AUTH PLAIN\r\n']
        : /^AUTH/.test(said)
          ? ['235 in\r\n']
          : ['250 ok\r\n'],
    );
    const smtp = await Smtp.open(() => line.line, server, login);
    const before = line.said.length;
    const raw = bytesOf('Subject: x\r\n\r\nx\r\n');
    for (const mail of [
      { from: 'shop@x.example', to: address },
      { from: address, to: 'c@x.example' },
    ])
      expect(['recipient', 'policy']).toContain((await smtp.send({ ...mail, raw })).status);
    expect(line.said.slice(before)).toEqual([]);
  });
});
