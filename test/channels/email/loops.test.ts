import { describe, expect, test } from 'vitest';
import { doNotAnswer } from '../../../src/channels/email/loops.ts';
import { emailAddress } from '../../../src/identity/address.ts';

function verdict(
  headers: Record<string, string>,
  over: { from?: string; envelope?: string; group?: boolean } = {},
) {
  const from = over.from ?? 'sophie.martin@example.com';
  return doNotAnswer({
    headers: Object.entries(headers).map(([key, value]) => ({ key: key.toLowerCase(), value })),
    envelopeFrom: over.envelope ?? from,
    from: emailAddress(from),
    own: 'support@demo.example',
    ...(over.group && { group: true }),
  });
}

describe('a machine for certain', () => {
  test.each([
    ['auto-submitted', { 'Auto-Submitted': 'auto-replied' }],
    ['auto-submitted', { 'Auto-Submitted': 'Auto-Generated (why); owner-email="x"' }],
    ['auto-reply', { 'X-Autoreply': 'yes' }],
    ['auto-reply', { Precedence: 'auto_reply' }],
    ['list', { 'List-Id': '<news.shop.example>' }],
    ['list', { 'List-Post': '<mailto:club@shop.example>' }],
    ['report', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }],
    ['own mail', { 'X-Onethread-Reference': 'row-1' }],
    ['bulk', { Precedence: 'bulk', 'List-Unsubscribe': '<https://x.example>', 'X-Loop': 'y' }],
  ])('%s: %o', (reason, headers) => {
    expect(verdict(headers)).toEqual({ reason, certain: true });
  });

  test.each([
    ['unread sender', { from: 'MAILER-DAEMON@shop.example' }],
    ['unread sender', { from: 'postmaster@shop.example' }],
    ['own mail', { from: 'Support@demo.example' }],
    ['own mail', { from: 'support+s_1.abc@demo.example' }],
  ])('%s: %o', (reason, over) => {
    expect(verdict({}, over)).toEqual({ reason, certain: true });
  });
});

describe('not answered, and a person is told', () => {
  test.each([
    ['auto-response-suppress', { 'X-Auto-Response-Suppress': 'OOF, AutoReply' }, {}],
    ['auto-response-suppress', { 'X-Auto-Response-Suppress': 'All' }, {}],
    ['challenge', { 'X-Challenge': 'prove it' }, {}],
    ['empty sender', {}, { envelope: '' }],
    ['empty sender', {}, { envelope: '<>' }],
    ['unread sender', {}, { from: 'no-reply@shop.example' }],
    ['unread sender', {}, { from: 'No.Reply+x@shop.example' }],
    ['unread sender', {}, { from: 'ne-pas-repondre@shop.example' }],
    ['bulk', { Precedence: 'Bulk', 'List-Unsubscribe': '<https://x.example>' }, {}],
    ['list', { 'List-Unsubscribe': '<https://x.example>' }, { envelope: 'bounces+7@mail.shop.example' }],
    ['bulk', { Precedence: 'list' }, { from: 'noreply-orders@shop.example' }],
  ])('%s: %o %o', (reason, headers, over) => {
    expect(verdict(headers, over)).toEqual({ reason, certain: false });
  });
});

describe('answered: one weak sign alone says nothing', () => {
  test.each([
    [{}, {}],
    [{ 'Auto-Submitted': 'no' }, {}],
    [{ 'Auto-Submitted': 'No (a person wrote this)' }, {}],
    [{ 'X-Auto-Response-Suppress': 'None' }, {}],
    [{ 'X-Auto-Response-Suppress': 'DR' }, {}],
    [{ 'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF' }, {}],
    [{ Precedence: 'bulk' }, {}],
    [{ Precedence: 'junk' }, {}],
    [{ 'List-Unsubscribe': '<mailto:x@y.example>' }, {}],
    [{ 'X-Loop': 'sophie@example.com' }, {}],
    [{ 'Content-Type': 'multipart/mixed; boundary=report' }, {}],
    [{}, { from: 'noreply.smith@example.com' }],
    [{}, { from: 'bounce-castle@example.com' }],
    [{}, { from: 'bouncer@club.example' }],
    [{}, { from: 'postmasters@club.example' }],
    [{}, { envelope: 'bounces+123@mail.shop.example' }],
    [{}, { from: 'support@other.example' }],
    [{ 'List-Id': '<help.demo.example>', Precedence: 'list' }, { group: true }],
  ])('%o %o', (headers, over) => {
    expect(verdict(headers, over)).toBeNull();
  });
});
