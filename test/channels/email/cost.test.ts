import { describe, expect, it, vi } from 'vitest';
import { parseable } from '../../../src/channels/email/parseable.ts';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { wire } from './fixtures/mails.ts';
import { memoryFiles, receiveTools } from './tools.ts';

/*
 * What a mail may cost, in counts: the pieces that the whole pipeline has the parser keep. Each piece is an
 * object of its own.
 */

const envelope = { from: 'a@b.example', to: 'support@demo.example' };
const head = 'From: a@b.example\r\nMessage-ID: <x@b.example>\r\n';
const mixed = `${head}Content-Type: multipart/mixed; boundary=b\r\n`;
const coded = `${'QUJD'.repeat(19)}\r\n`;
const bytes = (text: string) => new TextEncoder().encode(text);

/**
 * Receives a mail; answers with the pieces that the parser kept, the parts they were of, and what came of the
 * mail.
 */
async function cost(mail: string) {
  const kept = { pieces: 0, parts: 0 };
  const counting = new Proxy(Blob, {
    construct(blob, given: [unknown[]?]) {
      kept.pieces += given[0]?.length ?? 0;
      kept.parts++;
      return Reflect.construct(blob, given) as Blob;
    },
  });
  vi.stubGlobal('Blob', counting);
  try {
    const received = await receiveMail(wire(mail), envelope, receiveTools());
    return { ...kept, message: received.messages[0], unsupported: received.unsupported };
  } finally {
    vi.unstubAllGlobals();
  }
}

describe('what a mail may cost is bounded', () => {
  const MOST_PIECES = 61_000;
  it.each([
    ['300,000 empty lines', `${head}\r\n${'\n'.repeat(300_000)}`],
    ['300,000 short lines', `${head}\r\n${'a\n'.repeat(300_000)}`],
    ['3 MB of lines like base64 in a text', `${head}\r\n${coded.repeat(40_000)}`],
    [
      'a base64 of single units, a line each',
      `${head}Content-Transfer-Encoding: base64\r\n\r\n${'A=\n'.repeat(300_000)}`,
    ],
    [
      'a base64 of single units, all in a line',
      `${head}Content-Transfer-Encoding: base64\r\n\r\n${'A='.repeat(600_000)}`,
    ],
    ['100,000 parts', `${mixed}\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`],
  ])('%s', async (_, mail) => {
    const { pieces, parts } = await cost(mail);
    expect(pieces).toBeLessThan(MOST_PIECES);
    expect(parts).toBeLessThan(260);
  });

  it('30,000 recipients are too many for anybody’s letter', async () => {
    const { unsupported } = await cost(`${head}To: ${'a@b.example, '.repeat(30_000)}\r\n\r\nHello`);
    expect(unsupported).toEqual(['mail: not parsable']);
  });

  it('four times as long a mail costs no more once the bound is met', async () => {
    const once = await cost(`${head}\r\n${'\n'.repeat(100_000)}`);
    const fourTimes = await cost(`${head}\r\n${'\n'.repeat(400_000)}`);
    expect(fourTimes.pieces).toBe(once.pieces);
  });
});

describe('within the bounds', () => {
  it('a file of many lines arrives as it was sent, and the words around it', async () => {
    const files = memoryFiles();
    const mail = `${mixed}\r\n--b\r\n\r\nThe label is torn.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n${coded.repeat(60_000)}QUI=\r\n--b\r\n\r\nThank you.\r\n--b--\r\n`;
    const { messages } = await receiveMail(wire(mail), envelope, receiveTools({ files }));
    const [message] = messages;
    expect(message?.text).toBe('The label is torn.\n\nThank you.');
    const [file] = message?.attachments ?? [];
    const stored = files.stored.get(file?.key ?? '');
    expect(new TextDecoder().decode(stored?.bytes)).toBe(`${'ABC'.repeat(19 * 60_000)}AB`);
    // The original stays what came, to the byte.
    const original = files.stored.get(message?.original ?? '');
    expect(new TextDecoder().decode(original?.bytes)).toBe(mail);
  });

  it('a key that a mail quotes keeps its lines', () => {
    const mail = bytes(`${head}\r\n${coded.repeat(400)}`);
    expect(parseable(mail, mail.byteLength)).toEqual({ head: mail, partial: false });
  });

  it('what is cut off is told of by the mail itself, as a file', async () => {
    const { message } = await cost(`${head}\r\nHello\r\n${'\n'.repeat(300_000)}`);
    expect(message?.text).toBe('Hello');
    expect(message?.attachments.map(({ filename }) => filename)).toEqual(['message.eml']);
  });
});
