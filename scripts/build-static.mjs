/*
 * Builds what browsers get into dist/static: the widget's loader at /widget.js, and everything else under a
 * name that changes with its content. `npm start`, `npm run build` and `npm run deploy` call it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist/static`;

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
`;

/** Bundles one entry; nothing is written. */
async function bundled(entry, output, more = {}) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    base: './',
    ...more,
    build: {
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
export async function buildStatic() {
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
  const files = new Map([...panel, ...loader].map((file) => [file.fileName, file.code ?? file.source]));
  files.set('_headers', HEADERS);
  for (const [name, content] of files) put(`${out}/${name}`, content);
  for (const name of readdirSync(`${out}/widget`))
    if (!files.has(`widget/${name}`) && name.endsWith('.js'))
      rmSync(`${out}/widget/${name}`, { force: true });
}

function put(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStatic();
