import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { MAILS } from './fixtures/costly.ts';

/*
 * What one mail, or one feed, needs of an isolate's 128 MB, measured over the whole way from its bytes to what is handed over: each in a
 * process of its own, whose heap is as large as an isolate's.
 */

const run = promisify(execFile);
const MB = 1024 * 1024;
/** So little heap that garbage is no part of what is measured: more of it is needed only by what is kept. */
const SMALL = ['--max-old-space-size=64', '--max-semi-space-size=4'];

async function peak(what: string): Promise<number> {
  const script = new URL('./fixtures/costly.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [...SMALL, '--no-warnings', script, what]);
  return Number(stdout);
}

const COSTLY = [...MAILS.keys(), 'a feed of 20 MB of wrong lines'];
/** The largest of their kind: lines, and pages. */
const SAMPLE = ['8 MB of short lines', 'a page of tags'];

describe('an isolate has room for', () => {
  it.each(inject('whole') ? COSTLY : SAMPLE)('%s', async (what) => {
    expect(await peak(what)).toBeLessThan(110 * MB);
  });
});
