import { loadTables } from '../../src/brain/embedded/tables.ts';
import { tableFiles } from '../tables.mjs';

/** Loads what the embedded brain reads by, in plain Node: from the files that the build makes static ones of. */
export async function loadTablesFromDisk(): Promise<void> {
  const files = new Map(tableFiles().map(({ file, content }) => [file, content]));
  await loadTables(async (file) => {
    const content = files.get(file);
    if (!content) throw new Error(`${file} is none of scripts/tables.mjs`);
    return new Uint8Array(content).buffer;
  });
}
