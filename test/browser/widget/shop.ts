import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A page of somebody's shop: of another origin than the service, with the widget's tag as an owner pastes it.
 */
export class ShopPage {
  readonly #server: Server;
  readonly origin: string;

  private constructor(server: Server) {
    this.#server = server;
    this.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  /** `body` is the page by its path; `policy` its Content-Security-Policy. */
  static async open(body: (path: string) => string, policy?: string): Promise<ShopPage> {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (policy) response.setHeader('content-security-policy', policy);
      response.end(`<!doctype html><html lang="en"><head><title>Lune</title>
        <meta name="viewport" content="width=device-width"></head><body>
        <main><h1>Dresses</h1><p>${'A shop page. '.repeat(200)}</p></main>
        ${body(request.url ?? '/')}</body></html>`);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return new ShopPage(server);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** The tag an owner pastes. */
export function tag(base: string, attributes = ''): string {
  return `<script async src="${base}/widget.js" data-store="demo" ${attributes}></script>`;
}

/**
 * The strictest policy that a shop's page can have with the widget on it: what the README says it needs, and
 * nothing else.
 */
export function strictPolicy(base: string): string {
  return [
    "default-src 'none'",
    "script-src 'nonce-abc'",
    `connect-src ${base} ${base.replace('http', 'ws')}`,
    `img-src ${base}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
