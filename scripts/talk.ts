/*
 * npm run talk: anybody of a demo store on any channel, from a terminal, against the running service.
 * `-- chat` is a visitor, `-- chat Sophie` somebody who is signed in at the shop; `-- email Sophie`, `-- whatsapp +33699999999`
 * and `-- phone Sophie` write and call over the providers' wire formats. A line is a message, a letter, or what a caller says; `/1`
 * presses the first button. `--locale=fr` is the language of the browser or the line in place of the person's own, `--to=ADDRESS` another mailbox or number of the store.
 * `--store=demo-services` is another of the demo stores. Without a channel it lists who there is.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { localService } from './clients/service.ts';
import { beginTalk } from './talk/channels.ts';
import { everybody, whoIs } from './talk/people.ts';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      locale: { type: 'string' },
      to: { type: 'string' },
      store: { type: 'string', default: 'demo' },
    },
  });
  const [channel, who] = positionals;
  const service = { ...localService(), store: values.store };
  const { store, personas } = await everybody(service);
  if (!channel) {
    show(
      personas.map(({ name, email, phone, orders }) =>
        [name, email, phone, ...orders.map(({ id, status }) => `#${id} ${status}`)].join('  '),
      ),
    );
    return;
  }
  const person = who === undefined ? null : whoIs(personas, who);
  const locale = values.locale ?? person?.locale ?? 'en';
  const talk = await beginTalk(channel, { service, store, person, locale, to: values.to });
  show(talk.greeting);
  const terminal = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal, prompt: '> ' });
  if (terminal) lines.prompt();
  for await (const line of lines) {
    if (!terminal) process.stdout.write(`> ${line}\n`);
    if (line.trim()) show(await talk.say(line.trim()));
    if (terminal) lines.prompt();
  }
  await talk.end();
}

function show(said: readonly string[]): void {
  if (said.length > 0) process.stdout.write(`${said.join('\n')}\n\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
