import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BrainKind } from '../../src/brain/settings.ts';

/* What the README says of the models, against what is configured. */

const read = (path: string) => readFileSync(path, 'utf8');
const vars = (path: string) =>
  Object.fromEntries(
    [...read(path).matchAll(/^(\w+) = "([^"]*)"$/gm)].map(([, name, value]) => [name, value]),
  );

describe('the model’s configuration', () => {
  it('points at Anthropic where it is deployed, and at the emulator in development', () => {
    expect(vars('wrangler.toml').ANTHROPIC_BASE_URL).toBe('https://api.anthropic.com');
    expect(vars('sandbox/wrangler.toml').ANTHROPIC_BASE_URL).toBe('http://sandbox/anthropic');
  });

  it('holds a key in development alone', () => {
    expect(vars('wrangler.toml').ANTHROPIC_API_KEY).toBeUndefined();
    expect(vars('sandbox/wrangler.toml').ANTHROPIC_API_KEY).toMatch(/^dev-/);
  });

  it('is in the README: the secret, the setting, and how to see it', () => {
    const readme = read('README.md');
    expect(readme).toMatch(/\| `ANTHROPIC_API_KEY` \| [^|]*`settings\.brain`/);
    expect(readme).toContain('npm run demo -- --brain=claude');
    for (const kind of BrainKind.options) expect(read('docs/brains.md')).toContain(`\`${kind}\``);
    expect(read('src/env.ts')).toContain('ANTHROPIC_API_KEY?: string;');
  });

  it('asks for every secret of the environment in the README', () => {
    const [, secrets = ''] = /\/\* Secrets of[\s\S]*?\*\/([\s\S]*?)\n\}/.exec(read('src/env.ts')) ?? [];
    const named = [...secrets.matchAll(/^ {2}(\w+)\?: string;/gm)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !read('README.md').includes(`\`${name}\``))).toEqual([]);
  });
});
