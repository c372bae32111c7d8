import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { serviceInside } from '../service.ts';
import { rowsFrom, sampleOf, titleOf } from './matrix.ts';
import { type Played, playAll } from './play.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** All rows, or one for each pair of channels and language: another with another `FUZZ`. */
    pairs: 'all' | 'sample';
  }
  interface TaskMeta {
    /** A line of the table of pairs. */
    pair?: string[];
  }
}

/** The rows that begin on a channel, as tests: each one's failures, with what was said. */
export function pairsFrom(channel: Channel): void {
  describe(`who begins by ${channel}`, () => {
    const all = rowsFrom(channel, inject('fuzz'));
    const rows = inject('pairs') === 'all' ? all : sampleOf(all, inject('fuzz'));
    let played: Played[] = [];

    beforeAll(async () => {
      // Customers take their time between two lines, in which their threads are joined.
      played = await playAll({ ...serviceInside(), atRest: undefined }, rows);
    }, 240_000);

    it.for(rows.map((row, index) => ({ title: titleOf(row), row, index })))(
      '$title',
      ({ row, index }, { task }) => {
        const one = played[index];
        if (!one) throw new Error('it was not played');
        const { read, failures, transcript } = one;
        task.meta.pair = [
          `${row.from.channel} → ${row.to.channel}`,
          row.locale,
          `${row.from.as} → ${row.to.as}`,
          row.kind,
          `${read.sentences}`,
          `${read.asks.length}`,
          `${read.repeated.length}`,
          `${read.proofs.length}`,
        ];
        expect(failures, transcript.join('\n')).toEqual([]);
      },
    );
  });
}
