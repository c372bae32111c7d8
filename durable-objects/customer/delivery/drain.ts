import type { Inbound, Receipt } from '../../../src/channels/channel.ts';
import { exhausted, paced, paceWait } from '../../../src/channels/whatsapp/limits.ts';
import { now } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { Channel } from '../../../src/conversation/values.ts';
import { errorReason, trace, traced } from '../../../src/trace.ts';
import type { DeliveryResult, OutboxRow } from '../thread/outbox/row.ts';
import type { Thread } from '../thread/thread.ts';
import { CODE_REFERENCE } from '../verification/code-delivery.ts';
import type { Codes } from '../verification/codes.ts';
import { asRetry, type DeliveryContext, deliveryTools, postedAs } from './deliver.ts';
import { type SettledFacts, traceOf } from './effects/effect.ts';
import { effects } from './effects/index.ts';
import { INVITATION } from './invitation.ts';

/** How long news for other threads waits for answers to customers, in milliseconds. */
const NEWS_AFTER = 500;

/** How long a message waits whose other route could not be looked up, in milliseconds. */
const LOOK_AGAIN = 60_000;

/** What a rehearsal delivers: news between the threads of its customers. */
const REHEARSED: ReadonlySet<OutboxRow['kind']> = new Set(['owner', 'carried', 'link', 'confirm']);

/** Delivers the rows of the outbox, and records the results. */
export class OutboxDrain {
  readonly #thread: Thread;
  readonly #self: string;
  readonly #context: () => Promise<DeliveryContext>;
  readonly #closed: (path: string[]) => boolean;
  readonly #codes: Pick<Codes, 'delivery'>;
  readonly #rehearses: boolean;
  #later: Promise<void> | null = null;

  /**
   * `context` is made again for each row: settings and secrets may have changed. `closed` says of a row's
   * path that nothing with it may leave from here now.
   */
  constructor(
    {
      thread,
      self,
      closed,
      codes,
      rehearses = false,
    }: {
      thread: Thread;
      self: string;
      closed: (path: string[]) => boolean;
      codes: Pick<Codes, 'delivery'>;
      /** Nothing is sent except to other objects of the same rehearsal. */
      rehearses?: boolean;
    },
    context: () => Promise<DeliveryContext>,
  ) {
    this.#thread = thread;
    this.#self = self;
    this.#context = context;
    this.#closed = closed;
    this.#codes = codes;
    this.#rehearses = rehearses;
  }

  /** Sends what is due until nothing is. May be called while it runs: a row is never delivered twice at once. */
  async drain(): Promise<void> {
    const take = () => this.#thread.transaction(() => this.#thread.outbox.take(now(), this.#closed));
    for (let rows = this.#thread.closed || this.#closed([]) ? [] : take(); rows.length; rows = take())
      await Promise.all(rows.map((row) => traced(() => this.#deliver(row), traceOf(row.body))));
  }

  /**
   * Like {@link drain}, once the current answers are sent: what is queued meanwhile is included. A crash in
   * that time only costs the wait for the alarm.
   */
  drainLater(): Promise<void> {
    this.#later ??= scheduler.wait(NEWS_AFTER).then(() => {
      this.#later = null;
      return this.drain();
    });
    return this.#later;
  }

  /**
   * Applies providers' receipts, each once and in any order. Returns how many named no message of ours:
   * anybody can write a bounce, so it counts only with an id that only recipients of the message know.
   */
  receipts(receipts: Receipt[]): number {
    const { messages, outbox } = this.#thread;
    let unknown = 0;
    for (const receipt of receipts) {
      const { channel, provider, reference, status, detail } = receipt;
      // A code is no message of the thread, and a customer who does not get one asks for another.
      if (reference?.endsWith(CODE_REFERENCE)) continue;
      const row = reference ? outbox.rows.byReference(this.#self, reference) : null;
      const named = provider ? messages.external(channel, provider)?.message : null;
      const message = named ?? (row === null ? null : outbox.rows.messageOf(row));
      if (!message || messages.get(message)?.type !== 'message.composed') {
        unknown++;
        continue;
      }
      if (reference?.endsWith(INVITATION)) {
        // A receipt of the template is not one of the message behind it; after a failed template there is
        // nothing to wait for.
        const failed: Fact = { type: 'delivery.reported', message, status: 'failed', detail };
        const ids = [`invitation:${message}:${provider ?? ''}`];
        const also = () => outbox.uninvite(message, now());
        if (status === 'failed') this.#thread.note([failed], { ids, also });
        continue;
      }
      if (status === 'failed') {
        this.#takenBack(message, row ?? outbox.rows.rowOf(message), receipt);
        continue;
      }
      const doubled = provider && row !== null && outbox.confirm(row, provider) ? { doubled: true } : {};
      const ids = [`receipt:${message}:${status}`];
      this.#thread.note([{ type: 'delivery.reported', message, status, detail, ...doubled }], { ids });
    }
    return unknown;
  }

  /** Shows read and typing marks where the channel has them. Best effort. */
  async acknowledge({ channel, external, from, via }: Inbound): Promise<void> {
    const posted = postedAs(channel);
    if (this.#rehearses || !posted?.acknowledge) return;
    try {
      await posted.acknowledge({ external, to: from, via }, await deliveryTools(await this.#context()));
    } catch (error) {
      trace('acknowledge.failed', { channel, reason: errorReason(error) });
    }
  }

  /**
   * A failure after acceptance. Parts that the customer already has are not sent again, here or elsewhere: a
   * person looks at it. Anything else goes back into the outbox, to be tried again or parked. Each attempt
   * has an id at the provider, and its failure counts once.
   */
  #takenBack(message: string, row: number | null, receipt: Receipt): void {
    const { provider, detail, failure } = receipt;
    const id = `receipt:${message}:failed:${provider ?? ''}`;
    const { log, outbox } = this.#thread;
    if (log.has(id)) return;
    const reached = ['delivered', 'read'].some((status) => log.has(`receipt:${message}:${status}`));
    const failed: Fact = { type: 'delivery.reported', message, status: 'failed', detail };
    if (reached || row === null) {
      const lost: Fact = { type: 'delivery.reported', message, status: 'parked', detail };
      this.#thread.note([failed, lost], { ids: [id, `${id}:parked`] });
      return;
    }
    const consequence = failure ?? { status: 'failed', error: detail ?? 'failed' };
    this.#thread.note([failed], {
      ids: [id],
      also: () => outbox.takeBack(row, consequence, now()),
    });
  }

  async #deliver(row: OutboxRow): Promise<void> {
    const { outbox, messages } = this.#thread;
    const fact = row.message ? messages.get(row.message) : null;
    // An attempt that was not made does not count.
    if (row.attempts > 1 && this.#settledByReceipt(row, row.doubtful && row.attempts > 2)) return;
    let result = await this.#attempt(row);
    if (result.status === 'retry' && this.#settledByReceipt(row, row.doubtful)) return;
    const ending = outbox.ending(row, result);
    let noted: SettledFacts | null = null;
    try {
      const settling = { thread: this.#thread, codes: this.#codes, context: this.#context };
      const found = effects[row.kind].settled(row, ending, settling);
      // Most have nothing to look up: nothing awaits between a call and its record.
      noted = found instanceof Promise ? await found : found;
    } catch (error) {
      // A message that was sent must not be sent again because the log could not be written at once.
      if (ending.status !== 'parked') throw error;
      result = { status: 'wait', until: now() + LOOK_AGAIN };
    }

    const reason = 'error' in result ? result.error.split(/[:\s]/)[0] : undefined;
    trace('delivery', { channel: row.kind, outbox: row.id, status: result.status, reason });
    const also = () => {
      outbox.settle(row, result, now());
      this.#keepPace(row, result);
      const named = ending.status === 'sent' || ending.status === 'held' ? ending.provider : null;
      if (named && fact?.type === 'message.composed')
        messages.nameExternal(fact.channel, named, fact.message, fact.session);
      return this.#tellOwner(row, result);
    };
    if (noted?.facts.length) this.#thread.note(noted.facts, { ids: noted.ids, also });
    else this.#thread.transaction(also);
  }

  /**
   * A receipt may come while a later attempt of its row runs, or before a crash: a message that has arrived
   * is not sent again, however that attempt ends. `doubled`: it may have been sent more than once. Returns
   * whether it had arrived.
   */
  #settledByReceipt(row: OutboxRow, doubled: boolean): boolean {
    const { message } = row;
    if (message === null) return false;
    const { log, outbox } = this.#thread;
    const status = (['read', 'delivered'] as const).find((one) => log.has(`receipt:${message}:${one}`));
    if (!status) return false;
    trace('delivery', { channel: row.kind, outbox: row.id, status: 'confirmed' });
    const also = () => outbox.settle(row, { status: 'accepted', provider: '' }, now());
    if (doubled) this.#thread.note([{ type: 'delivery.reported', message, status, doubled }], { also });
    else this.#thread.transaction(also);
    return true;
  }

  async #attempt(row: OutboxRow): Promise<DeliveryResult> {
    if (row.refused !== null) return { status: 'failed', error: row.refused };
    if (this.#rehearses && !REHEARSED.has(row.kind)) return { status: 'accepted', provider: '' };
    if (isPaced(row)) {
      const wait = paceWait(this.#thread.outbox.paces.of(row.address), now());
      if (wait > 0) return { status: 'wait', until: now() + wait };
    }
    return this.#context()
      .then((context) =>
        // Checked as late as possible: an erasure waits only for deliveries under way.
        this.#thread.closed
          ? ({ status: 'failed', error: 'erased' } as const)
          : effects[row.kind].deliver(row, context),
      )
      .catch(asRetry);
  }

  /** Counts here what Meta limits for one person. */
  #keepPace(row: OutboxRow, result: DeliveryResult): void {
    if (!isPaced(row)) return;
    const { outbox } = this.#thread;
    if (result.status === 'retry' && result.why === 'pace') outbox.paces.keep(row.address, exhausted(now()));
    if (result.status !== 'accepted' && result.status !== 'held') return;
    const messages = result.status === 'accepted' ? (result.messages ?? 1) : 1;
    outbox.paces.keep(row.address, paced(outbox.paces.of(row.address), messages, now()));
  }

  /** Faults that only the store can fix go to its owner; the store shows one once, however many messages it stops. */
  #tellOwner(row: OutboxRow, result: DeliveryResult): boolean {
    if (result.status !== 'failed' || (result.why !== 'account' && result.why !== 'template')) return false;
    const reason = result.error.slice(0, 200);
    const body = { channel: row.kind, reason };
    this.#thread.outbox.add(effects.trouble.entry({ address: 'store', message: null, body }), now());
    return true;
  }
}

function isPaced({ kind }: OutboxRow): boolean {
  const channel = Channel.safeParse(kind).data;
  return channel !== undefined && CHANNELS[channel].paced;
}
