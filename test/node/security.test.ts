import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/* The map of attacks leads to tests that are there, under the titles it names. */

const MAP = 'docs/security.md';
const rows = readFileSync(MAP, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:---|Attack )/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the map of attacks', () => {
  it('has what withstands each attack, and a test of it', () => {
    expect(rows.length).toBeGreaterThan(40);
    const incomplete = rows.filter(
      ([, attack, stands, proof = '', ...rest]) =>
        !attack || !stands || rest.length !== 1 || !/^(?:`test\/[\w/.-]+` "[^"]+"(?:; |$))+$/.test(proof),
    );
    expect(incomplete).toEqual([]);
  });

  it('names tests by files and titles that exist', () => {
    const named = rows.flatMap(([, , , proof = '']) => [...proof.matchAll(/`(test\/[\w/.-]+)` "([^"]+)"/g)]);
    const missing = named
      .map(([, file = '', title = '']) => `${file}: ${title}`)
      .filter((one) => {
        const [file = '', title = ''] = one.split(/: (.*)/s);
        return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
      });
    expect(missing).toEqual([]);
  });
});
