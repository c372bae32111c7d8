import { z } from 'zod';
import type { Inbound, Receipt } from '../src/channels/channel.ts';
import { now } from '../src/clock.ts';
import { errorReason, newTrace, trace } from '../src/trace.ts';
import { asRetry, deliver, deliveryTools, POSTED, type Sender } from './deliveries.ts';
import type { OutboxRow } from './outbox.ts';
import type { Thread } from './thread.ts';

const Traced = z.object({ trace: z.string() });

/** Carries what is in the outbox to where it belongs, and writes down what became of it. */
export class Courier {
  readonly #thread: Thread;
  readonly #sender: () => Promise<Sender>;

  /** `sender` is asked anew for each row: settings and secrets may have changed since. */
  constructor(thread: Thread, sender: () => Promise<Sender>) {
    this.#thread = thread;
    this.#sender = sender;
  }

  /** Sends what is due until nothing is. May be called while it runs: a row is only ever in one hand. */
  async drain(): Promise<void> {
    const take = () => this.#thread.transaction(() => this.#thread.outbox.take(now()));
    for (let rows = take(); rows.length; rows = take())
      await Promise.all(rows.map((row) => this.#carry(row)));
  }

  /** What providers tell of messages that left, each receipt once. */
  receipts(receipts: Receipt[], traceId: string): void {
    const { memory, outbox } = this.#thread;
    for (const { channel, provider, reference, status, detail } of receipts) {
      const row = reference ? Number(reference.slice(reference.indexOf('.') + 1)) : Number.NaN;
      const named = provider ? memory.external(channel, provider)?.message : null;
      const message = named ?? (Number.isInteger(row) ? outbox.messageOf(row) : null);
      if (!message) continue;
      if (provider && Number.isInteger(row) && status !== 'failed') outbox.confirm(row, provider);
      const ids = [`receipt:${message}:${status}`];
      this.#thread.note([{ type: 'delivery.reported', message, status, detail }], traceId, { ids });
    }
  }

  /** Read and typing marks where the channel has them. Best effort. */
  async acknowledge({ channel, external, from }: Inbound): Promise<void> {
    const posted = channel === 'email' || channel === 'whatsapp' ? POSTED[channel] : null;
    if (!posted?.acknowledge) return;
    try {
      await posted.acknowledge({ external, to: from }, await deliveryTools(await this.#sender()));
    } catch (error) {
      trace('acknowledge.failed', { trace: newTrace(), channel, reason: errorReason(error) });
    }
  }

  async #carry(row: OutboxRow): Promise<void> {
    const delivery = await this.#sender()
      .then((sender) => deliver(row, sender))
      .catch(asRetry);
    const { outbox, memory } = this.#thread;
    const ending = outbox.settle(row, delivery, now());
    const traceId = Traced.safeParse(row.body).data?.trace ?? newTrace();
    // The provider's code alone: its sentence may name an address.
    const reason = delivery.status === 'accepted' ? undefined : delivery.error.split(/[:\s]/)[0];
    trace('delivery', { trace: traceId, channel: row.kind, outbox: row.id, status: ending.status, reason });

    const fact = row.message ? memory.message(row.message) : null;
    if (ending.status === 'later' || fact?.type !== 'message.composed') return;
    const { message, session, channel } = fact;
    if (ending.status === 'parked') {
      const parked = { type: 'delivery.reported', message, status: 'parked', detail: ending.error } as const;
      this.#thread.note([parked], traceId);
      return;
    }
    const sent = { type: 'delivery.reported', message, status: 'sent' } as const;
    this.#thread.note([ending.doubled ? { ...sent, doubled: true } : sent], traceId, {
      also: () => memory.nameExternal(channel, ending.provider, message, session),
    });
  }
}
