import { Customer as Served } from '../../src/index.ts';
import type { BenchEnv } from './env.ts';
import { withFiles } from './files.ts';
import { plantPast } from './past.ts';

/** The customer's object, untouched, with its files in memory, and a past when it is given one. */
export class Customer extends Served {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, withFiles(env));
  }

  /** Puts `count` exchanges behind the newest session. */
  plant(count: number): void {
    plantPast(this.ctx.storage, this.ctx.id.name?.split(':')[1] ?? '', count);
  }

  /** Drops what is in memory: the next call reads the planted past. */
  restart(): void {
    this.ctx.abort('planted');
  }
}
