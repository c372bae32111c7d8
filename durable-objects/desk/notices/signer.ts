import { newPushSigner, PushSigner } from '../../../src/push/vapid.ts';
import type { Sealer } from '../../../src/seal.ts';

type Row = { public: string; sealed: string };

/** The key that push services know one store by. Browsers subscribe to it: a new one would lose them all, so it is made once. */
export class StoreSigner {
  readonly #sql: SqlStorage;
  readonly #sealer: Sealer;

  constructor(sql: SqlStorage, sealer: Sealer) {
    this.#sql = sql;
    this.#sealer = sealer;
  }

  /** What browsers subscribe with; the first question makes it. */
  async publicKey(): Promise<string> {
    const known = this.#row();
    if (known) return known.public;
    const made = await newPushSigner();
    const sealed = await this.#sealer.seal(JSON.stringify(made.signer));
    // Of two who ask at once one makes it.
    this.#sql.exec(
      'INSERT OR IGNORE INTO push_signer (only, public, sealed) VALUES (1, ?, ?)',
      made.public,
      sealed,
    );
    return this.#row()?.public ?? made.public;
  }

  /** Null where there is none, or no key opens it any more. */
  async signer(): Promise<PushSigner | null> {
    const row = this.#row();
    const opened = row && (await this.#sealer.open(row.sealed).catch(() => null));
    if (!opened) return null;
    if (opened.stale)
      this.#sql.exec('UPDATE push_signer SET sealed = ?', await this.#sealer.seal(opened.text));
    return PushSigner.parse(JSON.parse(opened.text));
  }

  #row(): Row | null {
    return this.#sql.exec<Row>('SELECT public, sealed FROM push_signer').toArray()[0] ?? null;
  }
}
