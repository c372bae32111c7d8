import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { rendered, wireHeaders } from '../../sandbox/mail/rfc5322.ts';
import { checked } from '../../sandbox/mail/rules.ts';

const mail = {
  from: { name: 'Lune', email: 'support@demo.example' },
  to: 'sophie@example.com',
  subject: 'Re: My return',
  headers: {
    'In-Reply-To': '<a@example.com>',
    References: '<a@example.com>',
    'X-Auto-Response-Suppress': 'All',
  },
  text: 'Hello',
  html: '<p>Hello</p>',
};

function refusal(message: unknown): { code?: string; message?: string } {
  try {
    checked(message);
    return {};
  } catch (error) {
    return error as { code: string; message: string };
  }
}

it('takes what the platform takes', () => {
  expect(checked(mail)).toMatchObject({ subject: 'Re: My return' });
});

it.each([
  ['E_HEADER_NOT_ALLOWED', { ...mail, headers: { 'Message-ID': '<b@demo.example>' } }],
  ['E_HEADER_NOT_ALLOWED', { ...mail, headers: { Date: 'today' } }],
  ['E_HEADER_USE_API_FIELD', { ...mail, headers: { 'reply-to': 'a@b.example' } }],
  ['E_HEADER_VALUE_TOO_LONG', { ...mail, headers: { References: 'x'.repeat(2049) } }],
  ['E_HEADER_VALUE_INVALID', { ...mail, headers: { 'X-A': 'a\r\nBcc: b@c.example' } }],
  [
    'E_HEADERS_TOO_LARGE',
    {
      ...mail,
      headers: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`X-${n}`, 'x'.repeat(2000)])),
    },
  ],
  [
    'E_HEADERS_TOO_MANY',
    {
      ...mail,
      headers: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`List-${'x'.repeat(n + 1)}`, 'x'])),
    },
  ],
  ['E_VALIDATION_ERROR', { ...mail, to: Array.from({ length: 51 }, (_, n) => `a${n}@b.example`) }],
  ['E_FIELD_MISSING', { ...mail, subject: undefined }],
  ['E_FIELD_MISSING', { ...mail, text: undefined, html: undefined }],
  ['E_VALIDATION_ERROR', { ...mail, to: 'nobody' }],
  ['E_VALIDATION_ERROR', { ...mail, subject: 'x'.repeat(999) }],
  [
    'E_CONTENT_TOO_LARGE',
    {
      ...mail,
      attachments: [
        {
          disposition: 'attachment',
          filename: 'a.pdf',
          type: 'application/pdf',
          content: new ArrayBuffer(4 * 1024 * 1024),
        },
      ],
    },
  ],
])('refuses with %s', (code, message) => {
  const error = refusal(message);
  expect(error.code).toBe(code);
  expect(error.message?.startsWith(`${code}: `)).toBe(true);
});

it('renders mail that a parser reads back', async () => {
  const content = new TextEncoder().encode('%PDF-1.7').buffer;
  const message = checked({
    ...mail,
    from: { name: 'Lune, Été', email: 'support@demo.example' },
    subject: 'Re: étiquette de retour, une longue ligne qui doit être pliée en plusieurs mots',
    text: 'Ça va ?',
    attachments: [{ disposition: 'attachment', filename: 'étiquette.pdf', type: 'application/pdf', content }],
  });
  const headers = wireHeaders(message, '<1@demo.example>', new Date(0));
  const parsed = await PostalMime.parse(rendered(message, headers));
  expect(parsed).toMatchObject({
    from: { name: 'Lune, Été', address: 'support@demo.example' },
    subject: message.subject,
    messageId: '<1@demo.example>',
    inReplyTo: '<a@example.com>',
    date: '1970-01-01T00:00:00.000Z',
  });
  expect(parsed.text?.trim()).toBe('Ça va ?');
  expect(parsed.attachments[0]).toMatchObject({ filename: 'étiquette.pdf', mimeType: 'application/pdf' });
});
