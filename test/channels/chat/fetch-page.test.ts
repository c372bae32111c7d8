import { describe, expect, it } from 'vitest';
import { fetchPage } from '../../../src/door/fetch-page.ts';

/** A web of pages by their address. */
function web(pages: Record<string, () => Response>) {
  const called: string[] = [];
  const call: typeof fetch = async (input) => {
    const url = String(input);
    called.push(url);
    const page = new Map(Object.entries(pages)).get(url);
    if (!page) throw new TypeError('no such host');
    return page();
  };
  return { called, call };
}
const to = (location: string) => () => new Response(null, { status: 302, headers: { location } });
const page = (html: string) => () =>
  new Response(html, { headers: { 'content-security-policy': "img-src 'none'" } });

describe('a page that is fetched for its owner', () => {
  it('comes with its policy, over redirects', async () => {
    const { call } = web({
      'https://shop.example/': to('/fr/'),
      'https://shop.example/fr/': page('<html>'),
    });
    const found = await fetchPage('https://shop.example/', { call, anywhere: false });
    expect(found).toEqual({
      url: new URL('https://shop.example/fr/'),
      html: '<html>',
      policy: "img-src 'none'",
    });
  });

  it.each([
    'http://shop.example/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.7/',
    'https://intranet/',
    'https://user:secret@shop.example/',
    'file:///etc/passwd',
  ])('is not called at %s', async (address) => {
    const { call, called } = web({});
    expect(await fetchPage(address, { call, anywhere: false })).toEqual({ refused: true });
    expect(called).toEqual([]);
  });

  it('leads to no private address', async () => {
    const { call, called } = web({ 'https://shop.example/': to('https://192.168.1.1/admin') });
    expect(await fetchPage('https://shop.example/', { call, anywhere: false })).toEqual({ refused: true });
    expect(called).toEqual(['https://shop.example/']);
  });

  it('may be on this machine in development', async () => {
    const { call } = web({ 'http://localhost:3000/': page('here') });
    expect(await fetchPage('http://localhost:3000/', { call, anywhere: true })).toMatchObject({
      html: 'here',
    });
  });

  it('is given up after three redirects', async () => {
    const { call, called } = web({ 'https://shop.example/': to('https://shop.example/') });
    const found = await fetchPage('https://shop.example/', { call, anywhere: false });
    expect(found).toEqual({ failed: 'more than 3 redirects' });
    expect(called).toHaveLength(4);
  });

  it('is read to its first megabyte', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(97));
      },
    });
    const { call } = web({ 'https://shop.example/': () => new Response(endless) });
    const found = await fetchPage('https://shop.example/', { call, anywhere: false });
    expect('html' in found && found.html.length).toBeLessThan(1_100_000);
    expect(sent).toBeLessThan(1_300_000);
  });

  it.each([
    [
      'answers an error',
      { 'https://shop.example/': () => new Response('', { status: 404 }) },
      'the page answers 404',
    ],
    ['does not answer', {}, 'the page does not answer'],
  ])('says so when it %s', async (_, pages, failed) => {
    expect(await fetchPage('https://shop.example/', { call: web(pages).call, anywhere: false })).toEqual({
      failed,
    });
  });
});
