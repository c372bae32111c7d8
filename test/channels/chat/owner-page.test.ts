import { describe, expect, it } from 'vitest';
import { reportOn } from '../../../src/channels/chat/owner-page.ts';

const HOST = new URL('https://chat.onethread.example');
const SHOP = new URL('https://shop.example/dresses');
const TAG = '<script async src="https://chat.onethread.example/widget.js" data-store="lune"></script>';

const report = (html: string, policy: string | null = null, origins: string[] = []) =>
  reportOn({ url: SHOP, html, policy }, { host: HOST, store: 'lune', origins });

describe('the tag on an owner’s page', () => {
  it.each([
    ['as it is pasted', TAG, 'found'],
    [
      'with single quotes and other attributes',
      TAG.replaceAll('"', "'").replace('async', 'defer id=x'),
      'found',
    ],
    ['in another case', TAG.replace('<script', '<SCRIPT').replace('data-store', 'DATA-STORE'), 'found'],
    ['nowhere', '<script src="/app.js"></script>', 'missing'],
    ['only in a comment', `<!-- ${TAG} -->`, 'missing'],
    ['of another deployment', TAG.replace('chat.onethread', 'old.onethread'), 'other_host'],
    ['of another store', TAG.replace('lune', 'soleil'), 'other_store'],
  ])('%s', (_, html, tag) => {
    expect(report(`<html><body>${html}</body></html>`).tag).toBe(tag);
  });
});

describe('the origin of an owner’s page', () => {
  it.each([
    ['is allowed where the store names none', [], 'allowed'],
    ['is allowed where it is named', ['https://shop.example'], 'allowed'],
    ['is refused where another is named', ['https://www.shop.example'], 'refused'],
  ])('%s', (_, origins, origin) => {
    expect(report(TAG, null, origins).origin).toBe(origin);
  });
});

describe('the policy of an owner’s page', () => {
  const ALL = [
    'script-src https://chat.onethread.example',
    'connect-src https://chat.onethread.example wss://chat.onethread.example',
    'img-src https://chat.onethread.example',
  ];

  it.each([
    ['lacks nothing where there is none', null, []],
    ['lacks nothing where it says nothing of them', "frame-ancestors 'none'", []],
    ['lacks nothing where all is named', ALL.join('; '), []],
    ['lacks all under a strict default', "default-src 'self'", ALL],
    ['lacks all that a second policy takes away', `${ALL.join('; ')}, default-src 'none'`, ALL],
    [
      'lacks the socket where only https is named',
      `default-src https:`,
      ['connect-src wss://chat.onethread.example'],
    ],
    [
      'is covered by a wildcard host',
      'default-src https://*.onethread.example wss://*.onethread.example',
      [],
    ],
    ['is not covered by a wildcard of another host', 'img-src *.shop.example', [ALL[2]]],
    ['counts the first of a directive given twice', `img-src 'none'; ${ALL.join('; ')}`, [ALL[2]]],
    ['minds the port', `img-src https://chat.onethread.example:8443`, [ALL[2]]],
  ])('%s', (_, policy, missing) => {
    expect(report(TAG, policy).missing).toEqual(missing);
  });

  it('lets a nonce on the tag stand for its host', () => {
    const html = TAG.replace('async', 'async nonce="r4nd0m"');
    expect(report(html, "script-src 'nonce-r4nd0m'").missing).toEqual([]);
    expect(report(html, "script-src 'nonce-other'").missing).toEqual([ALL[0]]);
  });

  it('is read from the page itself as well', () => {
    const html = `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">${TAG}`;
    expect(report(html).missing).toEqual([ALL[2]]);
  });

  it('costs no more than its length, whatever it is made of', () => {
    const began = performance.now();
    report(`<script ${'a'.repeat(4_000)}`.repeat(200) + '<!--'.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
