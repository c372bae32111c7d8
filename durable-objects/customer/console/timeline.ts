import { z } from 'zod';
import type { Delivery, FileLink, Timeline, TimelineItem } from '../../../src/console/protocol.ts';
import type { Event } from '../../../src/conversation/events.ts';
import { fileEvent } from '../../../src/conversation/files.ts';
import { parseEvent, type StoredEvent, storedFact } from '../../../src/conversation/upcast.ts';
import type { Attachment } from '../../../src/conversation/values.ts';
import { fileToken } from '../../../src/tokens.ts';
import type { ObjectContext } from '../context.ts';
import { postedAs } from '../delivery/deliver.ts';
import { itemOf, type MessageNow, type UnlinkedItem } from './items.ts';

type TimelineContext = Pick<ObjectContext, 'env' | 'store' | 'sql' | 'thread' | 'settings'>;

/** Where the next page begins: the time and the number of the last event that was read. */
const Place = z.tuple([z.string(), z.coerce.number().int()]);

const Queued = z.enum(['queued', 'sending', 'sent', 'parked']);

/** A thread's timeline for advisors: all channels by time; every query uses an index. */
export class ThreadTimeline {
  readonly #context: TimelineContext;

  constructor(context: TimelineContext) {
    this.#context = context;
  }

  /** A page, newest first; `before` is the `next` of the previous page. Null where `before` is invalid. */
  async page(before: string | null, limit: number): Promise<Timeline | null> {
    const place = before === null ? ['9999', 0] : Place.safeParse(before.split('~')).data;
    if (!place) return null;
    const items: UnlinkedItem[] = [];
    const rows = this.#context.sql.exec<StoredEvent & Record<string, SqlStorageValue>>(
      'SELECT id, seq, at, origin, path, fact FROM log WHERE (at, seq) < (?, ?) ORDER BY at DESC, seq DESC',
      ...place,
    );
    let next: string | null = null;
    for (const row of rows) {
      if (items.length === limit) {
        const last = items.at(-1);
        next = last ? `${this.#context.thread.log.at(last.seq)?.at}~${last.seq}` : null;
        break;
      }
      const item = this.#unlinked(parseEvent(row));
      if (item) items.push(item);
    }
    return { items: await this.#linked(items), next, seq: this.#context.thread.log.seq };
  }

  /** The items that some events are or change: each once, in its current form. */
  async of(events: readonly Event[], messages: Iterable<string>): Promise<TimelineItem[]> {
    const items = new Map<string, UnlinkedItem>();
    const { thread } = this.#context;
    const changed = [...messages].flatMap((message) => {
      const seq = thread.messages.seqOf(message);
      const event = seq === null ? null : thread.log.at(seq);
      return event ? [event] : [];
    });
    for (const event of [...events, ...changed]) {
      const item = this.#unlinked(event);
      if (item) items.set(item.id, item);
    }
    return this.#linked([...items.values()]);
  }

  /** The last advisor who wrote after an event, except one of them; null where none did. */
  lastAdvisor(
    after: number,
    but: string | null,
  ): { id: string | null; name: string; at: string; seq: number } | null {
    const rows = this.#context.sql.exec<{ seq: number; at: string; fact: string }>(
      `SELECT l.seq, l.at, l.fact FROM exchanges x JOIN log l ON l.seq = x.rowid
       WHERE x.rowid > ? AND x.author = 'advisor' ORDER BY x.rowid DESC`,
      after,
    );
    for (const { seq, at, fact: stored } of rows) {
      const fact = storedFact(stored);
      if (fact.type !== 'message.composed' || fact.advisor === but) continue;
      return { id: fact.advisor ?? null, name: fact.name ?? '', at, seq };
    }
    return null;
  }

  #unlinked(event: Event): UnlinkedItem | null {
    const { settings } = this.#context;
    const { fact } = event;
    const told = fact.type === 'testimony.heard' ? fact.event : fact;
    const isMessage = told.type === 'message.received' || told.type === 'message.composed';
    const item = itemOf(event, isMessage ? this.#now(event.seq) : null, settings.known);
    if (!item?.message || fact.type === 'testimony.heard') return item;
    if (fact.type === 'message.composed') return { ...item, delivery: this.#delivery(item.message) };
    const file =
      fact.type === 'message.received' && fact.missing ? this.#file(fileEvent(fact.missing)) : null;
    return file ? { ...item, attachments: [...item.attachments, file] } : item;
  }

  #now(seq: number): MessageNow | null {
    const row = this.#context.sql
      .exec<{ text: string; ticket: string | null; withdrawn: string | null; cut: number }>(
        `SELECT x.text, x.ticket, t.withdrawn, t.cut FROM exchanges x JOIN transcript t ON t.seq = x.rowid
         WHERE x.rowid = ?`,
        seq,
      )
      .toArray()[0];
    return row
      ? { text: row.text, ticket: row.ticket, withdrawn: row.withdrawn !== null, cut: row.cut === 1 }
      : null;
  }

  /** The last delivery report of a message, else its state in the outbox; null for what is said live. */
  #delivery(message: string): Delivery | null {
    const told = this.#context.sql
      .exec<{ at: string; fact: string }>(
        `SELECT at, fact FROM log WHERE type = 'delivery.reported' AND json_extract(fact, '$.message') = ?
         ORDER BY seq DESC LIMIT 1`,
        message,
      )
      .toArray()[0];
    const fact = told && storedFact(told.fact);
    if (told && fact?.type === 'delivery.reported') {
      const { status: state, detail, rerouted } = fact;
      return { state, at: told.at, ...(detail ? { reason: detail } : {}), ...(rerouted ? { rerouted } : {}) };
    }
    const rows = this.#context.sql
      .exec<{ kind: string; state: string; error: string | null }>(
        'SELECT kind, state, error FROM outbox WHERE message = ? ORDER BY id DESC',
        message,
      )
      .toArray();
    const row = rows.find(({ kind }) => postedAs(kind) !== null);
    if (!row) return null;
    const state = Queued.parse(row.state);
    return { state: state === 'sending' ? 'queued' : state, ...(row.error ? { reason: row.error } : {}) };
  }

  #file(id: string): Attachment | null {
    const row = this.#context.sql
      .exec<{ fact: string }>('SELECT fact FROM log WHERE id = ?', id)
      .toArray()[0];
    const fact = row && storedFact(row.fact);
    return fact?.type === 'file.arrived' ? fact.attachment : null;
  }

  #linked(items: UnlinkedItem[]): Promise<TimelineItem[]> {
    return Promise.all(
      items.map(async ({ attachments, original, ...item }) => ({
        ...item,
        attachments: await Promise.all(attachments.map((file) => this.#link(file))),
        ...(original
          ? { original: await this.#url({ key: original, filename: 'message.eml', type: 'message/rfc822' }) }
          : {}),
      })),
    );
  }

  async #link({ id, filename, type, size, key }: Attachment): Promise<FileLink> {
    return { id: id.slice(0, 64), filename, type, size, url: await this.#url({ key, filename, type }) };
  }

  /** Below the host of the console. */
  async #url(file: Pick<Attachment, 'key' | 'filename' | 'type'>): Promise<string> {
    const { env, store } = this.#context;
    return `/files/${await fileToken(env, { store, ...file }, false)}`;
  }
}
