import { z } from 'zod';
import {
  CONNECTIONS,
  type ConnectionFields,
  ConnectionName,
  type ShownFields,
  shownFields,
} from '../../src/connections/roster.ts';
import { lookup } from '../../src/lookup.ts';
import type { Sealer } from '../../src/seal.ts';

/** A connection as anybody may see it who may see settings. */
export interface ShownConnection {
  name: ConnectionName;
  fields: ShownFields;
  /** When the other system was last asked, ISO 8601, and what came of it. */
  seen: { at: string; what: string } | null;
}

/** What is to become of a connection. */
export type ConnectionAct =
  | { type: 'put'; name: ConnectionName; fields: ConnectionFields }
  | { type: 'delete'; name: ConnectionName }
  | { type: 'show'; name: ConnectionName }
  /** In clear, for objects alone: never for an answer of the API. */
  | { type: 'open'; name: ConnectionName }
  | { type: 'seen'; name: ConnectionName; what: string };

/** `missing`: secrets that are not kept for where the connection leads now. */
export type ConnectionVerdict =
  | { ok: true; connection: ShownConnection | null; fields: ConnectionFields | null }
  | { ok: false; missing: readonly string[] };

const Fields = z.record(z.string(), z.string());
const Shown = z.record(z.string(), z.union([z.string(), z.literal(true)]));
const Sealed = z.object({ name: ConnectionName, fields: Fields });

type Row = { name: string; shown: string; sealed: string; seen_at: string | null; seen_what: string | null };

/**
 * Credentials of the store's other systems. All of a connection is sealed together with its name and with
 * where it leads, so that a kept secret is never sent to another address than it was given for.
 */
export class Connections {
  readonly #sql: SqlStorage;
  readonly #sealer: Sealer;

  constructor(sql: SqlStorage, sealer: Sealer) {
    this.#sql = sql;
    this.#sealer = sealer;
  }

  /** `at`: ISO 8601. */
  async act(act: ConnectionAct, at: string): Promise<ConnectionVerdict> {
    if (act.type === 'put') return this.#put(act);
    if (act.type === 'open')
      return { ok: true, connection: this.shown(act.name), fields: await this.open(act.name) };
    if (act.type === 'delete') this.#sql.exec('DELETE FROM connections WHERE name = ?', act.name);
    else if (act.type === 'seen')
      this.#sql.exec(
        'UPDATE connections SET seen_at = ?, seen_what = ? WHERE name = ?',
        at,
        act.what.slice(0, 300),
        act.name,
      );
    return { ok: true, connection: this.shown(act.name), fields: null };
  }

  async #put({ name, fields }: ConnectionAct & { type: 'put' }): Promise<ConnectionVerdict> {
    const { secrets, optional = [], to } = CONNECTIONS[name];
    for (;;) {
      const before = this.#row(name);
      const kept = before ? await this.#opened(before) : null;
      const leadsThere = to.every((field) => lookup(kept, field) === lookup(fields, field));
      const known = Object.entries(leadsThere ? (kept ?? {}) : {}).filter(([key]) => secrets.includes(key));
      const wanted = { ...Object.fromEntries(known), ...fields };
      const missing = secrets.filter(
        (secret) => lookup(wanted, secret) === undefined && !optional.includes(secret),
      );
      if (missing.length > 0) return { ok: false, missing };
      const sealed = await this.#sealer.seal(JSON.stringify({ name, fields: wanted }));
      // Another may have been put meanwhile: then this one is put over that one.
      if (this.#row(name)?.sealed !== before?.sealed) continue;
      this.#sql.exec(
        'INSERT OR REPLACE INTO connections (name, shown, sealed) VALUES (?, ?, ?)',
        name,
        JSON.stringify(shownFields(name, wanted)),
        sealed,
      );
      return { ok: true, connection: this.shown(name), fields: null };
    }
  }

  /** In clear; null where there is none, or no key opens it any more. */
  async open(name: ConnectionName): Promise<ConnectionFields | null> {
    const row = this.#row(name);
    return row && this.#opened(row);
  }

  shown(name: ConnectionName): ShownConnection | null {
    const row = this.#row(name);
    if (!row) return null;
    const { shown, seen_at: at, seen_what: what } = row;
    return {
      name,
      fields: Shown.parse(JSON.parse(shown)),
      seen: at !== null && what !== null ? { at, what } : null,
    };
  }

  async #opened({ name, sealed }: Row): Promise<ConnectionFields | null> {
    const opened = await this.#sealer.open(sealed).catch(() => null);
    if (!opened) return null;
    if (opened.stale) {
      const anew = await this.#sealer.seal(opened.text);
      this.#sql.exec('UPDATE connections SET sealed = ? WHERE name = ? AND sealed = ?', anew, name, sealed);
    }
    const { name: of, fields } = Sealed.parse(JSON.parse(opened.text));
    return of === name ? fields : null;
  }

  #row(name: string): Row | null {
    return this.#sql.exec<Row>('SELECT * FROM connections WHERE name = ?', name).toArray()[0] ?? null;
  }
}
