import { describe, expect, it } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { wire } from './fixtures/mails.ts';
import { receiveTools } from './tools.ts';

/* Names and line ends that one parser drops and another reads: nothing in them counts, and the sender is not proven beside them. */

const VERDICT = 'Authentication-Results: mx.cloudflare.net; dmarc=pass header.from=shop.example\r\n';
const received = async (head: string) => {
  const mail = `${head}Message-ID: <n@shop.example>\r\nSubject: Hello\r\n\r\nHi`;
  const envelope = { from: 'ana@shop.example', to: 'support@demo.example' };
  return (await receiveMail(wire(mail), envelope, receiveTools())).messages[0];
};

describe('a header whose name is none', () => {
  it('leaves a mail without it proven', async () => {
    expect(await received(`${VERDICT}From: ana@shop.example\r\n`)).toMatchObject({
      from: 'email:ana@shop.example',
      evidence: { aligned: true },
    });
  });

  it.each([
    ['a byte order mark', '\uFEFFFrom: eve@evil.example\r\n'],
    ['a NUL', 'From\0: eve@evil.example\r\n'],
    ['a zero-width space', 'Fr\u200bom: eve@evil.example\r\n'],
    ['a no-break space', 'From\u00a0: eve@evil.example\r\n'],
    ['a space', 'From : eve@evil.example\r\n'],
    ['a lone CR before it', 'X-A: 1\rFrom: eve@evil.example\r\n'],
  ])('with %s is nobody’s From, and makes the mail’s own no proof', async (_, line) => {
    for (const head of [
      `${VERDICT}${line}From: ana@shop.example\r\n`,
      `${VERDICT}From: ana@shop.example\r\n${line}`,
    ]) {
      const message = await received(head);
      expect(message?.evidence).toMatchObject({ aligned: false });
    }
  });

  it.each([
    ['a byte order mark', `\uFEFF${VERDICT}`],
    ['a NUL', VERDICT.replace(':', '\0:')],
    ['a lone CR before it', `X-A: 1\r${VERDICT}`],
  ])('with %s proves nothing', async (_, line) => {
    expect((await received(`${line}From: ana@shop.example\r\n`))?.evidence).toMatchObject({ aligned: false });
  });

  it.each(['\uFEFF', '\0', 'x\r'])('leaves no thread, subject or automatic mark (%j)', async (odd) => {
    const message = await received(
      `${VERDICT}From: ana@shop.example\r\n${odd}In-Reply-To: <x@y>\r\n${odd}Auto-Submitted: auto-replied\r\n`,
    );
    expect(message?.repliesTo).toEqual([]);
    expect(message?.automatic).toBeUndefined();
    expect(message?.text).toBe('Hi');
  });
});
