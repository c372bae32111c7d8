import type { Env } from '../../../src/env.ts';
import type { Meta } from './meta.ts';
import type { ChatSocket } from './socket-state.ts';

/** How an object was reached: for links, for where others are placed, and for counting attempts. */
export class Reachability {
  readonly #env: Pick<Env, 'PUBLIC_URL'>;
  readonly #meta: Meta;
  #origin: string | null = null;

  constructor(env: Pick<Env, 'PUBLIC_URL'>, meta: Meta) {
    this.#env = env;
    this.#meta = meta;
  }

  /** The service's own address as the outside sees it; empty before anything came from there. */
  get origin(): string {
    if (this.#env.PUBLIC_URL) return this.#env.PUBLIC_URL;
    this.#origin ??= this.#meta.get('origin');
    return this.#origin ?? '';
  }

  /** ISO 3166 alpha-2 of the customer; null while it is not known. */
  get country(): string | null {
    return this.#meta.get('country');
  }

  /** The blinded networks of a session's browser, the narrowest first. */
  networks(session: string): readonly string[] {
    return this.#meta.get(`networks:${session}`)?.split(' ') ?? [];
  }

  /** Something came in: the newest address counts, and the first country. */
  by({ origin, country }: { origin: string; country: string | null }): void {
    if (origin && origin !== this.#meta.get('origin')) this.#meta.set('origin', origin);
    this.#origin = null;
    if (country && !this.#meta.get('country')) this.#meta.set('country', country);
  }

  /**
   * A browser dialled. Kept beside its socket: one that hangs up before the answer has made its attempt from
   * somewhere.
   */
  bySocket({ origin, network, site, session }: ChatSocket): void {
    this.by({ origin, country: null });
    const networks = [network, site].filter((one) => one !== null).join(' ');
    const name = `networks:${session}` as const;
    if (networks && networks !== this.#meta.get(name)) this.#meta.set(name, networks);
  }
}
