import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import { storedFact, storedPath } from '../../../src/conversation/upcast.ts';
import type { Channel } from '../../../src/conversation/values.ts';

/** Sessions, those that the state has dropped too. */
export class SessionStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * The path by which a session came to this thread, nearest first: empty for its own, and for one that is
   * not here.
   */
  pathOf(session: string): string[] {
    const row = this.#sql
      .exec<{ path: string }>('SELECT path FROM sessions WHERE id = ?', session)
      .toArray()[0];
    return row ? storedPath(row.path) : [];
  }

  /** Whether a session is here, with that address, and was not revoked. */
  isOpenWith(session: string, address: string): boolean {
    return (
      this.#sql
        .exec('SELECT 1 FROM sessions WHERE id = ? AND address = ? AND revoked_at IS NULL', session, address)
        .toArray().length > 0
    );
  }

  /** Whether a person of the shop revoked a session. */
  isRevoked(session: string): boolean {
    return (
      this.#sql.exec('SELECT 1 FROM sessions WHERE id = ? AND revoked_at IS NOT NULL', session).toArray()
        .length > 0
    );
  }

  /** Whom a session is with. */
  addressOf(session: string): string | null {
    return (
      this.#sql.exec<{ address: string }>('SELECT address FROM sessions WHERE id = ?', session).toArray()[0]
        ?.address ?? null
    );
  }

  /**
   * Over which of the shop's numbers a session runs, and when the customer last wrote there by the provider's
   * clock.
   */
  line(session: string): { via: string | null; heardAt: string | null } {
    const row = this.#sql
      .exec<{ via: string | null; heard_at: string | null }>(
        'SELECT via, heard_at FROM sessions WHERE id = ?',
        session,
      )
      .toArray()[0];
    return { via: row?.via ?? null, heardAt: row?.heard_at ?? null };
  }

  /**
   * The last conversation with an address over one of the shop's numbers; one from before numbers were kept
   * fits any.
   */
  chatWith(channel: Channel, address: string, via: string | undefined): string | null {
    const row = this.#sql
      .exec<{ id: string }>(
        `SELECT id FROM sessions WHERE channel = ? AND address = ? AND (? IS NULL OR via IS NULL OR via = ?)
         ORDER BY at DESC LIMIT 1`,
        channel,
        address,
        via ?? null,
        via ?? null,
      )
      .toArray()[0];
    return row?.id ?? null;
  }

  /** The last sessions on a channel with an address, newest first. */
  latestWith(channel: Channel, address: string, most: number): string[] {
    return this.#sql
      .exec<{ id: string }>(
        'SELECT id FROM sessions WHERE channel = ? AND address = ? ORDER BY at DESC LIMIT ?',
        channel,
        address,
        most,
      )
      .toArray()
      .map(({ id }) => id);
  }

  /** The last session on a channel with an address, and its subject. */
  latestSession(
    channel: Channel,
    address: string,
  ): { id: string; subject: string | null; at: string } | null {
    const row = this.#sql
      .exec<{ id: string; subject: string | null; at: string }>(
        'SELECT id, subject, at FROM sessions WHERE channel = ? AND address = ? ORDER BY at DESC LIMIT 1',
        channel,
        address,
      )
      .toArray()[0];
    return row ?? null;
  }

  /** What a session rested on when it began. */
  openedWith(session: string): string | null {
    const fact = this.#lastOf(session, 'session.opened');
    return fact?.type === 'session.opened' ? fact.evidence : null;
  }

  /** The briefing of the last handover in a session. */
  lastHandover(session: string): FactOf<'handover.requested'> | null {
    const fact = this.#lastOf(session, 'handover.requested');
    return fact?.type === 'handover.requested' ? fact : null;
  }

  /** The last message the customer wrote in a session. */
  lastReceived(session: string): Fact | null {
    return this.#lastOf(session, 'message.received');
  }

  /** The last message we said in a session. */
  lastSaid(session: string): Fact | null {
    return this.#lastOf(session, 'message.composed');
  }

  /**
   * The type stands in the words of the query: only so is an index of that type's events taken where there is
   * one.
   */
  #lastOf(
    session: string,
    type: 'message.received' | 'message.composed' | 'session.opened' | 'handover.requested',
  ): Fact | null {
    const row = this.#sql
      .exec<{ fact: string }>(
        `SELECT fact FROM log WHERE session = ? AND type = '${type}' ORDER BY seq DESC LIMIT 1`,
        session,
      )
      .toArray()[0];
    return row ? storedFact(row.fact) : null;
  }
}
