import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { ServerFrame } from '../../../src/protocol.ts';
import { type Scene, welcome } from './scenes.ts';

const CONFIG = {
  name: 'Lune',
  locale: 'en',
  languages: ['en'],
  email: 'support@demo.example',
  whatsapp: '+15550001234',
  withdrawal: true,
};

/** A page with the widget on it and no service behind it: what it shows are the frames of a scene. */
export class Showcase {
  readonly origin: string;
  readonly #close: () => void;
  #scene: Scene = { name: '' };

  private constructor(origin: string, close: () => void) {
    this.origin = origin;
    this.#close = close;
  }

  /** Of what was built for development. */
  static async open(): Promise<Showcase> {
    const server = createServer((request, response) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      const scene = showcase.#scene;
      if (path.startsWith('/widget')) {
        response.setHeader('content-type', 'text/javascript');
        return response.end(readFileSync(`dist/development${path}`));
      }
      // An upload that never ends.
      if (path.endsWith('/files')) return;
      if (path.startsWith('/chat/')) return response.end(JSON.stringify({ ...CONFIG, ...scene.config }));
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const language = scene.name === 'right-to-left' ? 'ar' : 'en';
      return response.end(`<!doctype html><html lang="${language}"><head><title>Lune</title>
    <link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><style>:root { color-scheme: light dark; font-family: system-ui; }
    body { margin: 2rem; columns: 20rem; }</style></head><body><main><h1>Dresses</h1>${'<p>A dress of linen, in midnight or ivory, sewn in Lyon.</p>'.repeat(30)}</main>
    <script async src="/widget.js" data-store="demo"></script></body></html>`);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    const showcase = new Showcase(`http://localhost:${port}`, () => {
      server.closeAllConnections();
      server.close();
    });
    return showcase;
  }

  /** Loads the page and brings the widget into the scene's state. */
  async show(page: Page, scene: Scene): Promise<void> {
    this.#scene = scene;
    const { frames = [], offline, act, closed } = scene;
    let send: (frame: ServerFrame) => void = () => {};
    let dials = 0;
    await page.routeWebSocket(/\/chat\//, (socket) => {
      if (offline && dials++ > 0) return;
      send = (frame) => socket.send(JSON.stringify(frame));
      socket.onMessage((data) => {
        if (!String(data).includes('"hello"')) return;
        for (const frame of [welcome(), ...frames]) send(frame);
        if (offline) setTimeout(() => void socket.close(), 300);
      });
    });
    await page.goto(this.origin);
    const launcher = page.getByRole('button', { name: 'Chat', exact: true });
    await launcher.waitFor();
    if (closed) return;
    await launcher.click();
    await page.locator('.panel').waitFor();
    if (frames.length) await page.locator('.turn').first().waitFor();
    if (offline) await page.getByText('No connection').waitFor();
    await act?.(page, (frame) => send(frame));
  }

  close(): void {
    this.#close();
  }
}
