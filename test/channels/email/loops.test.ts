import { describe, expect, test } from 'vitest';
import { doNotAnswer } from '../../../src/channels/email/loops.ts';
import { emailAddress } from '../../../src/identity/address.ts';

function reason(
  headers: Record<string, string>,
  over: { from?: string; envelope?: string; subject?: string } = {},
) {
  const from = over.from ?? 'sophie.martin@example.com';
  return doNotAnswer({
    headers: Object.entries(headers).map(([key, value]) => ({ key: key.toLowerCase(), value })),
    envelopeFrom: over.envelope ?? from,
    from: emailAddress(from),
    subject: over.subject ?? 'My order',
    own: 'support@demo.example',
  });
}

describe('never answered by a machine', () => {
  test.each([
    ['auto-submitted', { 'Auto-Submitted': 'auto-replied' }],
    ['auto-submitted', { 'Auto-Submitted': 'Auto-Generated (why); owner-email="x"' }],
    ['auto-response-suppress', { 'X-Auto-Response-Suppress': 'OOF, AutoReply' }],
    ['auto-reply', { 'X-Autoreply': 'yes' }],
    ['auto-reply', { 'X-Loop': 'x@y.example' }],
    ['bulk', { Precedence: 'Bulk' }],
    ['bulk', { Precedence: 'list' }],
    ['bulk', { Precedence: 'junk' }],
    ['list', { 'List-Id': '<news.shop.example>' }],
    ['list', { 'List-Unsubscribe': '<https://x.example>' }],
    ['report', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }],
    ['own mail', { 'X-Onethread-Reference': 'row-1' }],
  ])('%s: %o', (expected, headers) => {
    expect(reason(headers)).toBe(expected);
  });

  test.each([
    ['empty sender', { envelope: '' }],
    ['empty sender', { envelope: '<>' }],
    ['unread sender', { from: 'no-reply@shop.example' }],
    ['unread sender', { from: 'No.Reply+x@shop.example' }],
    ['unread sender', { from: 'noreply-orders@shop.example' }],
    ['unread sender', { from: 'ne-pas-repondre@shop.example' }],
    ['unread sender', { from: 'MAILER-DAEMON@shop.example' }],
    ['unread sender', { from: 'postmaster@shop.example' }],
    ['unread sender', { envelope: 'bounces+123@mail.shop.example' }],
    ['own mail', { from: 'Support@demo.example' }],
    ['own mail', { from: 'support+s_1.abc@demo.example' }],
    ['absence', { subject: 'Automatic reply: Re: your order' }],
    ['absence', { subject: 'Réponse automatique : x' }],
    ['absence', { subject: 'Abwesenheitsnotiz: x' }],
    ['absence', { subject: 'Absence du bureau : RE : x' }],
    ['absence', { subject: 'Message d’absence' }],
    ['absence', { subject: 'Abwesenheitsmeldung' }],
    ['absence', { subject: 'Auto: Re: x' }],
    ['challenge', { subject: 'Your email requires verification verify#x1' }],
    ['challenge', { subject: 'Mailinblack : demande d’authentification' }],
  ])('%s: %o', (expected, over) => {
    expect(reason({}, over)).toBe(expected);
  });
});

describe('answered', () => {
  test.each([
    [{}, {}],
    [{ 'Auto-Submitted': 'no' }, {}],
    [{ 'Auto-Submitted': 'No (a person wrote this)' }, {}],
    [{ 'X-Auto-Response-Suppress': 'None' }, {}],
    [{ Precedence: 'normal' }, {}],
    [{ 'Content-Type': 'multipart/mixed; boundary=report' }, {}],
    [{}, { from: 'bouncer@club.example' }],
    [{}, { from: 'postmasters@club.example' }],
    [{}, { subject: 'Re: Automatic reply: your order' }],
    [{}, { subject: 'Absent lors de la livraison' }],
    [{}, { subject: 'Absence de nouvelles de mon colis' }],
    [{}, { subject: 'Please confirm my order' }],
    [{}, { from: 'support@other.example' }],
  ])('%o %o', (headers, over) => {
    expect(reason(headers, over)).toBeNull();
  });
});
