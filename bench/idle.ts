import { Line } from './client.ts';
import { residentBytes } from './memory.ts';
import { plainRow, type Row } from './rows.ts';
import { each, type Measurement, pause } from './stage.ts';

const SOCKETS = 10_000;
/** How many open at once, and after how long no more are opened, in milliseconds. */
const AT_ONCE = 48;
const BUDGET = 45_000;
/** An object with nothing to do is put to sleep after ten seconds; its sockets stay. */
const ASLEEP = 15_000;

/** Customers with their chat open who say nothing: each has a socket and an object of her own. */
export const idle: Measurement = {
  name: 'idle',
  disk: 'memory',
  orders: () => 0,
  async run({ service, group, quick }) {
    const lines: Line[] = [];
    const refused: string[] = [];
    await pause(1_000);
    const before = residentBytes(group);
    const begun = performance.now();
    const wanted = Array.from({ length: quick ? SOCKETS / 10 : SOCKETS }, (_, index) => index);
    await each(wanted, AT_ONCE, async () => {
      if (refused.length > 20 || performance.now() - begun > BUDGET) return;
      try {
        lines.push(await Line.open(service, '/chat/demo'));
      } catch (error) {
        refused.push(error instanceof Error ? error.message : 'failed');
      }
    });
    const took = performance.now() - begun;
    const awake = residentBytes(group);
    await pause(ASLEEP);
    const asleep = residentBytes(group);
    const each_ = (bytes: number | null) =>
      bytes === null || before === null ? Number.NaN : (bytes - before) / 1024 / Math.max(1, lines.length);
    const answered: number[] = [];
    for (let index = 0; index < 20; index++) {
      const line = lines[Math.floor((index * lines.length) / 20)];
      if (line) answered.push((await line.ask('What are your opening hours?')).reply);
    }
    for (const line of lines) line.close();
    const what = `${lines.length.toLocaleString('en')} of ${wanted.length.toLocaleString('en')} sockets open`;
    const rows: Row[] = [
      plainRow(
        'idle',
        `${what}: memory of each, awake`,
        [each_(awake)],
        'kB',
        `opened in ${(took / 1000).toFixed(0)} s; every process of workerd, its proxy included${refused[0] ? `; ${refused.length} refused (${refused[0]})` : ''}`,
      ),
      plainRow('idle', 'memory of each, its object put to sleep', [each_(asleep)], 'kB'),
      plainRow('idle', 'a message to one of them, its object woken', answered),
    ];
    return { rows };
  },
};
