import { describe, expect, test } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { receiveTools } from './tools.ts';

/*
 * Whole mails, as a forger writes them: what is proven of the sender is what the trusted server said on top
 * of this very mail.
 */

const HONEST = 'Authentication-Results: mx.cloudflare.net; dmarc=fail header.from=gmail.com';
const PASS = 'Authentication-Results: mx.cloudflare.net; dmarc=pass header.from=gmail.com';
const FROM = 'From: Joe <joe@gmail.com>';
const REST = 'To: support@demo.example\r\nSubject: Hi\r\nMessage-ID: <1@gmail.com>\r\nMIME-Version: 1.0';
const TEXT = 'Content-Type: text/plain\r\n\r\nWhere is my order?\r\n';

async function proven(raw: string, tools: Parameters<typeof receiveTools>[0] = {}) {
  const bytes = await new Response(raw).arrayBuffer();
  const envelope = { from: 'joe@gmail.com', to: 'support+e1.abcdefghijklmnop@demo.example' };
  const { messages } = await receiveMail(bytes, envelope, receiveTools(tools));
  const [message] = messages;
  return message && { from: message.from, evidence: message.evidence, session: message.replySession };
}
const mail = (...headers: string[]) => `${headers.join('\r\n')}\r\n${REST}\r\n${TEXT}`;
const nested = (outer: string[], inner: string[], type = 'message/rfc822') =>
  `${outer.join('\r\n')}\r\n${REST}\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n${TEXT}\r\n--b\r\nContent-Type: ${type}\r\n\r\n${mail(...inner)}\r\n--b--\r\n`;

describe('a mail is proven', () => {
  test.each([
    ['as it comes', mail(PASS, FROM)],
    [
      'whatever the case of its header names',
      mail(PASS.replace('Authentication-Results', 'AUTHENTICATION-RESULTS'), FROM),
    ],
    ['folded at every space', mail(PASS.replaceAll(' ', '\r\n\t'), FROM)],
    ['whatever an attached one says', nested([PASS, FROM], [HONEST, 'From: Eve <eve@evil.example>'])],
    ['whatever stands below', mail(PASS, HONEST, FROM)],
  ])('%s', async (_, raw) => {
    expect(await proven(raw)).toMatchObject({
      from: 'email:joe@gmail.com',
      evidence: { kind: 'mail', aligned: true },
    });
  });
});

describe('a mail is not proven', () => {
  test.each([
    ['by a verdict that the forger put below an honest one', mail(HONEST, PASS, FROM)],
    ['by one below another server’s', mail('Authentication-Results: relay.example; none', PASS, FROM)],
    ['by a verdict in the mail that is attached', nested([HONEST, FROM], [PASS, FROM])],
    ['by a verdict in an attached mail alone', nested([FROM], [PASS, FROM])],
    ['by a verdict in a part’s headers', nested([FROM], [FROM], `text/plain\r\n${PASS}`)],
    ['by a verdict in the text', `${FROM}\r\n${REST}\r\nContent-Type: text/plain\r\n\r\n${PASS}\r\n`],
    [
      'by ARC alone',
      mail(
        'ARC-Authentication-Results: i=2; mx.cloudflare.net; dmarc=pass header.from=gmail.com',
        'ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=cloudflare.net; s=arc; b=x',
        FROM,
      ),
    ],
    [
      'by ARC over an honest failure',
      mail(
        'ARC-Authentication-Results: i=1; mx.cloudflare.net; dmarc=pass header.from=gmail.com',
        HONEST,
        FROM,
      ),
    ],
    [
      'by a header of a similar name',
      mail(PASS.replace('Authentication-Results', 'X-Authentication-Results'), FROM),
    ],
    ['by a verdict folded into another header', mail(`X-Spam: no\r\n ${PASS}`, FROM)],
    ['by a verdict for a subdomain', mail(PASS.replace('gmail.com', 'mail.gmail.com'), FROM)],
    ['by a verdict for the parent domain', mail(PASS, 'From: Joe <joe@mail.gmail.com>')],
    ['by a verdict for a look-alike', mail(PASS.replace('gmail.com', 'gmail.com.evil.example'), FROM)],
    ['with a second From above', mail(PASS, 'From: Eve <eve@evil.example>', FROM)],
    ['with a second From below', mail(PASS, FROM, 'From: Eve <eve@evil.example>')],
    ['with a second From in another case', mail(PASS, FROM, 'FROM: Eve <eve@evil.example>')],
    ['with a group', mail(PASS, 'From: Friends: joe@gmail.com;')],
    ['with two mailboxes', mail(PASS, 'From: Joe <joe@gmail.com>, Eve <eve@evil.example>')],
    ['with an address for a name', mail(PASS, 'From: sophie@gmail.com <joe@gmail.com>')],
  ])('%s', async (_, raw) => {
    const read = await proven(raw);
    if (read) expect(read.evidence).toEqual({ kind: 'mail', aligned: false });
  });

  test('by a display name that is somebody’s address: it is whom the angle brackets name', async () => {
    const raw = mail(PASS, 'From: "sophie@gmail.com" <joe@gmail.com>');
    expect(await proven(raw)).toMatchObject({ from: 'email:joe@gmail.com' });
  });
});

describe('a signed reply address', () => {
  const verifyReplyToken = async (_: string, from: string) => (from === 'email:joe@gmail.com' ? 'e1' : null);

  test.each<[string, string, { kind: string; aligned: boolean }, string | undefined]>([
    [
      'and a proven From are the two halves of a proof',
      mail(PASS, FROM),
      { kind: 'mail-reply', aligned: true },
      'e1',
    ],
    ['alone proves nothing', mail(HONEST, FROM), { kind: 'mail', aligned: false }, 'e1'],
    [
      'in other hands is none',
      mail(PASS, 'From: Eve <eve@gmail.com>'),
      { kind: 'mail', aligned: true },
      undefined,
    ],
    [
      'proves nothing with two From',
      mail(PASS, FROM, 'From: Eve <eve@gmail.com>'),
      { kind: 'mail', aligned: false },
      'e1',
    ],
  ])('%s', async (_, raw, evidence, session) => {
    expect(await proven(raw, { verifyReplyToken })).toMatchObject({ evidence });
    expect((await proven(raw, { verifyReplyToken }))?.session).toBe(session);
  });
});
