import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path/posix';
import { gzipSync } from 'node:zlib';

/** Of a table: where it stands (without an ending), its name as a static file, and what a module calls it. */
export interface TablePlace {
  path: string;
  name: string;
  variable: string;
  /** The type of what is in it, and the module beside it that has the type. */
  type: string;
  from: string;
  madeBy: string;
}

/** Writes a table, and the module that knows it by its hash. Returns what it weighs, in words. */
export function writeTable(
  { path, name, variable, type, from, madeBy }: TablePlace,
  content: string,
): string {
  const hash = createHash('sha256').update(content).digest('hex');
  writeFileSync(`${path}.json`, content);
  writeFileSync(
    `${path}.ts`,
    `import { Table } from '${relative(path.replace(/\/[^/]+$/, ''), 'src/tables/table.ts')}';
import type { ${type} } from './${from}';

/** Made by \`${madeBy}\`. */
export const ${variable} = new Table<${type}>(
  '${name}',
  '${hash}',
);
`,
  );
  return `${content.length} bytes, ${gzipSync(content, { level: 9 }).length} compressed`;
}
