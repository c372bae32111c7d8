import { z } from 'zod';
import { now } from '../../../src/clock.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { storedFact } from '../../../src/conversation/upcast.ts';
import { dropFiles, filesUnder, uploadsOf } from '../../../src/files.ts';
import type { Settings } from '../../../src/settings.ts';
import type { CallRecords } from '../calls/record.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import { inboundFiles, originalOf, returnOfLabel } from './files.ts';

type Policy = Settings['retention'];

const DAY = 86_400_000;
/** A thread is checked this often, however far off its next date is: the store may have shortened its policy. */
const LOOK_AGAIN = 90 * DAY;
/** A file that was uploaded and never sent can be sent for a day. */
const UNSENT = 2 * DAY;
/** Events read at once. */
const PAGE = 500;

/** What ages in a thread: since when, in milliseconds; null where there is nothing of it. */
interface Ages {
  /** The last thing that happened. */
  last: number | null;
  original: number | null;
  file: number | null;
}

/** The last event whose original mails, and whose files, were deleted. */
const Swept = z.object({ originals: z.number(), files: z.number() });
type Swept = z.infer<typeof Swept>;

/**
 * When the policy requires something next, in milliseconds; null in a thread without events. Items that
 * expire close together are deleted together, a day later, so that a busy day costs one alarm and not one for
 * each message. Pure.
 */
export function retentionDue(ages: Ages, policy: Policy, now: number): number | null {
  if (ages.last === null) return null;
  const times = [
    ages.last + policy.threadDays * DAY,
    ages.original === null ? Number.POSITIVE_INFINITY : ages.original + (policy.originalDays + 1) * DAY,
    ages.file === null ? Number.POSITIVE_INFINITY : ages.file + (policy.fileDays + 1) * DAY,
    now + LOOK_AGAIN,
  ];
  return Math.min(...times);
}

/** What retention needs from the other parts of its object. */
interface RetentionParts {
  /** While another thread leads this one, it is deleted with that one. */
  links: Pick<Links, 'leader'>;
  /** While a call needs attention, nothing expires. */
  calls: Pick<CallRecords, 'nextDue'>;
  /** The store is deleted: nobody will work on what is open. */
  isForNobody(): boolean;
}

type RetentionContext = Pick<
  ObjectContext,
  'env' | 'store' | 'self' | 'sql' | 'schema' | 'meta' | 'thread' | 'settings'
>;

/** Keeps one thread no longer than the store's policy says. */
export class Retention {
  readonly #context: RetentionContext;
  readonly #parts: RetentionParts;

  constructor(context: RetentionContext, parts: RetentionParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** When it has something to do next. A thread that is led is deleted with its leader, whose copies need its files. */
  due(): number | null {
    if (this.#isLed) return null;
    if (this.#context.thread.log.seq === 0) return this.#unspokenUntil();
    const due = retentionDue(this.#ages(), this.#policy, now());
    const why = this.#context.thread.reasons.due(this.#policy.whyDays);
    return due === null || why === null ? due : Math.min(due, why);
  }

  /** Until when an object without messages is kept: a file that was uploaded may still be sent. */
  #unspokenUntil(): number | null {
    const since = this.#context.meta.get('uploaded') ?? this.#context.meta.get('created');
    return since === null ? null : Date.parse(since) + UNSENT;
  }

  /** Deletes an object without messages after that time, with what was uploaded. */
  async #forgetUnspoken(): Promise<void> {
    const { env, store, self, schema, thread } = this.#context;
    const isOver = () => thread.log.seq === 0 && (this.#unspokenUntil() ?? Number.POSITIVE_INFINITY) <= now();
    if (!isOver()) return;
    await dropFiles(env.BLOBS, store, await filesUnder(env.BLOBS, store, uploadsOf(self)));
    if (!isOver()) return;
    schema.unmake();
    thread.generation.next();
  }

  /**
   * Does what is due except the last step: true when the whole thread has been silent for too long and is to
   * be erased.
   */
  async carryOut(): Promise<boolean> {
    const { last } = this.#ages();
    if (last === null && !this.#isLed) await this.#forgetUnspoken();
    const { threadDays, originalDays, fileDays, whyDays } = this.#policy;
    if (last !== null) this.#context.thread.reasons.sweep(whyDays, now());
    if (last === null || this.#isLed || this.#isLive()) return false;
    if (last + threadDays * DAY <= now()) return true;
    await this.#sweep('originals', now() - originalDays * DAY, (fact) => {
      const original = originalOf(fact);
      return original ? [original] : [];
    });
    await this.#sweep('files', now() - fileDays * DAY, (fact) => inboundFiles(fact).map(({ key }) => key));
    return false;
  }

  get #isLed(): boolean {
    return this.#parts.links.leader !== null;
  }

  get #policy(): Policy {
    return this.#context.settings.known.retention;
  }

  /** True while somebody still works on the thread: then nothing expires. */
  #isLive(): boolean {
    const { thread, sql } = this.#context;
    if (this.#parts.isForNobody()) return this.#parts.calls.nextDue() !== null;
    const { control, pending, drafts = [] } = thread.state;
    return (
      control.kind !== 'assistant' ||
      pending.length + drafts.length > 0 ||
      thread.outbox.nextDue() !== null ||
      thread.promises.nextDue(0) !== null ||
      thread.approvals.nextDue() !== null ||
      this.#parts.calls.nextDue() !== null ||
      sql.exec("SELECT 1 FROM tickets WHERE status IN ('open', 'escalated') LIMIT 1").toArray().length > 0
    );
  }

  /** Deletes files of the events up to a time. After a crash before it is recorded they are deleted once more. */
  async #sweep(what: keyof Swept, until: number, keys: (fact: Fact) => string[]): Promise<void> {
    const { env, store, meta } = this.#context;
    for (;;) {
      const swept = this.#swept();
      const page = this.#withFiles(swept[what], PAGE);
      const old = page.filter(({ at }) => at <= until);
      const last = old.at(-1);
      if (!last) return;
      // A label belongs to the shop, and is deleted with the thread.
      const aged = old.flatMap(({ fact }) => keys(fact)).filter((key) => !returnOfLabel(key));
      await dropFiles(env.BLOBS, store, aged);
      meta.set('swept', JSON.stringify({ ...swept, [what]: last.seq } satisfies Swept));
      if (old.length < page.length) return;
    }
  }

  #ages(): Ages {
    const last = this.#context.sql
      .exec<{ at: string }>('SELECT at FROM log ORDER BY seq DESC LIMIT 1')
      .toArray()[0];
    const swept = this.#swept();
    return {
      last: last ? Date.parse(last.at) : null,
      original: this.#oldest(swept.originals, (fact) => originalOf(fact) !== null),
      file: this.#oldest(swept.files, (fact) => inboundFiles(fact).length > 0),
    };
  }

  #oldest(after: number, fits: (fact: Fact) => boolean): number | null {
    for (let from = after; ; ) {
      const page = this.#withFiles(from, 20);
      const found = page.find(({ fact }) => fits(fact));
      const last = page.at(-1);
      if (found || !last) return found?.at ?? null;
      from = last.seq;
    }
  }

  /** Events with files after a number, by an index of only those. */
  #withFiles(after: number, most: number): { seq: number; at: number; fact: Fact }[] {
    return this.#context.sql
      .exec<{ seq: number; at: string; fact: string }>(
        `SELECT seq, at, fact FROM log INDEXED BY log_of_files WHERE seq > ? AND type IN ('message.received', 'file.arrived')
           AND (json_extract(fact, '$.original') IS NOT NULL OR json_extract(fact, '$.attachments[0]') IS NOT NULL
             OR json_extract(fact, '$.attachment') IS NOT NULL)
         ORDER BY seq LIMIT ?`,
        after,
        most,
      )
      .toArray()
      .map(({ seq, at, fact }) => ({ seq, at: Date.parse(at), fact: storedFact(fact) }));
  }

  #swept(): Swept {
    const kept = this.#context.meta.get('swept');
    return kept ? Swept.parse(JSON.parse(kept)) : { originals: 0, files: 0 };
  }
}
