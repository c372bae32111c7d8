import { Customer } from '../src/index.ts';
import { plantPast } from './past.ts';

/** The customer's object, untouched, which can be given a past. Reached by the measuring Worker alone. */
export class PlantedCustomer extends Customer {
  /** Puts `count` exchanges behind the newest session. */
  plant(count: number): number {
    plantPast(this.ctx.storage, this.ctx.id.name?.split(':')[1] ?? '', count);
    return count;
  }

  /** Forgets what is in memory: the next call reads the planted past. */
  restart(): void {
    this.ctx.abort('planted');
  }
}
