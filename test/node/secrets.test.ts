import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/*
 * A comparison that stops at the first difference tells a guesser how far the guess was right: secrets are
 * never compared like that.
 */

const COMPARED =
  /(?<![\w.])[\w.]*(token|secret|signature|hmac|mac|digest|password|apikey)\)?\s*[!=]==?\s*(?!undefined|null|true|false|''|""|\d)[\w.('"`]/i;
/** Words that are no secrets, though they are called tokens: pieces of a text, kinds of them. */
const OTHERS = /typeof|\.length\b|byteLength|\bkind\b|\.kind\b/;

function comparisons(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => COMPARED.test(line) && !OTHERS.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line));
}

describe('secrets', () => {
  it('are compared in constant time, everywhere', () => {
    const found = globSync('{src,durable-objects}/**/*.ts').flatMap((file) =>
      comparisons(readFileSync(file, 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('would be found if they were not', () => {
    for (const line of [
      'if (token === expected) return',
      'return mac !== given;',
      'secret == env.ADMIN_TOKEN',
      'a.signature === b',
    ]) {
      expect(comparisons(line)).toHaveLength(1);
    }
  });
});
