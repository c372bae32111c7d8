import { z } from 'zod';
import { now, timestamp } from '../../src/clock.ts';
import { type Keyed, Requests } from '../storage/requests.ts';

/** Tokens a store may have at once. */
export const MAX_TOKENS = 100;
/** How exactly the last use is known, in milliseconds: a busy token costs one write a minute. */
const USE_RESOLUTION_MS = 60_000;

/** An API token as its store knows it. Times are ISO 8601. */
export interface TokenRecord {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
}

/**
 * A token to be taken in: `hash` finds it again, `sealed` is the token for whoever repeats the call under its
 * key.
 */
export interface NewToken extends Pick<TokenRecord, 'id' | 'name' | 'scopes'> {
  hash: string;
  sealed: string;
}

const Scopes = z.array(z.string());
const Answer = z.object({ id: z.string(), sealed: z.string() });

type Row = { id: string; name: string; scopes: string; created_at: string; used_at: string | null };

/** The API tokens of one store. Synchronous, so that a caller's transaction holds what belongs together. */
export class ApiTokens {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  list(): TokenRecord[] {
    return this.#sql.exec<Row>('SELECT * FROM tokens ORDER BY created_at DESC, id').toArray().map(toRecord);
  }

  /**
   * Takes a token in. The same call under the same `Idempotency-Key` gets what the first one got, and another
   * call under it is told so; a store with {@link MAX_TOKENS} takes no more.
   */
  add(
    { id, hash, name, scopes, sealed }: NewToken,
    request: Keyed | null,
  ): { token: TokenRecord; sealed: string } | 'other_request' | 'too_many' | 'revoked' {
    const requests = new Requests(this.#sql);
    const earlier = request && requests.earlier(request, now());
    if (earlier === 'other') return 'other_request';
    if (earlier) {
      const first = Answer.parse(earlier.answer);
      const token = this.#find('id', first.id);
      return token ? { token, sealed: first.sealed } : 'revoked';
    }
    if (this.list().length >= MAX_TOKENS) return 'too_many';
    const createdAt = timestamp();
    this.#sql.exec(
      'INSERT INTO tokens (id, hash, name, scopes, created_at) VALUES (?, ?, ?, ?, ?)',
      id,
      hash,
      name,
      JSON.stringify(scopes),
      createdAt,
    );
    if (request) requests.keep(request, { id, sealed }, now());
    return { token: { id, name, scopes, createdAt, lastUsedAt: null }, sealed };
  }

  /** Gives a token another secret (its hash); the one before opens nothing any more. Null when there is no such token. */
  rotate(id: string, hash: string): TokenRecord | null {
    this.#sql.exec(
      'UPDATE tokens SET hash = ?, created_at = ?, used_at = NULL WHERE id = ?',
      hash,
      timestamp(),
      id,
    );
    return this.#find('id', id);
  }

  revoke(id: string): boolean {
    return this.#sql.exec('DELETE FROM tokens WHERE id = ? RETURNING id', id).toArray().length > 0;
  }

  use(hash: string): TokenRecord | null {
    const token = this.#find('hash', hash);
    if (!token) return null;
    if (token.lastUsedAt === null || now() - Date.parse(token.lastUsedAt) >= USE_RESOLUTION_MS) {
      token.lastUsedAt = timestamp();
      this.#sql.exec('UPDATE tokens SET used_at = ? WHERE id = ?', token.lastUsedAt, token.id);
    }
    return token;
  }

  #find(by: 'id' | 'hash', value: string): TokenRecord | null {
    const row = this.#sql.exec<Row>(`SELECT * FROM tokens WHERE ${by} = ?`, value).toArray()[0];
    return row ? toRecord(row) : null;
  }
}

function toRecord({ id, name, scopes, created_at, used_at }: Row): TokenRecord {
  return {
    id,
    name,
    scopes: Scopes.parse(JSON.parse(scopes)),
    createdAt: created_at,
    lastUsedAt: used_at,
  };
}
