import { DurableObject } from 'cloudflare:workers';
import { Lifecycle } from 'agents/lifecycle';
import { WebSockets } from 'agents/websockets';
import { z } from 'zod';
import initial from '../migrations/customer/0001_initial.sql';
import { embeddedBrain } from '../src/brain/embedded/index.ts';
import type { Inbound, Receipt } from '../src/channels/channel.ts';
import { clockShift, now, restoreClock, timestamp } from '../src/clock.ts';
import type { Command, Refusal } from '../src/conversation/decide.ts';
import type { Event } from '../src/conversation/events.ts';
import { type Session, sessionOf } from '../src/conversation/state.ts';
import type { Attachment } from '../src/conversation/values.ts';
import type { Env } from '../src/env.ts';
import { bucketFiles, type FileStore } from '../src/files.ts';
import type { Address } from '../src/identity/address.ts';
import { assure, type OnFile } from '../src/identity/assurance.ts';
import { defaultSettings, type Settings, type VersionedSettings } from '../src/settings.ts';
import { embeddedShop } from '../src/shop/embedded.ts';
import type { Shop } from '../src/shop/shop.ts';
import { fileToken } from '../src/tokens.ts';
import { errorReason, newTrace, trace } from '../src/trace.ts';
import { nextAlarm } from './alarm.ts';
import { CallSocket, Calls } from './call-session.ts';
import { Chat, ChatSocket } from './chat-session.ts';
import { asRetry, deliver, deliveryTools, POSTED, type Sender } from './deliveries.ts';
import type { ExchangeRow } from './memory.ts';
import { migrate } from './migrate.ts';
import { objectName, open } from './open.ts';
import type { OutboxRow } from './outbox.ts';
import { pickUp } from './pick-up.ts';
import { sessionFor } from './session-for.ts';
import { freshSettings, storeSettings } from './stores.ts';
import type { TestimonyItem } from './testimony.ts';
import { Thread } from './thread.ts';
import { Turns } from './turns.ts';
import { identifyLogin, uploadedFiles } from './visitors.ts';
import { claimAccount } from './whose.ts';

/** How an outside call came in, for links, placement and the logs. */
export interface Passage {
  /** The service's own address as the outside sees it (`https://support.example.com`). */
  origin: string;
  /** ISO 3166 alpha-2 of the customer, when known. */
  country: string | null;
  trace: string;
}

/** A message with what the shop says of its sender. */
export interface Addressed {
  inbound: Inbound;
  onFile: OnFile;
}

/** What lists show of a customer. */
export interface Profile {
  id: string;
  account: string | null;
  name: string | null;
  control: string;
  addresses: { address: string; assurance: string; at: string }[];
  tickets: { id: string; intent: string; order: string | null; status: string; subject: string }[];
  facts: Record<string, string>;
}

/** Why an advisor's act did not happen. */
export type CustomerRefusal = Refusal | 'unknown_customer';

/** A call that rings. */
export interface Ringing {
  sid: string;
  from: Address;
  evidence: Inbound['evidence'];
  onFile: OnFile;
}

const Socket = z.discriminatedUnion('kind', [ChatSocket, CallSocket]);

/**
 * One person: her thread, her memory, her live sockets. Thin on purpose: it routes what comes in, keeps the order of admit,
 * persist, publish, and wakes up for what it still owes. What a message means is decided in src/conversation and src/brain.
 */
export class Customer extends DurableObject<Env> {
  readonly #store: string;
  readonly #self: string;
  readonly #thread: Thread;
  readonly #turns: Turns;
  readonly #chat: Chat;
  readonly #calls: Calls;
  readonly #shop: Shop;
  readonly #files: FileStore;
  readonly #sockets: WebSockets;
  #settings: VersionedSettings | null;
  /** When the alarm is set for, service time; null when this instance has set none. */
  #armed: number | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, [{ name: '0001_initial', sql: initial }]);
    const name = ctx.id.name ?? this.#meta('name') ?? '';
    const colon = name.indexOf(':');
    this.#store = name.slice(0, colon);
    this.#self = name.slice(colon + 1);
    // An alarm may wake the object without telling it its name.
    if (ctx.id.name && !this.#meta('name')) this.#setMeta('name', name);
    const settings = this.#meta('settings');
    this.#settings = settings ? (JSON.parse(settings) as VersionedSettings) : null;

    this.#shop = embeddedShop(open(env, env.SHOP, objectName(this.#store, 'shop')));
    this.#files = bucketFiles(env.BLOBS, this.#store);
    this.#thread = new Thread(ctx.storage, this.#self, (events) => this.#published(events));
    const id = (prefix: string) => `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`;
    const sockets = (session: string) => this.#sockets.getConnections(session);
    const answer = (session: string, trace: string) => void this.#answer(session, trace);
    this.#turns = new Turns({
      thread: this.#thread,
      sql: ctx.storage.sql,
      self: this.#self,
      brain: embeddedBrain,
      shop: this.#shop,
      files: this.#files,
      settings: () => this.#settings?.settings ?? defaultSettings(),
      stream: (session, turn, text) => this.#stream(session, turn, text),
      id,
    });
    this.#chat = new Chat({
      thread: this.#thread,
      store: this.#store,
      settings: () => this.#currentSettings(),
      sockets,
      link: (attachment) => this.#link(attachment),
      uploads: (session, ids) => uploadedFiles(env, this.#store, session, ids),
      identify: (session, token, trace) => this.#identify(session, token, trace),
      answer,
      id,
    });
    this.#calls = new Calls({
      thread: this.#thread,
      settings: () => this.#currentSettings(),
      sockets,
      answer,
      stop: (session) => this.#turns.stop(session),
      id,
    });
    this.#sockets = new WebSockets({
      protocol: false,
      getConnectionTags: (_, { request }) => [socketOf(request).session],
      handlers: {
        onConnect: (connection, { request }) => {
          const socket = socketOf(request);
          if (socket.kind === 'chat') this.#passed({ origin: socket.origin, country: null, trace: '' });
          connection.setState(socket);
        },
        onMessage: async (connection, data) => {
          const socket = Socket.parse(connection.state);
          const frame =
            typeof data === 'string' || data instanceof ArrayBuffer ? data : new Uint8Array(0).buffer;
          try {
            if (socket.kind === 'chat') await this.#chat.hear(connection, socket, frame);
            else await this.#calls.hear(connection, socket, frame);
          } catch (error) {
            trace(
              'socket.failed',
              { trace: newTrace(), session: socket.session, reason: errorReason(error) },
              'error',
            );
            if (socket.kind === 'chat') {
              connection.send(
                JSON.stringify({ type: 'error', code: 'internal', message: 'Something went wrong here.' }),
              );
            }
          }
        },
        onClose: (connection) => {
          const socket = Socket.safeParse(connection.state).data;
          if (socket?.kind === 'voice') this.#calls.closed(socket);
        },
      },
    });
    Lifecycle.install(this).use(this.#sockets);
    const sandbox = env.SANDBOX;
    if (sandbox) void ctx.blockConcurrencyWhile(() => restoreClock(() => sandbox.clockShift()));
  }

  /**
   * Takes messages from a posted channel, in order. When this returns they are in the log and their answers are owed; a
   * message that is there already changes nothing.
   */
  async hear(messages: Addressed[], passage: Passage): Promise<void> {
    this.#passed(passage);
    for (const { inbound, onFile } of messages) this.#hearOne(inbound, onFile, passage.trace);
  }

  /** Answers a call from memory: the greeting, and the session that the relay's socket will speak in. */
  async pickUp(
    call: Ringing,
    passage: Passage,
  ): Promise<{ session: string; greeting: string; locale: string }> {
    this.#passed(passage);
    const settings = await this.#currentSettings();
    const { assurance, basis } = assure(call.evidence, call.onFile, timestamp());
    if (assurance !== 'anonymous') this.#knowAccount(call.onFile, passage.trace);
    const session = `v-${call.sid}`;
    const locale = this.#locale(undefined, call.onFile, settings);
    const greeting = pickUp(
      this.#thread,
      { session, address: call.from, locale, assurance, basis },
      settings,
      (prefix) => `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`,
      passage.trace,
    );
    return { session, greeting, locale };
  }

  /** A call is over. */
  async callEnded(sid: string, reason: string, passage: Passage): Promise<void> {
    const session = `v-${sid}`;
    if (!sessionOf(this.#thread.state, session)) return;
    this.#turns.stop(session);
    this.#thread.note([{ type: 'session.ended', session, reason }], passage.trace, {
      id: `ended:${session}`,
    });
  }

  /** What providers tell of messages that left. */
  async receipts(receipts: Receipt[], traceId: string): Promise<void> {
    for (const receipt of receipts) this.#receipt(receipt, traceId);
  }

  /** A visitor who named an order of this customer's: what she said is kept here as testimony, each event once. */
  async testify(told: {
    from: string;
    order: string;
    account: { id: string; name: string; locale: string };
    items: TestimonyItem[];
    trace: string;
  }): Promise<void> {
    this.#knowAccount({ account: told.account, lastOrderAt: null }, told.trace);
    for (const { id, said, event } of told.items) {
      this.#thread.note(
        [{ type: 'testimony.heard', from: told.from, order: told.order, said, event }],
        told.trace,
        {
          id: `${id}@${told.from}`,
        },
      );
    }
  }

  /** What lists show of a customer. */
  profile(): Profile | null {
    if (this.#thread.log.seq === 0) return null;
    const { account, control, tickets, facts } = this.#thread.state;
    return {
      id: this.#self,
      account: account?.id ?? null,
      name: account?.name || null,
      control: control.kind,
      addresses: this.ctx.storage.sql
        .exec<{ address: string; assurance: string; at: string }>(
          'SELECT address, assurance, at FROM addresses ORDER BY at',
        )
        .toArray(),
      tickets: tickets.map(({ id, intent, order, status, subject }) => ({
        id,
        intent,
        order,
        status,
        subject,
      })),
      facts,
    };
  }

  /** A page of the structured memory, newest first; null when there is no such customer. */
  exchanges(limit: number, before: number | null): { exchanges: ExchangeRow[]; next: number | null } | null {
    if (this.#thread.log.seq === 0) return null;
    return this.#thread.memory.exchanges(limit, before);
  }

  takeover(advisor: string, name: string, traceId: string): CustomerRefusal | null {
    this.#turns.stopAll();
    return this.#act({ type: 'takeover', advisor, name }, traceId);
  }

  handback(advisor: string, traceId: string): CustomerRefusal | null {
    const refusal = this.#act({ type: 'handback', advisor }, traceId);
    if (!refusal) this.#answerAll(traceId);
    return refusal;
  }

  /** An advisor's answer, in `session` or where the customer spoke last. The `message` id makes a repeated call harmless. */
  reply(
    reply: { advisor: string; name: string; text: string; session: string | null; message: string },
    traceId: string,
  ): CustomerRefusal | null {
    if (this.#thread.memory.message(reply.message)) return null;
    const session = reply.session ?? this.#thread.state.sessions.at(-1)?.id ?? '';
    this.#turns.stop(session);
    return this.#act({ type: 'reply', ...reply, session, attachments: [] }, traceId);
  }

  resolve(ticket: string, traceId: string): CustomerRefusal | null {
    return this.#act({ type: 'resolve', ticket }, traceId);
  }

  note(advisor: string, text: string, traceId: string): CustomerRefusal | null {
    return this.#act({ type: 'note', advisor, text }, traceId);
  }

  /** Development: the clock was moved; does what is due by now. */
  async wake(): Promise<void> {
    await this.#drive();
  }

  /** Ours, not the lifecycle's: what is owed follows from storage alone. */
  override async alarm(): Promise<void> {
    await this.#drive();
  }

  #hearOne(inbound: Inbound, onFile: OnFile, traceId: string): void {
    const { memory } = this.#thread;
    if (memory.external(inbound.channel, inbound.external)) {
      trace('message.duplicate', { trace: traceId, channel: inbound.channel, customer: this.#self });
      return;
    }
    const { assurance, basis } = assure(inbound.evidence, onFile, timestamp());
    if (assurance !== 'anonymous') this.#knowAccount(onFile, traceId);
    const session = sessionFor(memory, inbound) ?? `${inbound.channel.charAt(0)}${shortId()}`;
    this.#thread.act(
      {
        type: 'hear',
        session: {
          id: session,
          channel: inbound.channel,
          address: inbound.from,
          locale: this.#locale(inbound.locale, onFile, this.#settings?.settings ?? defaultSettings()),
          assurance,
          evidence: basis,
        },
        message: {
          message: `m_${crypto.randomUUID().replaceAll('-', '')}`,
          external: inbound.external,
          kind: inbound.kind,
          text: inbound.text,
          subject: inbound.subject,
          attachments: inbound.attachments,
          choice: inbound.choice,
          automatic: inbound.automatic,
          original: inbound.original,
          thread: inbound.thread,
        },
      },
      traceId,
    );
    this.#recordAddress(inbound.from, assurance, onFile);
    trace('message.received', {
      trace: traceId,
      store: this.#store,
      channel: inbound.channel,
      customer: this.#self,
      session,
    });
    if (!inbound.automatic) {
      void this.#acknowledge(inbound);
      void this.#answer(session, traceId);
    }
  }

  #receipt(receipt: Receipt, traceId: string): void {
    const { memory, outbox } = this.#thread;
    const row = receipt.reference ? Number(receipt.reference.split('.').at(-1)?.split(':')[0]) : Number.NaN;
    const message =
      (receipt.provider ? memory.external(receipt.channel, receipt.provider)?.message : null) ??
      (Number.isInteger(row) ? outbox.messageOf(row) : null);
    if (!message) return;
    if (receipt.provider && Number.isInteger(row) && receipt.status !== 'failed')
      outbox.confirm(row, receipt.provider);
    this.#thread.note(
      [{ type: 'delivery.reported', message, status: receipt.status, detail: receipt.detail }],
      traceId,
      { id: `receipt:${message}:${receipt.status}` },
    );
  }

  #published(events: Event[]): void {
    this.#chat.publish(events);
    this.#calls.publish(events);
    void this.#arm();
    if (events.some(({ fact }) => LEAVES.has(fact.type))) void this.#drain();
  }

  #stream(session: Session, turn: string, text: string | null): void {
    if (session.channel === 'chat') this.#chat.stream(session.id, turn, text);
    if (session.channel === 'voice') this.#calls.stream(session.id, turn, text);
  }

  async #answer(session: string, traceId: string): Promise<void> {
    try {
      await this.#currentSettings();
    } catch (error) {
      trace(
        'settings.unavailable',
        { trace: traceId, store: this.#store, reason: errorReason(error) },
        'error',
      );
    }
    await this.#turns.answer(session, traceId);
    void this.#arm();
  }

  #answerAll(traceId: string): Promise<unknown> {
    return Promise.all(
      this.#thread.state.pending
        .filter(({ session }) => !this.#turns.isRunning(session))
        .map(({ session }) => this.#answer(session, traceId)),
    );
  }

  /** Does everything that is owed by now, then sets the alarm for what is owed later. */
  async #drive(): Promise<void> {
    this.#armed = null;
    const traceId = newTrace();
    await Promise.all([this.#answerAll(traceId), this.#drain()]);
    await (this.#armed === null ? this.#tellSandbox(null) : undefined);
    await this.#arm();
  }

  async #drain(): Promise<void> {
    const { outbox } = this.#thread;
    for (let rows = this.#thread.transaction(() => outbox.take(now())); rows.length; ) {
      await Promise.all(rows.map((row) => this.#deliver(row)));
      rows = this.#thread.transaction(() => outbox.take(now()));
    }
    void this.#arm();
  }

  async #deliver(row: OutboxRow): Promise<void> {
    const traceId = z.object({ trace: z.string() }).safeParse(row.body).data?.trace ?? newTrace();
    const delivery = await this.#sender()
      .then((sender) => deliver(row, sender))
      .catch(asRetry);
    const ending = this.#thread.outbox.settle(row, delivery, now());
    trace('delivery', {
      trace: traceId,
      store: this.#store,
      customer: this.#self,
      channel: row.kind,
      outbox: row.id,
      status: ending.status,
      reason: delivery.status === 'accepted' ? undefined : delivery.error,
    });
    if (ending.status === 'later' || !row.message || (row.kind !== 'email' && row.kind !== 'whatsapp'))
      return;
    const fact = this.#thread.memory.message(row.message);
    if (ending.status === 'sent' && fact?.type === 'message.composed') {
      this.#thread.memory.nameExternal(row.kind, ending.provider, row.message, fact.session);
    }
    this.#thread.note(
      [
        {
          type: 'delivery.reported',
          message: row.message,
          status: ending.status,
          detail: ending.status === 'parked' ? ending.error : undefined,
          doubled: ending.status === 'sent' && ending.doubled ? true : undefined,
        },
      ],
      traceId,
    );
  }

  async #sender(): Promise<Sender> {
    return {
      env: this.env,
      store: this.#store,
      self: this.#self,
      origin: this.env.PUBLIC_URL || this.#meta('origin') || '',
      country: this.#meta('country'),
      thread: this.#thread,
      shop: this.#shop,
      settings: await this.#currentSettings(),
    };
  }

  /** Read and typing marks where the channel has them. */
  async #acknowledge(inbound: Inbound): Promise<void> {
    const posted =
      inbound.channel === 'email' || inbound.channel === 'whatsapp' ? POSTED[inbound.channel] : null;
    if (!posted?.acknowledge) return;
    try {
      await posted.acknowledge(
        { external: inbound.external, to: inbound.from },
        await deliveryTools(await this.#sender()),
      );
    } catch (error) {
      trace('acknowledge.failed', {
        trace: newTrace(),
        channel: inbound.channel,
        reason: errorReason(error),
      });
    }
  }

  /** A login token raises its session to verified and tells whose account it is. */
  async #identify(session: string, token: string, traceId: string): Promise<boolean> {
    const account = await identifyLogin(this.env, this.#store, session, token);
    if (!account) return false;
    const known = await this.#shop.account(account);
    await claimAccount(this.env, this.#store, account, this.#self, { country: this.#meta('country') });
    this.#knowAccount(
      { account: { id: account, name: known?.name ?? '', locale: known?.locale ?? 'en' }, lastOrderAt: null },
      traceId,
    );
    this.#thread.act(
      { type: 'assure', session, assurance: 'verified', evidence: 'login token of the shop' },
      traceId,
    );
    return true;
  }

  #knowAccount({ account }: OnFile, traceId: string): void {
    const known = this.#thread.state.account;
    if (!account || (known && (known.id !== account.id || known.name === account.name))) return;
    this.#thread.note(
      [{ type: 'account.known', account: account.id, name: account.name, locale: account.locale }],
      traceId,
    );
  }

  #recordAddress(address: Address, assurance: string, onFile: OnFile): void {
    this.ctx.storage.sql.exec(
      'INSERT OR REPLACE INTO addresses (address, assurance, on_file, at) VALUES (?, ?, ?, ?)',
      address,
      assurance,
      onFile.account ? 1 : 0,
      timestamp(),
    );
  }

  #locale(told: string | undefined, onFile: OnFile, settings: Settings): string {
    return told ?? onFile.account?.locale ?? this.#thread.state.account?.locale ?? settings.locale;
  }

  async #link({ key, filename, type }: Attachment): Promise<string> {
    const origin = this.env.PUBLIC_URL || this.#meta('origin') || '';
    return `${origin}/files/${await fileToken(this.env, { store: this.#store, key, filename, type }, key.startsWith('labels/'))}`;
  }

  /** The store's settings: what this isolate saw lately, else the kept copy while a newer one is fetched behind it. */
  async #currentSettings(): Promise<Settings> {
    const fresh = freshSettings(this.#store);
    if (fresh) return this.#keepSettings(fresh);
    if (!this.#settings) return this.#keepSettings(await storeSettings(this.env, this.#store));
    this.ctx.waitUntil(
      storeSettings(this.env, this.#store).then(
        (settings) => this.#keepSettings(settings),
        () => undefined,
      ),
    );
    return this.#settings.settings;
  }

  #keepSettings(settings: VersionedSettings): Settings {
    if (!this.#settings || settings.version > this.#settings.version)
      this.#setMeta('settings', JSON.stringify(settings));
    this.#settings = settings;
    return settings.settings;
  }

  #passed({ origin, country }: Passage): void {
    if (origin && origin !== this.#meta('origin')) this.#setMeta('origin', origin);
    if (country && !this.#meta('country')) this.#setMeta('country', country);
  }

  /** Sets the alarm for what is owed next, unless it is set for no later. Resolves when the sandbox knows of it, too. */
  #arm(): Promise<void> {
    const { pending, control } = this.#thread.state;
    const waiting = control.kind === 'advisor' ? [] : pending.map(({ since }) => Date.parse(since));
    const at = nextAlarm({
      pendingSince: waiting.length ? Math.min(...waiting) : null,
      outboxDue: this.#thread.outbox.nextDue(),
      now: now(),
    });
    if (at === null || (this.#armed !== null && this.#armed <= at)) return Promise.resolve();
    this.#armed = at;
    void this.ctx.storage.setAlarm(at - clockShift());
    return this.#tellSandbox(at);
  }

  async #tellSandbox(at: number | null): Promise<void> {
    const name = objectName(this.#store, this.#self);
    await this.env.SANDBOX?.armed({ binding: 'CUSTOMER', name, at }).catch(() => undefined);
  }

  /** What an advisor asked for, of a customer that exists. */
  #act(command: Command, traceId: string): CustomerRefusal | null {
    if (this.#thread.log.seq === 0) return 'unknown_customer';
    const acted = this.#thread.act(command, traceId);
    return acted.ok ? null : acted.refusal;
  }

  #meta(name: string): string | null {
    return (
      this.ctx.storage.sql.exec<{ value: string }>('SELECT value FROM meta WHERE name = ?', name).toArray()[0]
        ?.value ?? null
    );
  }

  #setMeta(name: string, value: string): void {
    this.ctx.storage.sql.exec('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', name, value);
  }
}

/** Events after which the outbox may have something to send. */
const LEAVES = new Set<Event['fact']['type']>([
  'message.composed',
  'turn.silent',
  'action.done',
  'testimony.heard',
  'handover.requested',
  'advisor.joined',
  'advisor.left',
  'delivery.reported',
]);

/** What the Worker verified of a socket before it passed the upgrade on. */
function socketOf(request: Request): ChatSocket | CallSocket {
  return Socket.parse(JSON.parse(decodeURIComponent(request.headers.get('x-onethread-socket') ?? '{}')));
}

function shortId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 16);
}
