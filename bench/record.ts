import type { Service } from '../scripts/clients/service.ts';
import { Line } from './client.ts';
import type { Orders } from './orders.ts';
import { SCRIPT } from './script.ts';
import type { Counts } from './tape.ts';

/** An object is quiet when nothing has come of a message for this long, in milliseconds. */
const QUIET = 500;

/** What was recorded of one kind of message. */
export interface Recorded {
  name: string;
  said: string;
  reply: string;
  counts: Counts;
}

/**
 * Plays the script once with a customer that is taken down: the tape of the baseline, and what a message
 * costs.
 */
export async function record(service: Service, orders: Orders): Promise<Recorded[]> {
  // Thrown away: what a first customer of the store finds out is kept by the isolate for the others.
  (await Line.open(service, '/chat/demo')).close();
  const line = await Line.open(service, '/bench/recorded/chat/demo');
  await cut(service, 'hello', null);
  const recorded: Recorded[] = [];
  for (const { name, text } of SCRIPT) {
    const said = text(orders);
    const id = crypto.randomUUID();
    const { text: reply } = await line.ask(said, id);
    recorded.push({ name, said, reply, counts: await cut(service, name, id) });
  }
  line.close();
  return recorded;
}

async function cut(service: Service, name: string, message: string | null): Promise<Counts> {
  await new Promise((resolve) => setTimeout(resolve, QUIET));
  const response = await service.fetch('/bench/cut', {
    method: 'POST',
    body: JSON.stringify({ name, message }),
  });
  if (!response.ok) throw new Error(`the recording of "${name}" failed (${response.status})`);
  return (await response.json()) as Counts;
}
