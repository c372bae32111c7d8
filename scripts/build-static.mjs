/*
 * Builds what browsers get into dist/static: the widget's loader at /widget.js, the console's page at /console/, and everything else
 * under a name that changes with its content; and the tables that the Worker reads there. `npm run build` and `npm run deploy` call it. `npm start` builds the same
 * into dist/development, and the playground beside it, which is never deployed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildTables } from './tables.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const STATIC = `${root}dist/static`;
const DEVELOPMENT = `${root}dist/development`;

/**
 * The console runs its own files alone. Text becomes HTML in one place, where DOMPurify makes the type that the browser demands.
 * `frame-src` is for nothing: a mail is shown in a frame that is written, not fetched, and inherits this.
 */
const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  // Twilio's signalling, for advisors who take calls here; sounds and reports of theirs are not let in.
  "connect-src 'self' wss://*.twilio.com",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify push',
].join('; ');

/**
 * What the files of dist/static are served with: hashed names never change, the loader is asked for again
 * after five minutes.
 */
const HEADERS = `/widget.js
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
/widget/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
/tables/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
/console/
  Cache-Control: no-cache
/console/*
  Content-Security-Policy: ${CONSOLE_POLICY}
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), payment=(), usb=()
/console/push.js
  Cache-Control: no-cache
/console/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

/** Vite's loader of chunks preloads their style sheets and costs half a kilobyte: no chunk here has one. */
const noPreload = {
  name: 'no-preload',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
};

/** Bundles one entry; nothing is written. */
async function bundled(entry, output, { build: options, ...more } = {}) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    base: './',
    plugins: [noPreload],
    ...more,
    build: {
      ...options,
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: `${root}${entry}`, preserveEntrySignatures: 'strict', output },
    },
  });
  return (Array.isArray(built) ? built[0] : built).output;
}

/**
 * Builds the widget. A running service may be reading what is there, and another build writing it: a file is put in its place
 * whole, only where it changed, and what is no longer made goes last.
 */
export async function buildStatic(out = STATIC) {
  const panel = await bundled('widget/panel/mount.ts', {
    entryFileNames: 'widget/panel-[hash].js',
    chunkFileNames: 'widget/[name]-[hash].js',
  });
  const entry = panel.find((file) => file.type === 'chunk' && file.isEntry);
  const loader = await bundled(
    'widget/loader.ts',
    { format: 'iife', entryFileNames: 'widget.js' },
    { define: { PANEL: JSON.stringify(`/${entry.fileName}`) } },
  );
  const console = await builtConsole();
  const push = await bundled('console/push/worker.ts', {
    format: 'iife',
    entryFileNames: 'console/push.js',
  });
  const files = new Map(
    [...panel, ...loader, ...console, ...push].map((file) => [file.fileName, file.code ?? file.source]),
  );
  files.set('_headers', HEADERS);
  buildTables(out);
  for (const [name, content] of files) put(`${out}/${name}`, content);
  for (const folder of ['widget', 'console/assets'])
    for (const name of readdirSync(`${out}/${folder}`))
      if (!files.has(`${folder}/${name}`) && /\.(js|css|svg)$/.test(name))
        rmSync(`${out}/${folder}/${name}`, { force: true });
}

/** The console: its page, and what that loads. */
function builtConsole() {
  const names = {
    entryFileNames: 'console/assets/[name]-[hash].js',
    chunkFileNames: 'console/assets/[name]-[hash].js',
    assetFileNames: 'console/assets/[name]-[hash][extname]',
  };
  return bundled('console/index.html', names, {
    // What a test builds is what is deployed: by default names of source files come into it there.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: { assetsInlineLimit: 0 },
  });
}

/** What a development service serves: the widget, and the playground's scripts and sheets. */
export async function buildDevelopment() {
  await buildStatic(DEVELOPMENT);
  const names = {
    entryFileNames: 'playground.js',
    chunkFileNames: '[name].js',
    assetFileNames: 'playground.css',
  };
  for (const { fileName, code, source } of await bundled('sandbox/playground/main.ts', names))
    put(`${DEVELOPMENT}/sandbox/page/${fileName}`, code ?? source);
  put(`${DEVELOPMENT}/sandbox/page/shop.css`, readFileSync(`${root}sandbox/shop/shop.css`, 'utf8'));
}

function put(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStatic();
