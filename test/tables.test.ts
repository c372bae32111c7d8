import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tableFiles } from '../scripts/tables.mjs';
import { learned } from '../src/brain/embedded/learned/weights.ts';
import { packed } from '../src/language/heard/weights.ts';
import { Table } from '../src/tables/table.ts';

/* Tables that are read beside the code. */

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text)).buffer;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const TEXT = '{"words":["a","b"]}';

describe('a table', () => {
  const table = () => new Table<{ words: string[] }>('words', hashOf(TEXT));

  it('has its hash in the name of its file', () => {
    expect(table().file).toBe(`words-${hashOf(TEXT).slice(0, 16)}.json`);
  });

  it('tells nothing before it is loaded', () => {
    expect(() => table().content).toThrow('is not loaded');
  });

  it('is read once', async () => {
    const one = table();
    const read: string[] = [];
    const load = () =>
      one.load(async (file) => {
        read.push(file);
        return bytes(TEXT);
      });
    await load();
    await load();
    expect(one.content).toEqual({ words: ['a', 'b'] });
    expect(read).toEqual([one.file]);
  });

  it('that could not be read is read again', async () => {
    const one = table();
    await expect(one.load(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await one.load(async () => bytes(TEXT));
    expect(one.content.words).toEqual(['a', 'b']);
  });

  it('is refused whole where it is not the one that the code was made with', async () => {
    const one = table();
    await expect(one.load(async () => bytes('{"words":[]}'))).rejects.toThrow('is not the one');
    expect(() => one.content).toThrow('is not loaded');
  });
});

it('the build makes a file of each table that the embedded brain reads by', () => {
  expect(tableFiles().map(({ file }) => file)).toEqual([learned.file, packed.file]);
});
