import { DurableObject } from 'cloudflare:workers';
import type { MailMessage } from '../../src/channels/channel.ts';
import { header, messageIds } from '../../src/channels/email/headers.ts';
import { REFERENCE_HEADER } from '../../src/channels/email/loops.ts';
import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { headersOf } from '../../src/mailboxes/head.ts';
import { mimeOf } from '../../src/mailboxes/mime.ts';
import {
  asMailboxError,
  MailboxError,
  type MailSystem,
  type OutgoingMail,
  type PulledMail,
  type Sending,
} from '../../src/mailboxes/port.ts';
import { MAILBOXES } from '../../src/mailboxes/roster.ts';
import { errorReason, trace, traced } from '../../src/trace.ts';
import { actOnConnection, connectionOf } from '../clients/connections.ts';
import { storeObject, storeSettings } from '../clients/store.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { dial } from './dial.ts';
import { hash, MailboxRecords } from './records.ts';
import type { MailboxRpc } from './rpc.ts';
import { mailboxSchema } from './schema.ts';

/** What becomes of a mail that was read. */
export type FilePulled = (
  env: Env,
  store: string,
  mail: PulledMail,
  /** Whose Authentication-Results are believed, and what the subject of a calibration mail holds. */
  known: { authserv: string | null; calibration: string | null },
) => Promise<Filed>;
/** `calibrated`: the mail was the one that was waited for; null where it proves nothing. */
export type Filed = 'filed' | { calibrated: string | null };

/** Milliseconds between two looks. */
const PACE = 45_000;
/** Milliseconds to the next look after so many failures in a row. */
const BACK_OFF = [60_000, 120_000, 300_000, 900_000];
/** Failures in a row after which the owner is told: a server may be away for a moment. */
const TOLD_AFTER = 3;

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
    #looking: Promise<void> | null = null;

    async changed(): Promise<void> {
      if (!(await this.#kind()) && !this.#schema.made) return;
      this.#records().resumed();
      await this.#alarm.set(now());
    }

    async wipe(): Promise<void> {
      await this.#alarm.set(null);
      this.#schema.unmake();
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
        return { ...(await this.#send(mail, { reference, messageId, known })), messageId };
      } catch (error) {
        return { status: 'passing', words: errorReason(error), messageId };
      } finally {
        this.#sending.delete(reference);
      }
    }

    async tryOut(connection: 'imap' | 'smtp'): Promise<{ ok: boolean; detail: string }> {
      let detail: string;
      let ok = true;
      try {
        const system = await this.#system('now');
        if (!system) throw new MailboxError('login', `there is no connection ${connection}`);
        detail = connection === 'imap' ? await this.#tryReading(system) : await this.#trySending(system);
      } catch (error) {
        ok = false;
        detail = asMailboxError(error).message;
      }
      await this.#seen(connection, detail);
      if (ok) await this.changed();
      return { ok, detail };
    }

    async #tryReading(system: MailSystem): Promise<string> {
      const said = await system.test();
      if ((await connectionOf(this.env, this.#store, 'imap', 'now'))?.authserv) return said;
      const word = this.#records().calibration(now());
      return `${said}. Now send a mail with ${word} in its subject to this mailbox from an account elsewhere that has DMARC (Gmail has): from it is learnt whom to believe who wrote. Until then nobody is recognised by their address alone.`;
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
      if (known === 'unknown' && (await system.isSent(messageId))) {
        records.tried(reference, true, now());
        return { status: 'accepted', words: 'it lies in Sent' };
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
      const outgoing: OutgoingMail = { from: mail.from.email, to: mail.to, messageId: id, raw };
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
      if (!kind || records.state().stopped !== null) return;
      // Set before anything can break.
      await this.#alarm.set(now() + PACE);
      try {
        const system = await this.#system('lately');
        if (!system) throw new MailboxError('login', 'the mailbox is not connected');
        const cursor = await system.pull(records.state().cursor, (mail, at) => this.#file(mail, at));
        records.moved(cursor);
        records.looked(now());
      } catch (error) {
        await this.#failed(asMailboxError(error));
      }
    }

    async #file(mail: PulledMail, cursor: string): Promise<void> {
      const records = this.#records();
      const headers = headersOf(mail.raw);
      const id = messageIds(header(headers, 'message-id'))[0] ?? '';
      const key = `${mail.folder} ${id || hash(mail.raw)}`;
      if (!mail.again || !records.isFiled(key)) {
        const calibration = records.awaited(now());
        const authserv = (await connectionOf(this.env, this.#store, 'imap'))?.authserv ?? null;
        const filed = await file(this.env, this.#store, mail, { authserv, calibration });
        if (filed !== 'filed') await this.#calibrated(filed.calibrated);
      }
      this.ctx.storage.transactionSync(() => {
        records.filed(key, now());
        records.moved(cursor);
      });
    }

    async #calibrated(authserv: string | null): Promise<void> {
      this.#records().calibrated();
      if (authserv === null)
        return this.#tell(
          'the calibration mail proves no sender: nobody is recognised by their address alone',
        );
      const fields = await connectionOf(this.env, this.#store, 'imap', 'now');
      if (!fields) return;
      await actOnConnection(this.env, this.#store, {
        type: 'put',
        name: 'imap',
        fields: { ...fields, authserv },
      });
      await this.#seen('imap', `from now on the word of ${authserv} counts`);
    }

    async #failed({ kind, message }: MailboxError): Promise<void> {
      const stops = kind === 'login';
      const failures = this.#records().failed(stops ? message : null);
      trace('mailbox.failed', { store: this.#store, reason: kind }, 'error');
      if (stops || failures === TOLD_AFTER) {
        await this.#tell(`reading: ${message}`);
        await this.#seen('imap', message);
      }
      await this.#alarm.set(
        stops ? null : now() + (BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? PACE),
      );
    }

    async #tell(reason: string): Promise<void> {
      await storeObject(this.env, this.#store)
        .trouble('email', reason)
        .catch(() => undefined);
    }

    async #seen(name: 'imap' | 'smtp', what: string): Promise<void> {
      await actOnConnection(this.env, this.#store, { type: 'seen', name, what }).catch(() => undefined);
    }

    async #kind() {
      const { settings } = await storeSettings(this.env, this.#store);
      const { via } = settings.email;
      return via === 'cloudflare' ? null : via;
    }

    async #system(when: 'lately' | 'now'): Promise<MailSystem | null> {
      return MAILBOXES[(await this.#kind()) ?? 'imap']({
        connection: (name) => connectionOf(this.env, this.#store, name, when),
        dial,
        name: this.env.PUBLIC_URL ? new URL(this.env.PUBLIC_URL).hostname : 'onethread.invalid',
        now,
      });
    }

    #records(): MailboxRecords {
      this.#schema.make();
      return new MailboxRecords(this.ctx.storage.sql);
    }
  };
}
