import { DurableObject } from 'cloudflare:workers';
import type { MailMessage } from '../../src/channels/channel.ts';
import { header, messageIds } from '../../src/channels/email/headers.ts';
import { REFERENCE_HEADER } from '../../src/channels/email/loops.ts';
import { now } from '../../src/clock.ts';
import type { MailboxConnection } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import { clientStates, type MailHook } from '../../src/mailboxes/graph/push.ts';
import { headersOf } from '../../src/mailboxes/head.ts';
import { mimeOf } from '../../src/mailboxes/mime.ts';
import { CONSENT_NAMES, CONSENTS, type ConsentName } from '../../src/mailboxes/oauth/consents.ts';
import {
  asMailboxError,
  MailboxError,
  type MailSystem,
  type OutgoingMail,
  type PulledMail,
  type Sending,
} from '../../src/mailboxes/port.ts';
import { kindOfConnection, MAILBOXES, type MailboxKind } from '../../src/mailboxes/roster.ts';
import { providerFetch } from '../../src/outbound.ts';
import { errorReason, trace, traced } from '../../src/trace.ts';
import { actOnConnection, connectionOf } from '../clients/connections.ts';
import { storeObject, storeSettings } from '../clients/store.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { type ConsentAsked, type ConsentGiven, type ConsentVerdict, MailboxConsent } from './consent.ts';
import { dial } from './dial.ts';
import { MailboxPush } from './push.ts';
import { hash, MailboxRecords } from './records.ts';
import type { MailboxRpc } from './rpc.ts';
import { mailboxSchema } from './schema.ts';

/** What becomes of a mail that was read. */
export type FilePulled = (
  env: Env,
  store: string,
  mail: PulledMail,
  /**
   * Whose Authentication-Results are believed, what the subject of a calibration mail holds, and whether the border server may
   * go without a name.
   */
  known: { authserv: string | null; calibration: string | null; nameless: boolean },
) => Promise<Filed>;
/** `calibrated`: the mail was the one that was waited for; null where it proves nothing. */
export type Filed = 'filed' | { calibrated: string | null };

/** Milliseconds between two looks. */
const PACE = 45_000;
/** Milliseconds to the next look after so many failures in a row. */
const BACK_OFF = [60_000, 120_000, 300_000, 900_000];
/** Failures in a row after which the owner is told: a server may be away for a moment. */
const TOLD_AFTER = 3;
/** Milliseconds between two looks that the provider's hints bring about, however many there are. */
const HINTED_PACE = 5_000;

/**
 * The object of a store's mailbox that is somebody else's: it looks for what is new by its alarm, has it filed, and
 * sends. One for each store, named `<store>:mailbox`. `file` is what takes mail in.
 */
export function mailboxWith(file: FilePulled) {
  return class Mailbox extends DurableObject<Env> implements MailboxRpc {
    readonly #schema = new Schema(this.ctx.storage, mailboxSchema);
    readonly #alarm = new OwnAlarm(this.ctx, this.env, 'MAILBOX');
    readonly #store = (this.ctx.id.name ?? '').replace(/:mailbox$/, '');
    /** References that are on their way this very moment. */
    readonly #sending = new Set<string>();
    readonly #consent = new MailboxConsent(this.env, this.#store, () => this.#records());
    readonly #push = new MailboxPush(() => this.#records());
    #looking: Promise<void> | null = null;
    #lookedAt = 0;
    /** What has come in while it was looked into: a hint, and another connection or setting. */
    #isHinted = false;
    #isChanged = false;

    async changed(origin?: string): Promise<void> {
      if (!(await this.#kind()) && !this.#schema.made) return;
      const records = this.#records();
      if (origin !== undefined) records.reachedAt(origin);
      records.resumed();
      if (this.#looking) this.#isChanged = true;
      else await this.#alarm.set(now());
    }

    async pushed(ends: boolean): Promise<void> {
      if (!this.#schema.made) return;
      if (ends) this.#push.ends();
      const { failures, stopped } = this.#records().state();
      // A server that is away, or asks to be left alone, is left alone.
      if (failures > 0 || stopped !== null) return;
      if (this.#looking) this.#isHinted = true;
      else await this.#lookSoon();
    }

    async wipe(): Promise<void> {
      await this.#stopPush();
      for (const name of CONSENT_NAMES) await this.#consent.release(name).catch(() => undefined);
      await this.#alarm.set(null);
      this.#schema.unmake();
    }

    async askConsent(asked: ConsentAsked): Promise<ConsentVerdict> {
      return this.#consent.begin(asked);
    }

    async takeConsent(given: ConsentGiven): Promise<ConsentVerdict> {
      const verdict = await this.#consent.finish(given);
      if (verdict.ok) {
        await this.#seen(given.name, verdict.detail);
        await this.changed();
      }
      return verdict;
    }

    async releaseConsent(name: ConsentName): Promise<void> {
      if ((await this.#kind()) === name) await this.#stopPush();
      await this.#consent.release(name);
    }

    async wake(): Promise<void> {
      await this.alarm();
    }

    override async alarm(): Promise<void> {
      await this.#alarm.rang();
      // A moved clock and the alarm may both ring: one look at a time.
      this.#looking ??= traced(() => this.#look()).finally(() => {
        this.#looking = null;
      });
      await this.#looking;
      if (!this.#isChanged) return;
      this.#isChanged = false;
      await this.#alarm.set(now());
    }

    async send(mail: MailMessage): Promise<Sending & { messageId: string }> {
      const reference = mail.headers[REFERENCE_HEADER] ?? crypto.randomUUID();
      const domain = mail.from.email.slice(mail.from.email.lastIndexOf('@') + 1);
      // The same at each try: by it the mail is found again.
      const messageId = `<${hash(reference)}.onethread@${domain}>`;
      const records = this.#records();
      const known = records.sending(reference);
      if (known === 'accepted') return { status: 'accepted', words: 'it has left before', messageId };
      if (this.#sending.has(reference)) return { status: 'passing', words: 'it is on its way', messageId };
      this.#sending.add(reference);
      try {
        return { messageId, ...(await this.#send(mail, { reference, messageId, known })) };
      } catch (error) {
        return { status: 'passing', words: errorReason(error), messageId };
      } finally {
        this.#sending.delete(reference);
      }
    }

    async tryOut(connection: MailboxConnection): Promise<{ ok: boolean; detail: string }> {
      const kind = kindOfConnection(connection);
      const { reads, sends } = MAILBOXES[kind];
      const said: string[] = [];
      let ok = true;
      try {
        const system = await this.#system('now', kind);
        if (!system) throw new MailboxError('login', `there is no connection ${connection}`);
        if (connection === sends) said.push(await this.#trySending(system));
        if (connection === reads) said.unshift(await this.#tryReading(system, kind));
      } catch (error) {
        ok = false;
        said.splice(0, said.length, asMailboxError(error).message);
      }
      const detail = said.join('. ');
      await this.#seen(connection, detail);
      if (ok) await this.changed();
      return { ok, detail };
    }

    async #tryReading(system: MailSystem, kind: MailboxKind): Promise<string> {
      const said = await system.test();
      const { reads } = MAILBOXES[kind];
      if ((await connectionOf(this.env, this.#store, reads, 'now'))?.authserv) return said;
      const word = this.#records().calibration(now());
      return `${said}. Now send a mail with ${word} in its subject to this mailbox from an account elsewhere that has DMARC (Gmail has): from it is learnt whom to believe who wrote. Until then nobody is recognised by their address alone`;
    }

    async #trySending(system: MailSystem): Promise<string> {
      const { settings } = await storeSettings(this.env, this.#store);
      const { address } = settings.email;
      const reference = `test.${crypto.randomUUID()}`;
      const sent = await this.#hand(system, {
        from: { name: settings.name, email: address },
        to: address,
        subject: 'Onethread: test',
        headers: { 'Auto-Submitted': 'auto-generated', [REFERENCE_HEADER]: reference },
        text: 'This mailbox sends.\n',
        html: '<p>This mailbox sends.</p>\n',
      });
      if (sent.status !== 'accepted') throw new MailboxError('later', sent.words);
      return sent.words;
    }

    async #send(
      mail: MailMessage,
      { reference, messageId, known }: { reference: string; messageId: string; known: 'unknown' | null },
    ): Promise<Sending> {
      const records = this.#records();
      const system = await this.#system('lately');
      if (!system) return { status: 'login', words: 'the mailbox is not connected' };
      // Its answer was lost: where it lies in Sent it has left.
      const found = known === 'unknown' ? await system.findSent({ messageId, reference, to: mail.to }) : null;
      if (found !== null) {
        records.tried(reference, true, now());
        return { status: 'accepted', words: 'it lies in Sent', messageId: found };
      }
      records.tried(reference, false, now());
      const sent = await this.#hand(system, mail, messageId);
      if (sent.status === 'accepted') records.tried(reference, true, now());
      else if (sent.status !== 'unknown') records.refused(reference);
      if (sent.status === 'login' || sent.status === 'policy') await this.#tell(`sending: ${sent.words}`);
      return sent;
    }

    async #hand(system: MailSystem, mail: MailMessage, messageId?: string): Promise<Sending> {
      const id = messageId ?? `<${crypto.randomUUID()}.onethread@${mail.from.email.split('@').at(-1)}>`;
      const boundary = crypto.randomUUID().replaceAll('-', '');
      const raw = mimeOf(mail, { messageId: id, at: now(), boundary });
      const outgoing: OutgoingMail = {
        ...{ from: mail.from.email, to: mail.to, messageId: id, raw },
        reference: mail.headers[REFERENCE_HEADER] ?? '',
        inReplyTo: mail.headers['In-Reply-To'] ?? null,
      };
      const sent = await system.send(outgoing);
      // A copy that fails is missed by nobody but its owner.
      if (sent.status === 'accepted')
        this.ctx.waitUntil(
          system
            .keepSent(outgoing)
            .catch((error) => trace('mailbox.copy', { store: this.#store, reason: errorReason(error) })),
        );
      return sent;
    }

    async #look(): Promise<void> {
      if (!this.#schema.made) return;
      const kind = await this.#kind();
      const records = this.#records();
      // Not read any more, what it remembers is forgotten all the same.
      if (!kind || records.state().stopped !== null) {
        records.sweep(now());
        return this.#alarm.set(records.due());
      }
      // Set before anything can break.
      await this.#alarm.set(now() + PACE);
      this.#lookedAt = now();
      this.#isHinted = false;
      try {
        const { stops } = this.#push;
        const system = await this.#system('lately', kind);
        if (!system) throw new MailboxError('login', 'the mailbox is not connected');
        const cursor = await system.pull(records.state().cursor, (mail, at) => this.#file(mail, at, kind));
        records.moved(cursor);
        records.looked(now());
        const untold = await this.#push.keep(system.push, now(), stops);
        if (untold !== null)
          await this.#seen(
            MAILBOXES[kind].reads,
            `it is looked into, and nobody tells of new mail: ${untold}`,
          );
      } catch (error) {
        // Of a connection that is another one by now it says nothing.
        return this.#isChanged ? undefined : this.#failed(asMailboxError(error), kind);
      }
      // What was told meanwhile may have come in behind what was read.
      if (this.#isHinted) await this.#lookSoon();
    }

    async #lookSoon(): Promise<void> {
      // A clock that was moved back keeps nobody waiting.
      const due = Math.min(this.#lookedAt + HINTED_PACE, now() + HINTED_PACE);
      await this.#alarm.set(Math.max(now(), due));
    }

    async #stopPush(): Promise<void> {
      if (!this.#schema.made) return;
      const system = await this.#system('now').catch(() => null);
      await this.#push.stop(system?.push ?? null);
    }

    async #file(mail: PulledMail, cursor: string, kind: MailboxKind): Promise<void> {
      const records = this.#records();
      const headers = headersOf(mail.raw);
      const id = messageIds(header(headers, 'message-id'))[0] ?? '';
      const key = `${mail.folder} ${id || hash(mail.raw)}`;
      if (!mail.again || !records.isFiled(key)) {
        const calibration = records.awaited(now());
        const { reads, nameless } = MAILBOXES[kind];
        const authserv = (await connectionOf(this.env, this.#store, reads))?.authserv ?? null;
        const filed = await file(this.env, this.#store, mail, { authserv, calibration, nameless });
        if (filed !== 'filed') await this.#calibrated(filed.calibrated, reads);
      }
      this.ctx.storage.transactionSync(() => {
        records.filed(key, now());
        records.moved(cursor);
      });
    }

    async #calibrated(authserv: string | null, name: MailboxConnection): Promise<void> {
      this.#records().calibrated();
      if (authserv === null)
        return this.#tell(
          'the calibration mail proves no sender: nobody is recognised by their address alone',
        );
      const fields = await connectionOf(this.env, this.#store, name, 'now');
      if (!fields) return;
      await actOnConnection(this.env, this.#store, { type: 'put', name, fields: { ...fields, authserv } });
      await this.#seen(name, `from now on the word of ${authserv} counts`);
    }

    async #failed({ kind: fault, message, after }: MailboxError, kind: MailboxKind): Promise<void> {
      const stops = fault === 'login';
      const failures = this.#records().failed(stops ? message : null);
      trace('mailbox.failed', { store: this.#store, reason: fault }, 'error');
      if (stops || failures === TOLD_AFTER) {
        await this.#tell(`reading: ${message}`);
        await this.#seen(MAILBOXES[kind].reads, message);
      }
      const pause = BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? PACE;
      await this.#alarm.set(stops ? this.#records().due() : now() + Math.max(pause, after));
    }

    async #tell(reason: string): Promise<void> {
      await storeObject(this.env, this.#store)
        .trouble('email', reason)
        .catch(() => undefined);
    }

    async #seen(name: MailboxConnection, what: string): Promise<void> {
      await actOnConnection(this.env, this.#store, { type: 'seen', name, what }).catch(() => undefined);
    }

    async #kind() {
      const { settings } = await storeSettings(this.env, this.#store);
      const { via } = settings.email;
      return via === 'cloudflare' ? null : via;
    }

    async #system(when: 'lately' | 'now', kind?: MailboxKind): Promise<MailSystem | null> {
      const { env } = this;
      const of = kind ?? (await this.#kind());
      if (!of) return null;
      return MAILBOXES[of].open({
        connection: (name) => connectionOf(env, this.#store, name, when),
        ...{ dial, fetch: providerFetch(env), now },
        app: (name) => CONSENTS[name].app(env),
        access: this.#consent,
        name: env.PUBLIC_URL ? new URL(env.PUBLIC_URL).hostname : 'onethread.invalid',
        hook: (name) => this.#hook(name),
      });
    }

    /** Where the service is told; null where no provider would reach it, or nothing it is told could be believed. */
    async #hook(name: ConsentName): Promise<MailHook | null> {
      const { env } = this;
      const origin = env.PUBLIC_URL.replace(/\/$/, '') || this.#records().state().origin;
      const [state] = await clientStates(env, this.#store);
      if (!origin || state === undefined || !(origin.startsWith('https:') || env.SANDBOX)) return null;
      return { url: `${origin}/hooks/${this.#store}/${name}`, state };
    }

    #records(): MailboxRecords {
      this.#schema.make();
      return new MailboxRecords(this.ctx.storage.sql);
    }
  };
}
