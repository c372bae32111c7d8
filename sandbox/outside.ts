import { DurableObject } from 'cloudflare:workers';
import { z } from 'zod';
import type { ShopRequest } from '../examples/shop-by-http/shop.mjs';
import { now, setClockShift, timestamp } from '../src/clock.ts';
import type { Sleeper } from '../src/env.ts';
import type { Order } from '../src/shop/shop.ts';
import type { SandboxEnv } from './env.ts';
import { plantSeed } from './planting.ts';
import { EMULATED_SCHEMA, type EmulatedKind, EmulatedShops } from './shop/emulated.ts';
import { plantStore } from './stores/plant.ts';
import { demoStore } from './stores/roster.ts';
import type { DemoStore } from './stores/store.ts';

/**
 * A file that left, as listed: `url` is a path of this sandbox or wherever the provider was told to fetch it.
 */
export interface SentFile {
  filename: string;
  type: string;
  size: number;
  url: string;
}

/** Something that has left the service. */
export interface Sent {
  /** `email`, `whatsapp`, `sms`, `voice`. */
  channel: string;
  /** Plain: a mail address, a number with its +. */
  to: string;
  text: string;
  attachments: SentFile[];
  /** What the provider was handed. */
  raw: unknown;
}

/** A request to a model, and what it answered; `fault` is what went wrong, as it was ordered. */
export interface Asked {
  request: unknown;
  answer: unknown;
  usage: unknown;
  fault: string | null;
}

/** A message template at Meta. */
export interface Template {
  name: string;
  language: string;
  /** How many placeholders its body has. */
  parameters: number;
  status: 'approved' | 'paused' | 'disabled';
  /** One for a code has a button whose address takes the code once more. */
  category: 'UTILITY' | 'AUTHENTICATION';
}

const Binding = z.enum([
  'CUSTOMER',
  'STORE',
  'ADDRESS',
  'KNOWLEDGE',
  'DESK',
  'INDEX',
  'REMOTE_SHOP',
  'WEBHOOKS',
  'MAILBOX',
  'PARCELS',
]);

/** An object that wants to be woken. */
export interface Armed {
  binding: Sleeper;
  name: string;
  /** Service time, ms. */
  at: number;
}

/** A row must stay under 2 MB. */
const CHUNK = 1_000_000;

/**
 * The outside world of a development service: what has left, files, the clock's shift, who wants to be woken,
 * faults that were ordered. One object, `outside`, so that all of it is in one order.
 */
export class Outside extends DurableObject<SandboxEnv> {
  #sql: SqlStorage;
  readonly #shops: EmulatedShops;
  #seeding: Promise<void> | null = null;
  readonly #filling = new Map<string, Promise<void>>();

  constructor(ctx: DurableObjectState, env: SandboxEnv) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(SCHEMA + EMULATED_SCHEMA);
    this.#shops = new EmulatedShops(this.#sql, () => this.#read('seededAt') ?? timestamp());
  }

  /** Sets the clock as it was left, and fills the demo shop when it never was. Returns the clock's shift. */
  async open(): Promise<number> {
    const shift = this.shift();
    setClockShift(shift);
    if (this.#read('seededAt') === null) {
      this.#seeding ??= this.#seed().finally(() => {
        this.#seeding = null;
      });
      await this.#seeding;
    }
    return shift;
  }

  /** Fills a demo store that was not filled since the outside world was last cleared. */
  async fill(id: string): Promise<void> {
    const store = demoStore(id);
    if (!store || this.#read(`filled ${id}`) !== null) return;
    const filling = this.#filling.get(id) ?? this.#fill(store).finally(() => this.#filling.delete(id));
    this.#filling.set(id, filling);
    await filling;
  }

  /** The clock's shift in milliseconds. */
  shift(): number {
    return Number(this.#read('shift') ?? 0);
  }

  setShift(milliseconds: number): void {
    this.#write('shift', `${milliseconds}`);
  }

  /** Forgets everything but the clock and who wants to be woken; the next `open()` seeds again. */
  clear(): void {
    for (const table of [
      'sent',
      'files',
      'ages',
      'chunks',
      'faults_ordered',
      'parcels',
      'inbound',
      'paces',
      'templates',
      'categories',
    ])
      this.#sql.exec(`DELETE FROM ${table}`);
    this.#shops.forget();
    this.#sql.exec("DELETE FROM notes WHERE name = 'seededAt' OR name LIKE 'filled %'");
  }

  /** What an emulated shop system answers, as JSON. */
  shopAnswer(kind: EmulatedKind, request: ShopRequest, fault?: string): { status: number; json: string } {
    const { status, json } = this.#shops.answer(kind, request, fault);
    return { status, json: JSON.stringify(json ?? null) };
  }

  /** Somebody orders in an emulated shop system. */
  shopPlace(kind: EmulatedKind, order: Order): void {
    this.#shops.place(kind, order);
  }

  /** Keeps something that left and returns its number. */
  record(sent: Sent): number {
    const row = this.#sql
      .exec<{ n: number }>(
        'INSERT INTO sent (channel, recipient, at, body) VALUES (?, ?, ?, ?) RETURNING n',
        sent.channel,
        sent.to,
        timestamp(),
        JSON.stringify(sent),
      )
      .one();
    return row.n;
  }

  /** What left after number `since`, oldest first; `body` is a {@link Sent} as JSON. */
  sent(since: number, channel: string | null): { n: number; at: string; body: string }[] {
    return this.#sql
      .exec<{ n: number; at: string; body: string }>(
        'SELECT n, at, body FROM sent WHERE n > ? AND (? IS NULL OR channel = ?) ORDER BY n LIMIT 1000',
        since,
        channel,
        channel,
      )
      .toArray();
  }

  /** Stores bytes and returns the file's id. */
  putFile(bytes: Uint8Array, type: string): string {
    const id = crypto.randomUUID();
    this.ctx.storage.transactionSync(() => {
      this.#sql.exec('INSERT INTO files (id, type) VALUES (?, ?)', id, type);
      this.#sql.exec('INSERT INTO ages (file, at) VALUES (?, ?)', id, now());
      for (let part = 0; part * CHUNK < bytes.byteLength; part++) {
        const chunk = bytes.slice(part * CHUNK, (part + 1) * CHUNK);
        this.#sql.exec('INSERT INTO chunks (file, part, bytes) VALUES (?, ?, ?)', id, part, chunk.buffer);
      }
    });
    return id;
  }

  /** When a file was put here, service time in ms. */
  fileSince(id: string): number | null {
    const [row] = this.#sql.exec<{ at: number }>('SELECT at FROM ages WHERE file = ?', id).toArray();
    return row?.at ?? null;
  }

  /**
   * Meta's pair limit: one message in 6 seconds from a number to a person, 45 at once. False when one more is
   * too many; a clock that was set back starts anew.
   */
  takePace(pair: string): boolean {
    const [kept] = this.#sql
      .exec<{ tokens: number; at: number }>('SELECT tokens, at FROM paces WHERE pair = ?', pair)
      .toArray();
    const at = now();
    const refill = kept && kept.at <= at ? kept.tokens + (at - kept.at) / 6_000 : 45;
    const tokens = Math.min(45, refill);
    if (tokens < 1) return false;
    this.#sql.exec('INSERT OR REPLACE INTO paces (pair, tokens, at) VALUES (?, ?, ?)', pair, tokens - 1, at);
    return true;
  }

  /** Keeps a template as Meta has reviewed it. */
  putTemplate(template: Template): void {
    const { name, language, parameters, status, category } = template;
    this.#sql.exec('INSERT OR REPLACE INTO categories VALUES (?, ?, ?)', name, language, category);
    this.#sql.exec(
      'INSERT OR REPLACE INTO templates VALUES (?, ?, ?, ?)',
      name,
      language,
      parameters,
      status,
    );
  }

  template(name: string, language: string): Template | null {
    const [row] = this.#sql
      .exec<{ [K in keyof Template]: Template[K] & SqlStorageValue }>(
        "SELECT t.*, coalesce(c.category, 'UTILITY') AS category FROM templates t LEFT JOIN categories c USING (name, language) WHERE name = ? AND language = ?",
        name,
        language,
      )
      .toArray();
    return row ?? null;
  }

  file(id: string): { type: string; bytes: Uint8Array } | null {
    const [row] = this.#sql.exec<{ type: string }>('SELECT type FROM files WHERE id = ?', id).toArray();
    if (!row) return null;
    const chunks = this.#sql
      .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM chunks WHERE file = ? ORDER BY part', id)
      .toArray()
      .map(({ bytes }) => new Uint8Array(bytes));
    const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0));
    let offset = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, offset);
      offset += chunk.byteLength;
    }
    return { type: row.type, bytes };
  }

  /**
   * Orders the next sends of a channel to fail, one with each of `codes` and in their order (`ok`: it does
   * not); `late` lets them be accepted and fail afterwards.
   */
  orderFaults(channel: string, codes: string[], late: boolean): void {
    this.#sql.exec('DELETE FROM faults_ordered WHERE channel = ? AND late = ?', channel, late ? 1 : 0);
    for (const code of codes)
      this.#sql.exec(
        'INSERT INTO faults_ordered (channel, late, code) VALUES (?, ?, ?)',
        channel,
        late ? 1 : 0,
        code,
      );
  }

  /** The code this send must fail with, or null. */
  takeFault(channel: string, late: boolean): string | null {
    const [row] = this.#sql
      .exec<{ code: string }>(
        'DELETE FROM faults_ordered WHERE n = (SELECT min(n) FROM faults_ordered WHERE channel = ? AND late = ?) RETURNING code',
        channel,
        late ? 1 : 0,
      )
      .toArray();
    return row && row.code !== 'ok' ? row.code : null;
  }

  /** Keeps what a carrier was asked to send, as JSON, and gives it a number. */
  parcelAdd(carrier: string, body: string): number {
    return this.#sql
      .exec<{ n: number }>('INSERT INTO parcels (carrier, body) VALUES (?, ?) RETURNING n', carrier, body)
      .one().n;
  }

  parcelChange(n: number, body: string): void {
    this.#sql.exec('UPDATE parcels SET body = ? WHERE n = ?', body, n);
  }

  /** What a carrier was asked to send, oldest first; `n`: one of them alone. */
  parcels(carrier: string, n: number | null = null): { n: number; body: string }[] {
    return this.#sql
      .exec<{ n: number; body: string }>(
        'SELECT n, body FROM parcels WHERE carrier = ?1 AND (?2 IS NULL OR n = ?2) ORDER BY n',
        carrier,
        n,
      )
      .toArray();
  }

  /** Keeps what a model was asked and what came of it: the last hundred. */
  asked(exchange: Asked): void {
    const body = JSON.stringify(exchange);
    if (body.length > CHUNK) return;
    const { n } = this.#sql
      .exec<{ n: number }>('INSERT INTO asked (body) VALUES (?) RETURNING n', body)
      .one();
    this.#sql.exec('DELETE FROM asked WHERE n <= ?', n - 100);
  }

  /** What models were asked after number `since`, oldest first; `body` is an {@link Asked} as JSON. */
  askedSince(since: number): { n: number; body: string }[] {
    return this.#sql
      .exec<{ n: number; body: string }>('SELECT n, body FROM asked WHERE n > ? ORDER BY n', since)
      .toArray();
  }

  /** Somebody wrote on WhatsApp: opens their 24-hour window. */
  heardFrom(number: string): void {
    this.#sql.exec('INSERT OR REPLACE INTO inbound (number, at) VALUES (?, ?)', number, now());
  }

  /** When that number last wrote, service time in ms; null when it never did. */
  lastHeard(number: string): number | null {
    const [row] = this.#sql.exec<{ at: number }>('SELECT at FROM inbound WHERE number = ?', number).toArray();
    return row?.at ?? null;
  }

  armed(object: { binding: Sleeper; name: string; at: number | null }): void {
    const { binding, name, at } = object;
    if (at === null) this.#sql.exec('DELETE FROM armed WHERE binding = ? AND name = ?', binding, name);
    else
      this.#sql.exec('INSERT OR REPLACE INTO armed (binding, name, at) VALUES (?, ?, ?)', binding, name, at);
  }

  /** Everybody who wants to be woken, earliest first. */
  sleepers(): Armed[] {
    return this.#sql
      .exec<{ binding: string; name: string; at: number }>(
        'SELECT binding, name, at FROM armed ORDER BY at, name',
      )
      .toArray()
      .map((row) => ({ ...row, binding: Binding.parse(row.binding) }));
  }

  async #seed(): Promise<void> {
    await plantSeed(this.env);
    this.#write('seededAt', timestamp());
  }

  async #fill(store: DemoStore): Promise<void> {
    await plantStore(this.env, store);
    this.#write(`filled ${store.id}`, timestamp());
  }

  #read(name: string): string | null {
    const [row] = this.#sql.exec<{ value: string }>('SELECT value FROM notes WHERE name = ?', name).toArray();
    return row?.value ?? null;
  }

  #write(name: string, value: string): void {
    this.#sql.exec('INSERT OR REPLACE INTO notes (name, value) VALUES (?, ?)', name, value);
  }
}

/*
 * Development data, thrown away by `npm run reset`: no migrations. AUTOINCREMENT keeps n growing over a
 * clear().
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sent (
  n INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, recipient TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, type TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS chunks (
  file TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (file, part)
) STRICT;
CREATE TABLE IF NOT EXISTS parcels (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  carrier TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS faults_ordered (
  n INTEGER PRIMARY KEY, channel TEXT NOT NULL, late INTEGER NOT NULL, code TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS asked (n INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS inbound (number TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS ages (file TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS paces (pair TEXT PRIMARY KEY, tokens REAL NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS templates (
  name TEXT NOT NULL, language TEXT NOT NULL, parameters INTEGER NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (name, language)
) STRICT;
CREATE TABLE IF NOT EXISTS categories (
  name TEXT NOT NULL, language TEXT NOT NULL, category TEXT NOT NULL, PRIMARY KEY (name, language)
) STRICT;
CREATE TABLE IF NOT EXISTS armed (
  binding TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (binding, name)
) STRICT;
`;
