import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eldTable } from '../../../learn/languages/eld.ts';
import { packedFrom } from '../../../learn/languages/table.ts';
import { heardIn, plainlyOther } from '../../../src/language/heard/heard.ts';
import { unspokenSentence } from '../../../src/language/heard/unspoken.ts';
import { packed } from '../../../src/language/heard/weights.ts';
import { languages } from '../../../src/language/index.ts';

const rows = (path: string): (readonly [string, string])[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => (line.includes('\t') ? [line.split('\t') as [string, string]] : []));
const sixty = rows('test/brain/language/sixty.tsv');
const spoken = languages.map(({ tag }) => tag);

describe('the language of a short text', () => {
  it('is told apart from fifty-nine others in 97 of 100', () => {
    expect(new Set(sixty.map(([tag]) => tag)).size).toBe(60);
    const right = sixty.filter(([tag, text]) => heardIn(text)?.tag === tag);
    expect(right.length / sixty.length).toBeGreaterThanOrEqual(0.97);
  });

  it('is that of its beginning, however long a text was pasted behind it', () => {
    const own = 'Ich möchte wissen, wann mein Paket endlich ankommt. '.repeat(80);
    expect(heardIn(own + '漢'.repeat(100_000))?.tag).toBe('de');
  });

  it('is plainly none that is spoken in 97 of 100', () => {
    const others = sixty.filter(([tag]) => !spoken.includes(tag));
    const plain = others.filter(([, text]) => plainlyOther(text, spoken) !== null);
    expect(plain.length / others.length).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['en', 'fr', 'second-en', 'second-fr'])(
    'is never another where strangers write a language that is spoken (%s)',
    (name) => {
      const lines = rows(`test/brain/strangers/${name}.tsv`).map(([, text]) => text);
      expect(lines.length).toBeGreaterThan(100);
      expect(lines.filter((text) => plainlyOther(text, spoken))).toEqual([]);
    },
  );

  it.each([
    '',
    '45821',
    'ok',
    'Giovanni',
    'size 38',
    'merci bcp',
    '👍',
    'info@negozio.example',
    '{"a":1}',
    'Glorp fizzle wunk',
    'asdfgh jklqwe zxcvb',
    'Flurbo zibble nang dorf',
    'snorf blarg wibble',
  ])('shows nothing in "%s"', (text) => {
    expect(plainlyOther(text, spoken)).toBeNull();
  });

  it('is Spanish where a question opens with its sign', () => {
    expect(heardIn('¿Dónde está mi paquete?')?.tag).toBe('es');
  });
});

describe('the sentence for who writes another language', () => {
  it.each(['de', 'es', 'it', 'nl', 'pt', 'pl', 'ja'])('is in that language (%s)', (tag) => {
    const sentence = unspokenSentence(tag, 'Lune') ?? '';
    expect(sentence).toContain('Lune');
    expect(heardIn(sentence)?.tag).toBe(tag);
  });

  it('names the two languages that are spoken, and no others', () => {
    expect(spoken).toEqual(['en', 'fr']);
    expect(unspokenSentence('yo', 'Lune')).toBeNull();
  });
});

it('is learned from the table that is named, to the byte', async () => {
  expect(packedFrom(await eldTable())).toEqual(packed.content);
});
