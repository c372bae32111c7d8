import type { Inbound, Receipt } from '../../../src/channels/channel.ts';
import { exhausted, paced, paceWait } from '../../../src/channels/whatsapp/limits.ts';
import { now } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { Channel } from '../../../src/conversation/values.ts';
import { errorReason, newTrace, trace } from '../../../src/trace.ts';
import type { DeliveryResult, OutboxRow } from '../thread/outbox-row.ts';
import type { Thread } from '../thread/thread.ts';
import { CODE_REFERENCE, type Codes } from '../verification/codes.ts';
import { asRetry, deliveryTools, postedAs, type Sender } from './deliver.ts';
import { type Told, traceOf } from './effects/effect.ts';
import { effects } from './effects/index.ts';
import { INVITATION } from './invitation.ts';

/** How long news for other threads leaves the way to answers that somebody waits for, in milliseconds. */
const NEWS_AFTER = 500;

/** Before a message whose other way could not be looked up is taken in hand again, in milliseconds. */
const LOOK_AGAIN = 60_000;

/** Carries what is in the outbox to where it belongs, and writes down what became of it. */
export class OutboxDrain {
  readonly #thread: Thread;
  readonly #self: string;
  readonly #sender: () => Promise<Sender>;
  readonly #closed: (path: string[]) => boolean;
  readonly #codes: Pick<Codes, 'onSettled'>;
  #later: Promise<void> | null = null;

  /**
   * `sender` is asked anew for each row: settings and secrets may have changed since. `closed` says of a row's way that what came by
   * it does not leave from here now.
   */
  constructor(
    {
      thread,
      self,
      closed,
      codes,
    }: {
      thread: Thread;
      self: string;
      closed: (path: string[]) => boolean;
      codes: Pick<Codes, 'onSettled'>;
    },
    sender: () => Promise<Sender>,
  ) {
    this.#thread = thread;
    this.#self = self;
    this.#sender = sender;
    this.#closed = closed;
    this.#codes = codes;
  }

  /** Sends what is due until nothing is. May be called while it runs: a row is only ever in one hand. */
  async drain(): Promise<void> {
    const take = () => this.#thread.transaction(() => this.#thread.outbox.take(now(), this.#closed));
    for (let rows = this.#thread.closed || this.#closed([]) ? [] : take(); rows.length; rows = take())
      await Promise.all(rows.map((row) => this.#carry(row)));
  }

  /**
   * As {@link drain}, once the answers of this moment are out: what is asked for meanwhile goes along. A crash in that time costs
   * the alarm's wait and no more.
   */
  drainLater(): Promise<void> {
    this.#later ??= scheduler.wait(NEWS_AFTER).then(() => {
      this.#later = null;
      return this.drain();
    });
    return this.#later;
  }

  /**
   * What providers tell of messages that left, each receipt once and in whatever order they come. Returns how many named none of
   * ours: anybody can write a bounce, so it counts only with an id that none but those who had the message know.
   */
  receipts(receipts: Receipt[], traceId: string): number {
    const { memory, outbox } = this.#thread;
    let unknown = 0;
    for (const receipt of receipts) {
      const { channel, provider, reference, status, detail } = receipt;
      // A code is no message of the thread, and who does not get one asks for another.
      if (reference?.endsWith(CODE_REFERENCE)) continue;
      const row = reference ? outbox.byReference(this.#self, reference) : null;
      const named = provider ? memory.external(channel, provider)?.message : null;
      const message = named ?? (row === null ? null : outbox.messageOf(row));
      if (!message || memory.message(message)?.type !== 'message.composed') {
        unknown++;
        continue;
      }
      if (reference?.endsWith(INVITATION)) {
        // A receipt of the template is no receipt of the message behind it; one that failed leaves nothing to
        // wait for.
        const failed: Fact = { type: 'delivery.reported', message, status: 'failed', detail };
        const ids = [`invitation:${message}:${provider ?? ''}`];
        const also = () => outbox.uninvite(message, now());
        if (status === 'failed') this.#thread.note([failed], traceId, { ids, also });
        continue;
      }
      if (status === 'failed') {
        this.#takenBack(message, row ?? outbox.rowOf(message), receipt, traceId);
        continue;
      }
      if (provider && row !== null) outbox.confirm(row, provider);
      const ids = [`receipt:${message}:${status}`];
      this.#thread.note([{ type: 'delivery.reported', message, status, detail }], traceId, { ids });
    }
    return unknown;
  }

  /** Read and typing marks where the channel has them. Best effort. */
  async acknowledge({ channel, external, from, via }: Inbound): Promise<void> {
    const posted = postedAs(channel);
    if (!posted?.acknowledge) return;
    try {
      await posted.acknowledge({ external, to: from, via }, await deliveryTools(await this.#sender()));
    } catch (error) {
      trace('acknowledge.failed', { trace: newTrace(), channel, reason: errorReason(error) });
    }
  }

  /**
   * A failure after the acceptance. What the customer already has of the message is not sent again, here or
   * elsewhere: a person looks at it. Anything else goes back into the outbox, to be tried again or parked.
   * Each attempt has an id at the provider, and its failure counts once.
   */
  #takenBack(message: string, row: number | null, receipt: Receipt, traceId: string): void {
    const { provider, detail, failure } = receipt;
    const id = `receipt:${message}:failed:${provider ?? ''}`;
    const { log, outbox } = this.#thread;
    if (log.has(id)) return;
    const reached = ['delivered', 'read'].some((status) => log.has(`receipt:${message}:${status}`));
    const failed: Fact = { type: 'delivery.reported', message, status: 'failed', detail };
    if (reached || row === null) {
      const lost: Fact = { type: 'delivery.reported', message, status: 'parked', detail };
      this.#thread.note([failed, lost], traceId, { ids: [id, `${id}:parked`] });
      return;
    }
    const consequence = failure ?? { status: 'failed', error: detail ?? 'failed' };
    this.#thread.note([failed], traceId, {
      ids: [id],
      also: () => outbox.takeBack(row, consequence, now()),
    });
  }

  async #carry(row: OutboxRow): Promise<void> {
    const { outbox, memory } = this.#thread;
    const traceId = traceOf(row.body);
    const fact = row.message ? memory.message(row.message) : null;
    let carried = await this.#attempt(row);
    const ending = outbox.ending(row, carried);
    let told: Told | null = null;
    try {
      const telling = { thread: this.#thread, codes: this.#codes, sender: this.#sender };
      const tells = effects[row.kind].settled(row, ending, telling);
      // Most have nothing to look up: between a call and its record nothing awaits.
      told = tells instanceof Promise ? await tells : tells;
    } catch (error) {
      // What has left must not leave again because the log could not be told of it at once.
      if (ending.status !== 'parked') throw error;
      carried = { status: 'wait', until: now() + LOOK_AGAIN };
    }

    const reason = 'error' in carried ? carried.error.split(/[:\s]/)[0] : undefined;
    trace('delivery', { trace: traceId, channel: row.kind, outbox: row.id, status: carried.status, reason });
    const also = () => {
      outbox.settle(row, carried, now());
      this.#keepPace(row, carried);
      const named = ending.status === 'sent' || ending.status === 'held' ? ending.provider : null;
      if (named && fact?.type === 'message.composed')
        memory.nameExternal(fact.channel, named, fact.message, fact.session);
      return this.#tellOwner(row, carried, traceId);
    };
    if (told?.facts.length) this.#thread.note(told.facts, traceId, { ids: told.ids, also });
    else this.#thread.transaction(also);
  }

  async #attempt(row: OutboxRow): Promise<DeliveryResult> {
    if (row.refused !== null) return { status: 'failed', error: row.refused };
    if (isPaced(row)) {
      const wait = paceWait(this.#thread.outbox.pace(row.address), now());
      if (wait > 0) return { status: 'wait', until: now() + wait };
    }
    return this.#sender()
      .then((sender) =>
        // Asked as late as can be: an erasure waits for what is on its way, and for nothing else.
        this.#thread.closed
          ? ({ status: 'failed', error: 'erased' } as const)
          : effects[row.kind].deliver(row, sender),
      )
      .catch(asRetry);
  }

  /** What Meta counts against one person is counted here first. */
  #keepPace(row: OutboxRow, carried: DeliveryResult): void {
    if (!isPaced(row)) return;
    const { outbox } = this.#thread;
    if (carried.status === 'retry' && carried.why === 'pace') outbox.keepPace(row.address, exhausted(now()));
    if (carried.status !== 'accepted' && carried.status !== 'held') return;
    const messages = carried.status === 'accepted' ? (carried.messages ?? 1) : 1;
    outbox.keepPace(row.address, paced(outbox.pace(row.address), messages, now()));
  }

  /** What only the shop can mend goes to its owner; the store tells once, however many messages it stops. */
  #tellOwner(row: OutboxRow, carried: DeliveryResult, traceId: string): boolean {
    if (carried.status !== 'failed' || (carried.why !== 'account' && carried.why !== 'template'))
      return false;
    const reason = carried.error.slice(0, 200);
    const body = { channel: row.kind, reason };
    this.#thread.outbox.add(effects.trouble.entry({ address: 'store', message: null, body }, traceId), now());
    return true;
  }
}

function isPaced({ kind }: OutboxRow): boolean {
  const channel = Channel.safeParse(kind).data;
  return channel !== undefined && CHANNELS[channel].paced;
}
