import { z } from 'zod';
import { asMailboxError, type MailPush } from '../../src/mailboxes/port.ts';
import { asFault } from '../../src/mailboxes/rest.ts';
import type { MailboxRecords } from './records.ts';

/** Milliseconds after which it is asked for again where it was refused. */
const AGAIN = 600_000;
/** No provider tells for so long: the clock has been moved. */
const MOST = 10 * 86_400_000;

const Kept = z.object({ subject: z.string(), id: z.string().nullable(), renewAt: z.number() });
type Kept = z.infer<typeof Kept>;

/** What is agreed on with a provider, so that it tells of new mail. */
export class MailboxPush {
  readonly #records: () => MailboxRecords;
  /** How often it was stopped: a look that began before asks for nothing afterwards. */
  #stops = 0;
  #asking: Promise<string | null> | null = null;

  constructor(records: () => MailboxRecords) {
    this.#records = records;
  }

  get stops(): number {
    return this.#stops;
  }

  /**
   * Asks to be told, where that is due. Answers with why it is not told, once for each try; null where nothing is wrong. `stops`: as
   * they were when the connection was opened that this is of.
   */
  async keep(push: MailPush | null, now: number, stops: number): Promise<string | null> {
    if (stops !== this.#stops) return null;
    const kept = this.#kept();
    if (!push) {
      if (kept) this.#keep(null);
      return null;
    }
    const { subject } = push;
    const known = kept?.subject === subject ? kept : null;
    if (known && known.renewAt > now && known.renewAt < now + MOST) return null;
    this.#asking = this.#ask(push, known, now);
    return this.#asking;
  }

  async #ask(push: MailPush, known: Kept | null, now: number): Promise<string | null> {
    const { subject } = push;
    try {
      this.#keep({ subject, ...(await push.renew(known?.id ?? null)) });
      return null;
    } catch (error) {
      this.#keep({ subject, id: known?.id ?? null, renewAt: now + AGAIN });
      return asMailboxError(asFault(error)).message;
    }
  }

  /** The provider says that it will tell no more: it is asked anew at the next look. */
  ends(): void {
    const kept = this.#kept();
    if (kept) this.#keep({ ...kept, renewAt: 0 });
  }

  /** Asks to be told no more. Whether that was heard does not matter: what is told then is a hint for nobody. */
  async stop(push: MailPush | null): Promise<void> {
    this.#stops++;
    // What is asked for this very moment is there a moment later.
    await this.#asking;
    const { subject, id = null } = this.#kept() ?? {};
    this.#keep(null);
    if (push && id !== null && push.subject === subject) await push.stop(id).catch(() => undefined);
  }

  #kept(): Kept | null {
    const { push } = this.#records().state();
    return push === null ? null : (Kept.safeParse(JSON.parse(push)).data ?? null);
  }

  #keep(kept: Kept | null): void {
    this.#records().keepPush(kept && JSON.stringify(kept));
  }
}
