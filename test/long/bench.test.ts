import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import type { Row } from '../../bench/measure/rows.ts';

it('the bench measures all that it names, with no failed row', { timeout: 600_000 }, async () => {
  const { code, printed } = await bench('--smoke', '--json');
  const { rows } = JSON.parse(printed) as { rows: Row[] };
  expect(rows.filter(({ failed, values }) => failed || !(values.median >= 0))).toEqual([]);
  const measured = [...new Set(rows.map(({ measurement }) => measurement))];
  expect(measured).toEqual([
    'brains',
    'chat',
    'desk',
    'doors',
    'past',
    'reports',
    'rush',
    'search',
    'widget',
  ]);
  expect(code).toBe(0);
});

/** Runs the bench as `npm run bench` does. */
async function bench(...options: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ['bench/run.ts', ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, printed };
}
