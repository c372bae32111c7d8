import { deskObject } from '../../clients/desk.ts';
import type { ObjectContext } from '../context.ts';
import type { NextStep } from '../rpc.ts';
import type { CallRecords } from './record.ts';

/** The store's one number among those that were rung. */
const NUMBER = 'number';
/** Nothing but browsers. */
const BROWSERS = 'browsers';
/** Advisors who are rung one after the other: nobody holds the line for longer. */
const MOST_ADVISORS = 5;

/** A person is rung: the step, and what the log calls it. */
export interface Ring {
  step: Extract<NextStep, { type: 'dial' }>;
  to: string;
}

/**
 * Who is rung for a caller: advisors' own numbers one after the other, whose thread it is first; then the store's number.
 * Browsers ring at the same time as the first.
 */
export class Ringing {
  readonly #context: Pick<ObjectContext, 'env' | 'store' | 'self' | 'settings'>;
  readonly #records: CallRecords;

  constructor(context: Pick<ObjectContext, 'env' | 'store' | 'self' | 'settings'>, records: CallRecords) {
    this.#context = context;
    this.#records = records;
  }

  /** Whom to ring next, which is noted; null where nobody is left. */
  async next(session: string, language: string): Promise<Ring | null> {
    const { transferTo, advisors, browsers, ringSeconds: seconds } = this.#context.settings.known.phone;
    const { rung } = this.#records.get(session);
    const person = advisors && rung.length < MOST_ADVISORS ? await this.#advisor(rung, language) : null;
    // The caller may have hung up while the desk was asked.
    if (this.#records.get(session).phase !== 'dialling') return null;
    const first = rung.length === 0;
    const who =
      person?.id ?? (transferTo && !rung.includes(NUMBER) ? NUMBER : first && browsers ? BROWSERS : '');
    if (!who) return null;
    this.#records.change(session, {
      rung: [...rung, who],
      ringing: person && { id: person.id, name: person.name },
    });
    const to = person?.phone ?? (who === NUMBER ? transferTo : null);
    return {
      step: {
        type: 'dial',
        to,
        browsers: first && browsers ? { language } : null,
        seconds,
        turn: rung.length + 1,
      },
      // An advisor's number is theirs: no log holds it.
      to: person ? 'advisor' : (to ?? BROWSERS),
    };
  }

  /** The same again: what was answered last was not heard. */
  async again(session: string, language: string): Promise<Ring | null> {
    const { rung } = this.#records.get(session);
    this.#records.change(session, { rung: rung.slice(0, -1) });
    return this.next(session, language);
  }

  /** Whether that person works in the store still. Who cannot be asked after takes no call. */
  async works(person: string): Promise<boolean> {
    const { env, store } = this.#context;
    const people = await deskObject(env, store)
      .people()
      .catch(() => []);
    return people.some(({ id }) => id === person);
  }

  /** A desk that does not answer has nobody to ring. */
  async #advisor(rung: readonly string[], language: string) {
    const { env, store, self, settings } = this.#context;
    const { ringSeconds } = settings.known.phone;
    const asked = { customer: self, language, but: [...rung], seconds: ringSeconds };
    return structuredClone(
      await deskObject(env, store)
        .ringable(asked)
        .catch(() => null),
    );
  }
}
