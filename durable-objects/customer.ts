import { DurableObject } from 'cloudflare:workers';
import { Lifecycle } from 'agents/lifecycle';
import type { WebSockets } from 'agents/websockets';
import initial from '../migrations/customer/0001_initial.sql';
import unfinishedActions from '../migrations/customer/0002_unfinished_actions.sql';
import whatsappRules from '../migrations/customer/0003_whatsapp_rules.sql';
import doors from '../migrations/customer/0004_doors.sql';
import calls from '../migrations/customer/0005_calls.sql';
import type { Inbound, Receipt } from '../src/channels/channel.ts';
import type { DialEnd, RelayEnd } from '../src/channels/voice/parse.ts';
import { now, restoreClock, timestamp } from '../src/clock.ts';
import type { Command, Refusal } from '../src/conversation/decide.ts';
import type { Event } from '../src/conversation/events.ts';
import { answerable, type Session } from '../src/conversation/state.ts';
import type { Attachment } from '../src/conversation/values.ts';
import type { Env } from '../src/env.ts';
import { bucketFiles } from '../src/files.ts';
import type { Address } from '../src/identity/address.ts';
import { assure, type KnownAccount, type OnFile } from '../src/identity/assurance.ts';
import { fileToken } from '../src/tokens.ts';
import { errorReason, newTrace, trace } from '../src/trace.ts';
import { rosterOf } from './brains.ts';
import { CallEnds, type Next } from './call-ends.ts';
import { CallRecords } from './call-record.ts';
import { Calls } from './call-session.ts';
import { Chat } from './chat-session.ts';
import { Courier } from './courier.ts';
import type { Sender } from './deliveries.ts';
import { hear, knowAccount, rememberAddress } from './hear.ts';
import { KeptSettings } from './kept-settings.ts';
import { Lookups } from './lookups.ts';
import type { ExchangeRow } from './memory.ts';
import { Meta } from './meta.ts';
import { Schema } from './migrate.ts';
import { objectName } from './open.ts';
import { callLocale, pickUp } from './pick-up.ts';
import { type Keyed, Requests } from './requests.ts';
import { embeddedShopOf, type OwnersShop, withOwners } from './shops.ts';
import { liveSockets, networkOfSession, socketOf } from './sockets.ts';
import type { TestimonyItem } from './testimony.ts';
import { Thread } from './thread.ts';
import { Turns } from './turns.ts';
import { identifyLogin, uploadedFiles } from './visitors.ts';
import { Waker } from './waker.ts';
import { claimAccount } from './whose.ts';

/** The header that names who leads a thread. */
export const LEADER = 'x-onethread-leader';

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

/** A call that rings. */
export interface Ringing {
  sid: string;
  from: Address;
  evidence: Inbound['evidence'];
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
export type CustomerRefusal = Refusal | 'unknown_customer' | 'other_request';

/**
 * One person: her thread, her memory, her live sockets. An actor and no more: it takes things in, keeps the order of admit,
 * persist, publish, and wakes up for what it still owes. What a message means is decided in src/conversation and src/brain.
 */
export class Customer extends DurableObject<Env> {
  readonly #store: string;
  readonly #self: string;
  readonly #schema: Schema;
  readonly #meta: Meta;
  readonly #settings: KeptSettings;
  readonly #shop: OwnersShop;
  readonly #thread: Thread;
  readonly #turns: Turns;
  readonly #courier: Courier;
  readonly #chat: Chat;
  readonly #calls: Calls;
  readonly #callRecords: CallRecords;
  readonly #callEnds: CallEnds;
  readonly #sockets: WebSockets;
  readonly #lifecycle: Lifecycle;
  readonly #waker: Waker;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { storage } = ctx;
    this.#schema = new Schema(storage, [
      { name: '0001_initial', sql: initial },
      { name: '0002_unfinished_actions', sql: unfinishedActions },
      { name: '0003_whatsapp_rules', sql: whatsappRules },
      { name: '0004_doors', sql: doors },
      { name: '0005_calls', sql: calls },
    ]);
    this.#meta = new Meta(storage.sql, this.#schema);
    // An alarm may wake the object without telling it its name.
    const name = ctx.id.name ?? this.#meta.get('name') ?? '';
    this.#store = name.slice(0, name.indexOf(':'));
    this.#self = name.slice(name.indexOf(':') + 1);

    this.#settings = new KeptSettings(env, this.#store, this.#meta, (work) => ctx.waitUntil(work));
    this.#shop = withOwners(embeddedShopOf(env, this.#store));
    this.#thread = new Thread(storage, this.#self, (events, queued) => this.#published(events, queued));
    this.#courier = new Courier(this.#thread, () => this.#sender());
    this.#callRecords = new CallRecords(storage.sql);
    this.#waker = new Waker(storage, env.SANDBOX, objectName(this.#store, this.#self), () =>
      this.#callRecords.nextDue(),
    );
    this.#sockets = liveSockets({
      chat: () => this.#chat,
      calls: () => this.#calls,
      opened: (socket) => {
        if (socket.kind === 'chat') this.#passed({ origin: socket.origin, country: null });
      },
    });
    const live = {
      thread: this.#thread,
      settings: () => this.#settings.current(),
      sockets: (session: string) => this.#sockets.getConnections(session),
      answer: (session: string, traceId: string) => this.#behind(this.#answer(session, traceId)),
      id: newId,
    };
    this.#turns = new Turns({
      thread: this.#thread,
      sql: storage.sql,
      self: this.#self,
      brains: () => rosterOf(env, this.#store, this.#self, this.#settings.known),
      shop: this.#shop,
      files: bucketFiles(env.BLOBS, this.#store),
      lookups: new Lookups(env, this.#store, storage.sql, (session) =>
        networkOfSession(this.#sockets, session),
      ),
      settings: () => this.#settings.known,
      stream: (session, turn, text) => this.#stream(session, turn, text),
      unsay: (session, turn) => this.#unsay(session, turn),
      origin: () => this.#origin(),
      id: newId,
    });
    this.#chat = new Chat({
      ...live,
      store: this.#store,
      link: (attachment) => this.#link(attachment),
      uploads: (session, ids) => uploadedFiles(env, this.#store, session, ids),
      identify: (session, token, traceId) => this.#identify(session, token, traceId),
    });
    const line = {
      ...live,
      records: this.#callRecords,
      known: () => this.#settings.known,
      stop: (session: string) => this.#turns.stop(session),
      isRunning: (session: string) => this.#turns.isRunning(session),
      arm: () => void this.#waker.arm(this.#thread),
    };
    this.#calls = new Calls(line);
    this.#callEnds = new CallEnds(line, this.#calls.speech);
    this.#lifecycle = Lifecycle.install(this).use(this.#sockets);
    const sandbox = env.SANDBOX;
    if (sandbox) void ctx.blockConcurrencyWhile(() => restoreClock(() => sandbox.clockShift()));
  }

  /** A socket, from the Worker. Where the browser was sent on, the answer names the object to dial instead. */
  override async fetch(request: Request): Promise<Response> {
    const leader = this.#meta.get('leader');
    if (leader) return new Response(null, { status: 409, headers: { [LEADER]: leader } });
    this.#begin();
    const socket = socketOf(request);
    if (socket.kind === 'voice' && !this.#calls.admit(socket)) return new Response(null, { status: 403 });
    return this.#lifecycle.fetch(request);
  }

  /**
   * Takes messages from a posted channel, in order. When this returns they are in the log and their answers are owed; a
   * message that is there already changes nothing.
   */
  async hear(messages: Addressed[], passage: Passage): Promise<void> {
    this.#begin();
    this.#passed(passage);
    const settings = this.#settings.known;
    for (const { inbound, onFile } of messages) {
      const heard = { inbound, onFile, settings };
      const session = hear(this.#thread, this.ctx.storage.sql, heard, newId, passage.trace);
      if (!session) continue;
      if (inbound.kind !== 'revoke') this.#behind(this.#courier.acknowledge(inbound));
      this.#behind(this.#answer(session, passage.trace));
    }
  }

  /** Answers a call from memory: the greeting, and the session that the relay's socket will speak in. */
  async pickUp(
    call: Ringing,
    passage: Passage,
  ): Promise<{ session: string; greeting: string; locale: string }> {
    this.#begin();
    this.#passed(passage);
    const settings = await this.#settings.current();
    const { assurance, basis } = assure(call.evidence, call.onFile, timestamp());
    if (assurance !== 'anonymous') knowAccount(this.#thread, call.onFile, passage.trace);
    if (assurance !== 'anonymous') rememberAddress(this.ctx.storage.sql, call.from, assurance, call.onFile);
    const session = callSession(call.sid);
    const locale = callLocale(this.#thread, call, assurance, settings);
    const ringing = { session, address: call.from, locale, assurance, basis };
    return { session, greeting: pickUp(this.#thread, ringing, settings, newId, passage.trace), locale };
  }

  /** A call's relay has ended: how the call goes on. */
  async afterRelay(session: string, end: RelayEnd): Promise<Next> {
    this.#begin();
    await this.#settings.current();
    return this.#callEnds.afterRelay(session, end);
  }

  /** A person was dialled for a caller: how the call goes on. */
  async afterDial(session: string, end: DialEnd): Promise<Next> {
    this.#begin();
    await this.#settings.current();
    return this.#callEnds.afterDial(session, end);
  }

  /** What the person who is rung for a caller hears; null when nobody is being put through. */
  async briefing(session: string): Promise<{ text: string; locale: string } | null> {
    this.#begin();
    await this.#settings.current();
    return this.#callEnds.briefing(session);
  }

  /** The key that person pressed; true when the call is taken. */
  takeCall(session: string, digits: string): boolean {
    this.#begin();
    return this.#callEnds.take(session, digits);
  }

  /** What providers tell of messages that left; returns how many of the receipts are about none of ours. */
  receipts(receipts: Receipt[], traceId: string): number {
    return this.#isNobody() ? receipts.length : this.#courier.receipts(receipts, traceId);
  }

  /**
   * A visitor who named an order of this customer's: what she said is kept here as testimony, each event once. Without `account`
   * it is for whoever heard of that order before: false, and nothing is kept, where that is not so.
   */
  testify(told: {
    from: string;
    order: string;
    account: KnownAccount | null;
    items: TestimonyItem[];
    trace: string;
  }): boolean {
    const { from, order, account, items } = told;
    if (!account && (this.#isNobody() || !this.#thread.state.account)) return false;
    this.#begin();
    knowAccount(this.#thread, { account, lastOrderAt: null }, told.trace);
    this.#thread.note(
      items.map(({ said, event }) => ({ type: 'testimony.heard', from, order, said, event })),
      told.trace,
      { ids: items.map(({ id }) => `${id}@${from}`) },
    );
    return true;
  }

  /** What lists show of a customer; null when there is no such one. */
  profile(): Profile | null {
    if (this.#isNobody()) return null;
    const { account, control, tickets, facts } = this.#thread.state;
    return {
      id: this.#self,
      account: account?.id ?? null,
      name: account?.name || null,
      control: control.kind,
      addresses: this.#thread.memory.addresses(),
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
    return this.#isNobody() ? null : this.#thread.memory.exchanges(limit, before);
  }

  takeover(
    advisor: string,
    name: string,
    traceId: string,
    keyed: Keyed | null = null,
  ): CustomerRefusal | null {
    return this.#once(keyed, () => {
      this.#turns.stopAll();
      return this.#act({ type: 'takeover', advisor, name }, traceId);
    });
  }

  handback(advisor: string, traceId: string, keyed: Keyed | null = null): CustomerRefusal | null {
    return this.#once(keyed, () => {
      const refusal = this.#act({ type: 'handback', advisor }, traceId);
      if (!refusal) this.#behind(this.#answerAll(traceId));
      return refusal;
    });
  }

  /** An advisor's answer, in `session` or where the customer spoke last. */
  reply(
    reply: { advisor: string; name: string; text: string; session: string | null },
    traceId: string,
    keyed: Keyed | null = null,
  ): CustomerRefusal | null {
    return this.#once(keyed, () => {
      const session = reply.session ?? answerable(this.#thread.state)?.id ?? '';
      this.#turns.stop(session);
      const message = newId('m');
      return this.#act({ type: 'reply', ...reply, message, session, attachments: [] }, traceId);
    });
  }

  resolve(ticket: string, traceId: string, keyed: Keyed | null = null): CustomerRefusal | null {
    return this.#once(keyed, () => this.#act({ type: 'resolve', ticket }, traceId));
  }

  /** A note of an advisor. */
  note(advisor: string, text: string, traceId: string, keyed: Keyed | null = null): CustomerRefusal | null {
    return this.#once(keyed, () => {
      this.#thread.note([{ type: 'note.added', advisor, text }], traceId);
      return null;
    });
  }

  /** Development: the clock was moved; does what is due by now. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Ours, not the lifecycle's: what is owed follows from storage alone. */
  override async alarm(): Promise<void> {
    if (!this.#schema.made) return;
    const owed = async () => {
      await this.#settings.current().catch(() => undefined);
      this.#calls.wake();
      await Promise.all([this.#answerAll(newTrace()), this.#courier.drain()]);
    };
    await this.#waker.rung(owed, this.#thread);
  }

  /** Somebody is there: only now does the object keep anything, so that asking after people who never were fills no disk. */
  #begin(): void {
    if (this.#schema.made) return;
    this.#schema.make();
    this.#meta.set('name', objectName(this.#store, this.#self));
  }

  #isNobody(): boolean {
    return !this.#schema.made || this.#thread.log.seq === 0;
  }

  /** Events are durable: the live mouths hear of them, and what they send goes out. */
  #published(events: Event[], queued: boolean): void {
    this.#chat.publish(events);
    this.#calls.publish(events);
    this.#behind(this.#waker.arm(this.#thread));
    if (queued) this.#behind(this.#courier.drain().then(() => this.#waker.arm(this.#thread)));
  }

  /** Work that nobody waits for. What it fails to do is still owed: storage says so, and the alarm comes back to it. */
  #behind(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      trace('object.failed', { trace: newTrace(), store: this.#store, reason: errorReason(error) }, 'error');
    });
  }

  #stream(session: Session, turn: string, text: string | null): void {
    if (session.channel === 'chat') this.#chat.stream(session.id, turn, text);
    if (session.channel === 'voice') this.#calls.stream(session.id, turn, text);
  }

  #unsay(session: Session, turn: string): string {
    if (session.channel === 'voice') return this.#calls.unsay(session.id, turn);
    this.#stream(session, turn, null);
    return '';
  }

  async #answer(session: string, traceId: string): Promise<void> {
    try {
      await this.#settings.current();
    } catch (error) {
      const reason = errorReason(error);
      trace('settings.unavailable', { trace: traceId, store: this.#store, reason }, 'error');
    }
    await this.#turns.answer(session, traceId);
    await this.#waker.arm(this.#thread);
  }

  #answerAll(traceId: string): Promise<unknown> {
    const sessions = this.#thread.state.pending.map(({ session }) => session);
    const idle = sessions.filter((session) => !this.#turns.isRunning(session));
    for (const session of sessions) this.#turns.hurry(session);
    return Promise.all(idle.map((session) => this.#answer(session, traceId)));
  }

  /**
   * A login token raises its session to verified and tells whose account it is. When that account's thread lives in another
   * object and this browser has said nothing yet, it is sent there; what was said here before cannot follow it.
   */
  async #identify(session: string, token: string, traceId: string): Promise<'proved' | 'refused' | 'moved'> {
    const id = await identifyLogin(this.env, this.#store, session, token);
    if (!id) return 'refused';
    const owner = await claimAccount(this.env, this.#store, id, this.#self, {
      country: this.#meta.get('country'),
    });
    if (owner !== this.#self && this.#thread.memory.lastNumber(session) === 0) {
      this.#meta.set('leader', owner);
      return 'moved';
    }
    const known = await this.#shop.account(id);
    const account = { id, name: known?.name ?? '', locale: known?.locale ?? 'en' };
    knowAccount(this.#thread, { account, lastOrderAt: null }, traceId);
    const evidence = 'login token of the shop';
    this.#thread.act({ type: 'assure', session, assurance: 'verified', evidence }, traceId);
    return 'proved';
  }

  /**
   * Does what an advisor asked of a customer that exists; under a key, once. Nothing awaits between the deed and its record, so
   * the two are stored together. What was refused had no effect and may be tried again.
   */
  #once(keyed: Keyed | null, deed: () => CustomerRefusal | null): CustomerRefusal | null {
    if (this.#isNobody()) return 'unknown_customer';
    if (!keyed) return deed();
    const requests = new Requests(this.ctx.storage.sql);
    const earlier = requests.earlier(keyed, now());
    if (earlier) return earlier === 'other' ? 'other_request' : null;
    const refusal = deed();
    if (!refusal) requests.keep(keyed, null, now());
    return refusal;
  }

  #act(command: Command, traceId: string): CustomerRefusal | null {
    const acted = this.#thread.act(command, traceId);
    return acted.ok ? null : acted.refusal;
  }

  async #sender(): Promise<Sender> {
    return {
      env: this.env,
      store: this.#store,
      self: this.#self,
      origin: this.#origin(),
      thread: this.#thread,
      shop: this.#shop,
      settings: await this.#settings.current(),
    };
  }

  async #link({ key, filename, type }: Attachment): Promise<string> {
    const lasting = key.startsWith('labels/');
    const token = await fileToken(this.env, { store: this.#store, key, filename, type }, lasting);
    return `${this.#origin()}/files/${token}`;
  }

  #origin(): string {
    return this.env.PUBLIC_URL || this.#meta.get('origin') || '';
  }

  #passed({ origin, country }: Pick<Passage, 'origin' | 'country'>): void {
    if (origin && origin !== this.#meta.get('origin')) this.#meta.set('origin', origin);
    if (country && !this.#meta.get('country')) this.#meta.set('country', country);
  }
}

/** The session of a call, by the provider's name for it. */
function callSession(sid: string): string {
  return `v-${sid}`;
}

function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`;
}
