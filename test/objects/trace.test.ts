import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { trace, traced, traceId } from '../../src/trace.ts';

let lines: { event: string; trace: string }[] = [];
beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
});
afterEach(() => void vi.restoreAllMocks());

/** A piece of work with waits in it. */
async function work(name: string): Promise<void> {
  trace(`${name}.begun`, {});
  await new Promise((resolve) => setTimeout(resolve, 1));
  trace(`${name}.done`, {});
}

it('all lines of a pass bear its id, also behind a wait and beside another pass', async () => {
  await Promise.all([traced(() => work('one'), 'aaaa1111'), traced(() => work('two'), 'bbbb2222')]);
  expect(lines).toEqual([
    { event: 'one.begun', trace: 'aaaa1111' },
    { event: 'two.begun', trace: 'bbbb2222' },
    { event: 'one.done', trace: 'aaaa1111' },
    { event: 'two.done', trace: 'bbbb2222' },
  ]);
});

it('what a pass begins for another one bears that one’s id, and the rest its own', () => {
  const [outer, inner, after] = traced(() => [traceId(), traced(() => traceId()), traceId()]);
  expect(inner).not.toBe(outer);
  expect(after).toBe(outer);
});

it('a line outside any pass bears an id of its own', () => {
  trace('one', {});
  trace('two', {});
  expect(new Set(lines.map((line) => line.trace)).size).toBe(2);
});
