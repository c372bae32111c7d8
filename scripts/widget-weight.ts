import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What the widget may cost a visitor, in bytes as they travel: every page view, once it is open, one more language. */
export const BUDGETS = { loader: 1_500, open: 12_288, language: 1_200 } as const;

/** What the built widget costs, in bytes after gzip. */
export function widgetWeight(out = 'dist/static'): Record<keyof typeof BUDGETS, number> {
  const gzipped = (file: string) => gzipSync(readFileSync(`${out}/${file}`), { level: 9 }).byteLength;
  const files = readdirSync(`${out}/widget`);
  const panels = files.filter((file) => file.startsWith('panel-'));
  if (panels.length !== 1) throw new Error(`${out} holds ${panels.length} panels`);
  const loader = gzipped('widget.js');
  return {
    loader,
    open: loader + gzipped(`widget/${panels[0]}`),
    language: Math.max(
      ...files.filter((file) => !panels.includes(file)).map((file) => gzipped(`widget/${file}`)),
    ),
  };
}
