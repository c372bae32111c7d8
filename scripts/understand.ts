/*
 * npm run understand: what the embedded brain makes of messages, one a line of standard input, each as one
 * JSON object. `-- --locale=fr --country=FR --now=2026-06-10T09:00:00+02:00` says where and when they are read;
 * without them English, France and now.
 */
import { parseArgs } from 'node:util';
import { defaultSettings } from '../src/settings.ts';
import { understandLine } from './understand/line.ts';
import { loadTablesFromDisk } from './understand/tables.ts';

const { values } = parseArgs({
  options: {
    locale: { type: 'string', default: 'en' },
    country: { type: 'string', default: 'FR' },
    now: { type: 'string', default: new Date().toISOString() },
  },
});
if (Number.isNaN(Date.parse(values.now))) {
  console.error(`--now is no ISO 8601 time: ${values.now}`);
  process.exit(2);
}
const circumstances = {
  ...values,
  now: new Date(values.now).toISOString(),
  timeZone: defaultSettings('Onethread').timeZone,
};

/** Lines end with a line feed alone: other signs of Unicode that part lines belong to a message. */
async function* lines(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) yield line.replace(/\r$/, '');
  }
  if (rest) yield rest;
}

await loadTablesFromDisk();
process.stdout.on('error', () => process.exit(0));
for await (const line of lines(process.stdin.setEncoding('utf8')))
  process.stdout.write(`${JSON.stringify(understandLine(line, circumstances))}\n`);
