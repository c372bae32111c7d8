/*
 * Builds what browsers get into dist/static: the widget's loader at /widget.js, and everything else under a
 * name that changes with its content. `npm start`, `npm run build` and `npm run deploy` call it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
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

const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  base: './',
};

/** Builds the widget; the names of what was made, relative to dist/static. */
export async function buildStatic() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const panel = await build({
    ...common,
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: `${root}widget/panel/mount.ts`,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'widget/panel-[hash].js', chunkFileNames: 'widget/[name]-[hash].js' },
      },
    },
  });
  const { output } = Array.isArray(panel) ? panel[0] : panel;
  const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
  await build({
    ...common,
    define: { PANEL: JSON.stringify(`/${entry.fileName}`) },
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: `${root}widget/loader.ts`,
        output: { format: 'iife', entryFileNames: 'widget.js' },
      },
    },
  });
  writeFileSync(`${out}/_headers`, HEADERS);
  return output.map(({ fileName }) => fileName);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStatic();
