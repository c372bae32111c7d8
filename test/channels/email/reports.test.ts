import { describe, expect, test } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { bounces, OURS, REFERENCE } from './fixtures/bounces.ts';
import { cloudflare, gmailBounce, postfixReport, readNotice, wire } from './fixtures/mails.ts';
import { receiveTools } from './tools.ts';

const receive = (mail: string, from = '') =>
  receiveMail(wire(mail), { from, to: 'support@demo.example' }, receiveTools());

describe('reports are receipts, never messages', () => {
  test('a bounce of Gmail, with our reference and the Message-ID of the mail that came back', async () => {
    expect(await receive(gmailBounce)).toMatchObject({
      messages: [],
      unsupported: [],
      receipts: [
        {
          channel: 'email',
          provider: '<out-1@shop.example>',
          reference: 'row-42',
          status: 'failed',
          at: '2026-03-03T07:15:03.000Z',
          to: 'email:nobody@gmail.com',
          detail:
            'failed 5.1.1 smtp; 550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 Please try double-checking the address',
        },
      ],
    });
  });

  test('one receipt for each recipient; delayed is still under way; the address we wrote to counts', async () => {
    const { receipts } = await receive(postfixReport);
    expect(
      receipts.map(({ to, status, provider, reference }) => ({ to, status, provider, reference })),
    ).toEqual([
      {
        to: 'email:alias@isp.example',
        status: 'delivered',
        provider: '<out-2@shop.example>',
        reference: null,
      },
      { to: 'email:b@isp.example', status: 'sent', provider: '<out-2@shop.example>', reference: null },
    ]);
    expect(receipts[1]?.detail).toContain('4.4.1');
  });

  test('a read notice', async () => {
    const { receipts, messages } = await receive(readNotice, 'sophie.martin@example.com');
    expect(messages).toEqual([]);
    expect(receipts).toMatchObject([
      { provider: '<out-3@shop.example>', status: 'read', to: 'email:sophie.martin@example.com' },
    ]);
  });

  test('an older server that names the failed address in a header', async () => {
    const mail =
      'From: Mail Delivery System <Mailer-Daemon@host.example>\nX-Failed-Recipients: a@b.example, nonsense\nIn-Reply-To: <out-4@shop.example>\n\nDid not work.';
    expect((await receive(mail)).receipts).toMatchObject([
      { provider: '<out-4@shop.example>', status: 'failed', to: 'email:a@b.example' },
    ]);
  });
});

describe('however a mail system says it', () => {
  test.each(bounces)('$name', async ({ mail, status, to, reference }) => {
    const { messages, receipts, unsupported } = await receive(mail);
    expect({ messages, unsupported }).toEqual({ messages: [], unsupported: [] });
    expect(receipts).toMatchObject([{ status, to, provider: OURS, reference: reference ? REFERENCE : null }]);
  });

  test('a person cannot bounce a mail by telling of one', async () => {
    for (const { mail } of bounces.filter((one) => !one.mail.includes('multipart/report'))) {
      const told = mail.replace(
        /^From: .*$/m,
        'From: Sophie <sophie.martin@example.com>\nMessage-ID: <t@example.com>',
      );
      const { messages, receipts } = await receive(told, 'sophie.martin@example.com');
      expect({ receipts, count: messages.length }).toEqual({ receipts: [], count: 1 });
    }
  });
});

describe('reports that say nothing to us', () => {
  test.each([
    [
      'mail: report about an unknown mail',
      'From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; victim@example.com\nAction: failed\n--b--',
    ],
    [
      'mail: report without a recipient',
      'From: MAILER-DAEMON@x.example\nIn-Reply-To: <o@x>\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n\n\nnonsense\n--b--',
    ],
    [
      'mail: complaint of a reader',
      'From: abuse@x.example\nIn-Reply-To: <o@x>\nContent-Type: multipart/report; boundary=b; report-type=feedback-report\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--b--',
    ],
    ['mail: notice of a mail system', 'From: MAILER-DAEMON@x.example\n\nHi. This is the qmail-send program.'],
  ])('%s', async (reason, mail) => {
    expect(await receive(mail)).toMatchObject({ messages: [], receipts: [], unsupported: [reason] });
  });

  test('a note of absence is a message that nobody answers by machine', async () => {
    const mail = `${cloudflare('example.com')}From: Sophie <sophie.martin@example.com>\nAuto-Submitted: auto-replied\nMessage-ID: <ooo@example.com>\nSubject: Automatic reply: x\n\nI am away.`;
    expect((await receive(mail)).messages).toMatchObject([
      { automatic: 'auto-submitted', text: 'I am away.' },
    ]);
  });

  test('a person at postmaster@ is a person', async () => {
    const mail = 'From: postmaster@tiny.example\nMessage-ID: <p@tiny.example>\n\nWhere is my order?';
    expect((await receive(mail, 'owner@tiny.example')).messages).toMatchObject([
      { automatic: 'unread sender' },
    ]);
  });
});
