/*
 * npm run learn:languages: makes the table that languages are heard by, from the n-grams of ELD
 * (src/language/heard/NOTICE).
 */
import { writeTable } from '../table-file.ts';
import { eldTable } from './eld.ts';
import { packedFrom } from './table.ts';

const packed = packedFrom(await eldTable());
const weighs = writeTable(
  {
    path: 'src/language/heard/weights',
    ...{ name: 'languages', variable: 'packed', type: 'PackedTable', from: 'packed.ts' },
    madeBy: 'npm run learn:languages',
  },
  `${JSON.stringify(packed, null, 2)}\n`,
);
process.stdout.write(`${weighs}\n`);
