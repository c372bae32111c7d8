import { Buffer } from 'node:buffer';
import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { now } from '../../src/clock.ts';
import { equalText } from '../../src/constant-time.ts';
import type { Env } from '../../src/env.ts';
import { CONSENTS, type ConsentName, consentUrl } from '../../src/mailboxes/oauth/consents.ts';
import { askTokens, type Granted, type KeptAccess, revokeConsent } from '../../src/mailboxes/oauth/tokens.ts';
import { asMailboxError, MailboxError } from '../../src/mailboxes/port.ts';
import { asFault } from '../../src/mailboxes/rest.ts';
import { accountBehind, closed } from '../../src/mailboxes/roster.ts';
import { providerFetch } from '../../src/outbound.ts';
import { purposeKey, sealer } from '../../src/seal.ts';
import { actOnConnection, connectionOf } from '../clients/connections.ts';
import { storeSettings } from '../clients/store.ts';
import type { MailboxRecords } from './records.ts';

/** A consent that is asked for, or comes back. `by`: the session of whoever is signed in. */
export interface ConsentAsked {
  name: ConsentName;
  by: string;
  /** Where the provider sends the browser back to. */
  redirect: string;
  /** Instead of the provider's own hosts: development. */
  base: string | undefined;
}
export interface ConsentGiven {
  name: ConsentName;
  by: string;
  code: string;
  state: string;
}
export type ConsentVerdict = { ok: true; detail: string } | { ok: false; detail: string };

/** How long somebody may look at the provider's questions. */
const GOOD_FOR = 10 * 60_000;
const Kept = z.object({ token: z.string(), until: z.number(), of: z.string().optional() });

/** What lets the service into a mailbox without a password: asked for, kept sealed, and given back. */
export class MailboxConsent {
  readonly #env: Env;
  readonly #store: string;
  readonly #records: () => MailboxRecords;

  constructor(env: Env, store: string, records: () => MailboxRecords) {
    this.#env = env;
    this.#store = store;
    this.#records = records;
  }

  /** The access token that is kept; null where there is none, or no key opens it any more. */
  load = async (): Promise<KeptAccess | null> => {
    const { access } = this.#records().state();
    const opened = access === null ? null : await this.#sealer.open(access).catch(() => null);
    return opened ? Kept.parse(JSON.parse(opened.text)) : null;
  };

  /** `replaced`: the refresh token that takes the place of the connection's. */
  keep = async (
    access: KeptAccess,
    replaced?: { name: ConsentName; before: string; now: string },
  ): Promise<void> => {
    const sealed = await this.#sealer.seal(JSON.stringify(access));
    if (replaced) {
      const { name } = replaced;
      const fields = await connectionOf(this.#env, this.#store, name, 'now');
      // What the owner has put meanwhile is not put over.
      if (!fields || !equalText(fields.refreshToken ?? '', replaced.before)) return;
      const act = { type: 'put', name, fields: { ...fields, refreshToken: replaced.now } } as const;
      await actOnConnection(this.#env, this.#store, act);
    }
    this.#records().keepAccess(sealed);
  };

  /** Where the owner is asked. */
  async begin({ name, by, redirect, base }: ConsentAsked): Promise<ConsentVerdict> {
    const app = CONSENTS[name].app(this.#env);
    if (!app) return { ok: false, detail: closed(name) };
    const state = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    const verifier = await this.#verifier(state);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    this.#records().askConsent({ name, by, state, redirect, base: base ?? null, until: now() + GOOD_FOR });
    const hint = await this.#address();
    return { ok: true, detail: consentUrl(name, { app, base, redirect, state, challenge, hint }) };
  }

  /** The owner has said yes: what lets us in is kept, where it opens the store's own mailbox. */
  async finish({ name, by, code, state }: ConsentGiven): Promise<ConsentVerdict> {
    const asked = this.#records().takeConsent({ name, by, state }, now());
    const app = CONSENTS[name].app(this.#env);
    if (!app) return { ok: false, detail: closed(name) };
    if (!asked)
      return {
        ok: false,
        detail:
          'This was asked for by another session or more than ten minutes ago, or is used up: begin again.',
      };
    const base = asked.base ?? undefined;
    const reach = { name, app, base, fetch: providerFetch(this.#env) };
    let granted: Granted | null = null;
    try {
      granted = await askTokens(reach, {
        ...{ grant_type: 'authorization_code', code, redirect_uri: asked.redirect },
        code_verifier: await this.#verifier(state),
      });
      const detail = await this.#take(name, base, granted);
      return { ok: true, detail };
    } catch (error) {
      // What is of no use is not left lying there.
      if (granted?.refresh_token) await revokeConsent(reach, granted.refresh_token);
      return { ok: false, detail: asMailboxError(asFault(error)).message };
    }
  }

  /** Gives a consent back, as its connection is about to be forgotten. */
  async release(name: ConsentName): Promise<void> {
    const fields = await connectionOf(this.#env, this.#store, name, 'now');
    if (!fields?.refreshToken) return;
    const reach = { name, base: fields.apiBase, fetch: providerFetch(this.#env) };
    await revokeConsent(reach, fields.refreshToken);
  }

  async #take(name: ConsentName, base: string | undefined, granted: Granted): Promise<string> {
    const { provider, needed } = CONSENTS[name];
    const { access_token: access, refresh_token: refreshToken, scope } = granted;
    if (!refreshToken) throw new MailboxError('login', `${provider} gave no lasting consent: begin again.`);
    const has = scope?.toLowerCase().split(/\s+/) ?? [];
    const unticked = needed.filter((one) => scope && !has.some((given) => given.endsWith(one.toLowerCase())));
    if (unticked.length > 0)
      throw new MailboxError(
        'login',
        `A box was left unticked, without which nothing works (${unticked.join(', ')}): begin again.`,
      );
    const wanted = await this.#address();
    const fetch = providerFetch(this.#env);
    const { account, addresses, mailbox } = await accountBehind(name, base, fetch, access, wanted);
    if (!addresses.includes(wanted))
      throw new MailboxError(
        'login',
        `${account} said yes, and the store's mailbox is ${wanted}: say yes as that one, or set settings.email.address first.`,
      );
    const before = await connectionOf(this.#env, this.#store, name, 'now');
    const isSame = before?.account === account && before.mailbox === mailbox;
    const fields = {
      ...{ account, refreshToken },
      ...(mailbox !== undefined && { mailbox }),
      ...(base !== undefined && { apiBase: base }),
      // These are the deployment's, whoever says yes.
      ...(before?.topic !== undefined && { topic: before.topic }),
      ...(before?.pushAccount !== undefined && { pushAccount: before.pushAccount }),
      ...(isSame && before.authserv !== undefined && { authserv: before.authserv }),
    };
    await actOnConnection(this.#env, this.#store, { type: 'put', name, fields });
    return `${provider} opens ${mailbox ?? account}`;
  }

  async #address(): Promise<string> {
    return (await storeSettings(this.#env, this.#store)).settings.email.address.toLowerCase();
  }

  /** What proves that the code was asked for here (RFC 7636): made anew each time, and kept nowhere. */
  async #verifier(state: string): Promise<string> {
    const key = await purposeKey(this.#env.SEAL_KEY, 'consent', this.#store);
    return createHmac('sha256', key).update(state).digest('base64url');
  }

  get #sealer() {
    return sealer(this.#env, 'connection', this.#store);
  }
}
