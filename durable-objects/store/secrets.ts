import { z } from 'zod';
import { now } from '../../src/clock.ts';
import type { Sealer } from '../../src/seal.ts';
import { type Keyed, Requests } from '../storage/requests.ts';

/** Secrets of a store that is not the deployment's default one. */
export const StoreSecrets = z.object({
  adminToken: z.string(),
  identitySecret: z.string(),
  twilioAuthToken: z.string().optional(),
  twilioAccountSid: z.string().optional(),
  twilioApiKey: z.string().optional(),
  twilioApiSecret: z.string().optional(),
  whatsappAppSecret: z.string().optional(),
  whatsappVerifyToken: z.string().optional(),
  whatsappToken: z.string().optional(),
  anthropicApiKey: z.string().optional(),
  openaiApiKey: z.string().optional(),
  compatibleApiKey: z.string().optional(),
});
export type StoreSecrets = z.infer<typeof StoreSecrets>;

/** Those of them that a provider gave. */
export const ProviderSecrets = StoreSecrets.omit({ adminToken: true, identitySecret: true });

/** What is to become of some secrets: null forgets one. */
export type SecretChanges = { [Name in keyof StoreSecrets]?: StoreSecrets[Name] | null };

/** A store's secrets, sealed under the deployment's key for that store's name. */
export class SealedSecrets {
  readonly #sql: SqlStorage;
  readonly #sealer: Sealer;

  constructor(sql: SqlStorage, sealer: Sealer) {
    this.#sql = sql;
    this.#sealer = sealer;
  }

  /** See {@link StoreRpc.create}. */
  async create(secrets: StoreSecrets, request: Keyed | null): Promise<StoreSecrets | 'other_request' | null> {
    // Before anything is read: of two calls at once one keeps its secrets, and the other finds them.
    const sealed = await this.#sealer.seal(JSON.stringify(secrets));
    const requests = new Requests(this.#sql);
    const existing = this.#sealed();
    if (existing !== null) {
      const earlier = request && requests.earlier(request, now());
      if (earlier === 'other') return 'other_request';
      return earlier && existing ? this.#opened(existing) : null;
    }
    this.#sql.exec("INSERT INTO secrets (name, sealed) VALUES ('all', ?)", sealed);
    if (request) requests.keep(request, null, now());
    return secrets;
  }

  /** Null when the store was never created, or is deleted. */
  async read(): Promise<StoreSecrets | null> {
    const sealed = this.#sealed();
    return sealed ? this.#opened(sealed) : null;
  }

  /** Changes some of them; null forgets one. Null when there is no such store. */
  async change(changes: SecretChanges): Promise<StoreSecrets | null> {
    for (;;) {
      const sealed = this.#sealed();
      if (!sealed) return null;
      const kept = Object.entries({ ...(await this.#opened(sealed)), ...changes });
      const next = StoreSecrets.parse(Object.fromEntries(kept.filter(([, secret]) => secret !== null)));
      const anew = await this.#sealer.seal(JSON.stringify(next));
      // Another change may have come in between: then this one is made over that one.
      const before = this.#sealed();
      if (before !== sealed) continue;
      this.#sql.exec("UPDATE secrets SET sealed = ? WHERE name = 'all'", anew);
      return next;
    }
  }

  async #opened(sealed: string): Promise<StoreSecrets> {
    const { text, stale } = await this.#sealer.open(sealed);
    if (stale) {
      const anew = await this.#sealer.seal(text);
      this.#sql.exec("UPDATE secrets SET sealed = ? WHERE name = 'all' AND sealed = ?", anew, sealed);
    }
    return StoreSecrets.parse(JSON.parse(text));
  }

  #sealed(): string | null {
    const row = this.#sql
      .exec<{ sealed: string }>("SELECT sealed FROM secrets WHERE name = 'all'")
      .toArray()[0];
    return row?.sealed ?? null;
  }
}
