import type { Presence } from '../../src/console/protocol.ts';

/** Milliseconds that changes are gathered for: the start of a shift is told a few times, and not once for each who comes. */
const GATHERED = 250;

/** What is told of who is there: all of them, or (`part`) those who are there otherwise than was told last. */
type Told = { people: Presence[]; part?: true };

/**
 * Tells everybody at the desk who is there, a moment after that has changed, and only what is new. What was told last is forgotten with
 * the object: the first news behind that is of all.
 */
export class PresenceNews {
  #last: Map<string, string> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #now: () => Presence[];
  readonly #tell: (told: Told) => void;

  constructor(now: () => Presence[], tell: (told: Told) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  /** Somebody has come or gone, or says that they are away. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#send();
    }, GATHERED);
  }

  #send(): void {
    const last = this.#last;
    const all = this.#now();
    const now = new Map(all.map((one) => [one.id, JSON.stringify(one)]));
    this.#last = now;
    // Somebody who works here no more is no change of anybody's.
    const isWhole = !last || [...last.keys()].some((id) => !now.has(id));
    const people = all.filter(({ id }) => last?.get(id) !== now.get(id));
    if (isWhole) this.#tell({ people: all });
    else if (people.length > 0) this.#tell({ people, part: true });
  }
}
