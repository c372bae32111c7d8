/*
 * npm run learn:languages: makes the table that languages are heard by, from the n-grams of ELD
 * (src/language/heard/NOTICE).
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { eldTable } from './eld.ts';
import { packedFrom } from './table.ts';

const packed = packedFrom(await eldTable());
const module = `import type { PackedTable } from './packed.ts';

/** Made by \`npm run learn:languages\`. */
export const packed: PackedTable = ${JSON.stringify(packed, null, 2).replace(/"(\w+)":/g, '$1:')};
`;
writeFileSync('src/language/heard/weights.ts', module);
process.stdout.write(`${module.length} bytes, ${gzipSync(module, { level: 9 }).length} compressed\n`);
