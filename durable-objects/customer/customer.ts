import { DurableObject } from 'cloudflare:workers';
import type { Inbound, Receipt } from '../../src/channels/channel.ts';
import type { DialEnd, RelayEnd } from '../../src/channels/voice/parse.ts';
import { restoreClock, timestamp } from '../../src/clock.ts';
import type { Event } from '../../src/conversation/events.ts';
import { knows } from '../../src/conversation/lineage.ts';
import { type Session, sessionOf } from '../../src/conversation/state.ts';
import type { Attachment } from '../../src/conversation/values.ts';
import type { Env } from '../../src/env.ts';
import { bucketFiles, dropFiles } from '../../src/files.ts';
import type { OnFile } from '../../src/identity/assurance.ts';
import type { LinkAnswer, ObjectState } from '../../src/identity/linking.ts';
import { phoneTexts } from '../../src/language/phone.ts';
import { fileToken } from '../../src/tokens.ts';
import { errorReason, newTrace, trace } from '../../src/trace.ts';
import { objectName, open, passedOn } from '../clients/open.ts';
import { SettingsCache } from '../clients/settings-cache.ts';
import { embeddedShopOf, type OwnersShop, withOwners } from '../clients/shop.ts';
import { storeObject } from '../clients/store.ts';
import { Schema } from '../storage/migrate.ts';
import type { Keyed } from '../storage/requests.ts';
import { CallEnds, type Next } from './calls/ends.ts';
import { ForwardedCalls } from './calls/forwarded.ts';
import { type PickedUp, pickUp, type Ringing } from './calls/pick-up.ts';
import { CallRecords } from './calls/record.ts';
import { type CallSocket, Calls } from './calls/session.ts';
import { Chat } from './chat/session.ts';
import { uploadedFiles } from './chat/uploads.ts';
import type { Sender } from './delivery/deliver.ts';
import { OutboxDrain } from './delivery/drain.ts';
import { AfterLink } from './links/after-link.ts';
import { type Linked, Links, type Parcel } from './links/links.ts';
import { Erasure, type ErasureReason, type ErasureReceipt } from './privacy/erase.ts';
import { exportOf } from './privacy/export.ts';
import { orphanedFiles } from './privacy/files.ts';
import { findTestimonyFrom, redact } from './privacy/redact.ts';
import { Retention } from './privacy/retention.ts';
import { allTried, BackgroundWork } from './runtime/background.ts';
import { Meta } from './runtime/meta.ts';
import { Reachability } from './runtime/reachability.ts';
import { AlarmScheduler } from './runtime/schedule.ts';
import { customerSchema } from './runtime/schema.ts';
import { closeAll, LiveSockets, socketOf } from './runtime/sockets.ts';
import { admitMessage } from './thread/admit.ts';
import type { ExchangeRow } from './thread/exchanges.ts';
import { type Profile, profileOf } from './thread/profile.ts';
import { type Queued, Thread } from './thread/thread.ts';
import { type Act, Advisors, type CustomerRefusal } from './turns/advisors.ts';
import { rosterOf } from './turns/roster.ts';
import { Turns } from './turns/turns.ts';
import { Codes } from './verification/codes.ts';
import { identify } from './verification/login.ts';
import { LookupLimit } from './verification/lookup-limit.ts';
import type { ProofWorld } from './verification/proofs.ts';
import { suggest } from './verification/suggestions.ts';
import { keepTestimony, type TestimonyDelivery } from './verification/testimony.ts';

/** The header that names who leads a thread. */
export const LEADER = 'x-onethread-leader';

/** How the answer of an object that was erased is marked: whoever came by an old id begins with somebody new. */
export const GONE = 410;

/** How long an erasure waits for what is on its way, in milliseconds. It could write nothing any more. */
const SILENCE_TIMEOUT_MS = 30_000;

/** How an outside call came in, for links, placement and the logs. */
export interface Passage {
  /** The service's own address as the outside sees it (`https://support.example.com`). */
  origin: string;
  /** ISO 3166 alpha-2 of the customer, when known. */
  country: string | null;
  trace: string;
  /** Whose address it came to, where that one is led by whom it is handed to. */
  home?: string;
  /** The followers that passed it on, nearest first. */
  via?: string[];
}

/** A message with what the shop says of its sender. */
export interface Addressed {
  inbound: Inbound;
  onFile: OnFile;
  /** The customer whose address its sender claims without proof. */
  resembles?: string;
}

/** Thrown where a thread is just joining another one or leaving it: whoever called calls again. */
class ThreadMoving extends Error {
  override readonly name = 'ThreadMoving';
}

/**
 * One person: her thread, her memory, her live sockets. An actor and no more: it takes things in, keeps the order of admit,
 * persist, publish, and wakes up for what it still owes. What a message means is decided in src/conversation and src/brain.
 */
export class Customer extends DurableObject<Env> {
  readonly #store: string;
  readonly #self: string;
  readonly #schema: Schema;
  readonly #meta: Meta;
  readonly #settings: SettingsCache;
  readonly #shop: OwnersShop;
  readonly #thread: Thread;
  readonly #turns: Turns;
  readonly #codes: Codes;
  readonly #courier: OutboxDrain;
  readonly #chat: Chat;
  readonly #calls: Calls;
  readonly #callRecords: CallRecords;
  readonly #callEnds: CallEnds;
  readonly #sockets: LiveSockets;
  readonly #waker: AlarmScheduler;
  readonly #links: Links;
  readonly #relinked: AfterLink;
  readonly #advisors: Advisors;
  readonly #lines: ForwardedCalls;
  readonly #erasure: Erasure;
  readonly #retention: Retention;
  readonly #underWay: BackgroundWork;
  readonly #reached: Reachability;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { storage } = ctx;
    this.#schema = new Schema(storage, customerSchema);
    this.#meta = new Meta(storage.sql, this.#schema);
    // An alarm may wake the object without telling it its name.
    const name = ctx.id.name ?? this.#meta.get('name') ?? '';
    this.#store = name.slice(0, name.indexOf(':'));
    this.#self = name.slice(name.indexOf(':') + 1);

    this.#underWay = new BackgroundWork(this.#store);
    this.#reached = new Reachability(env, this.#meta);
    this.#settings = new SettingsCache(env, this.#store, this.#meta, (work) => ctx.waitUntil(work));
    this.#shop = withOwners(embeddedShopOf(env, this.#store));
    const closed = (path: readonly string[]) => this.#links.closed(path);
    this.#thread = new Thread(storage, this.#self, (events, queued) => this.#published(events, queued), {
      gate: closed,
      terms: () => this.#settings.known.assurance,
    });
    this.#callRecords = new CallRecords(storage.sql);
    this.#relinked = new AfterLink({
      env,
      store: this.#store,
      self: this.#self,
      thread: this.#thread,
      reload: () => this.#reload(),
      moveBrowsers: (follower) => this.#moveBrowsers(follower),
      goOn: () => this.#goOn(),
      behind: (work) => this.#underWay.run(work),
    });
    this.#links = new Links({
      self: this.#self,
      sql: storage.sql,
      meta: this.#meta,
      thread: this.#thread,
      other: (id) => this.#other(id),
      canStop: (follower) => this.#canStop(follower),
      after: this.#relinked,
      arm: () => this.#underWay.run(this.#waker.arm(this.#thread)),
    });
    const networks = (session: string) => this.#reached.networks(session);
    this.#codes = new Codes(
      env,
      this.#store,
      storage.sql,
      () => this.#proofWorld(),
      (session) => networks(session)[0] ?? null,
    );
    const carries = {
      thread: this.#thread,
      self: this.#self,
      closed: (path: string[]) => closed(path) !== null,
      codes: this.#codes,
    };
    this.#courier = new OutboxDrain(carries, () => this.#sender());
    this.#lines = new ForwardedCalls({
      path: (session) => this.#thread.pathOf(session),
      say: (at, session, said) => this.#other(at).toCall(session, said),
    });
    this.#waker = new AlarmScheduler(
      storage,
      env.SANDBOX,
      objectName(this.#store, this.#self),
      () =>
        this.#links.leader === null
          ? { call: this.#callRecords.nextDue(), link: this.#links.nextDue() }
          : null,
      {
        standing: () => (this.#erasure.done ? 'erased' : this.#erasure.gone ? 'erasing' : 'kept'),
        retentionDue: () => this.#retention.due(),
      },
    );
    const hers = { env, store: this.#store, self: this.#self, meta: this.#meta, thread: this.#thread };
    this.#erasure = new Erasure({
      ...hers,
      storage,
      schema: this.#schema,
      shop: this.#shop,
      silence: () => this.#silence(),
      guard: () => this.#waker.arm(this.#thread),
      followers: () => this.#links.followers(),
      eraseFollower: async (follower, reason, traceId) => {
        await this.#other(follower).erase(reason, traceId, this.#self);
      },
    });
    this.#retention = new Retention({
      ...hers,
      sql: storage.sql,
      policy: () => this.#settings.known.retention,
      isLed: () => this.#links.leader !== null,
      isCalled: () => this.#callRecords.nextDue() !== null,
    });
    this.#sockets = new LiveSockets(ctx, {
      chat: () => this.#chat,
      calls: () => (this.#links.leader === null ? this.#calls : this.#distant()),
      opened: (socket) => {
        if (socket.kind === 'chat') this.#reached.bySocket(socket);
      },
      gone: () => this.#erasure.gone,
    });
    const live = {
      thread: this.#thread,
      settings: () => this.#settings.current(),
      sockets: (session: string) => this.#sockets.of(session),
      answer: (session: string, traceId: string) => this.#underWay.run(this.#answer(session, traceId)),
      id: newId,
    };
    this.#turns = new Turns({
      thread: this.#thread,
      sql: storage.sql,
      self: this.#self,
      brains: () => rosterOf(env, this.#store, this.#self, this.#settings.known),
      shop: this.#shop,
      files: bucketFiles(env.BLOBS, this.#store),
      lookups: new LookupLimit(env, this.#store, storage.sql, networks),
      codes: this.#codes,
      settings: () => this.#settings.known,
      isOpen: (session) => closed(this.#thread.pathOf(session)) === null,
      stream: (session, turn, text) => this.#stream(session, turn, text),
      unsay: (session, turn) => this.#unsay(session, turn),
      origin: () => this.#reached.origin,
      id: newId,
    });
    this.#advisors = new Advisors({
      sql: storage.sql,
      thread: this.#thread,
      turns: this.#turns,
      links: this.#links,
      isNobody: () => this.#isNobody(),
      answerAll: (traceId) => this.#underWay.run(this.#answerAll(traceId)),
      sessionsOf: (follower) => this.#sessionsOf(follower),
      id: newId,
    });
    this.#chat = new Chat({
      ...live,
      store: this.#store,
      moved: () => this.#links.leader !== null,
      way: (home) => this.#links.route({ home }),
      link: (attachment) => this.#link(attachment),
      uploads: (session, ids) => uploadedFiles(env, this.#store, session, ids),
      identify: (session, token, traceId) =>
        identify({ session, token, trace: traceId }, this.#shop, this.#proofWorld()),
    });
    const line = {
      ...live,
      records: this.#callRecords,
      known: () => this.#settings.known,
      sockets: (session: string) => this.#lines.of(session, this.#sockets.of(session)),
      stop: (session: string) => this.#turns.stop(session),
      isRunning: (session: string) => this.#turns.isRunning(session),
      awaitsCode: (session: string) => this.#codes.awaited(session),
      arm: () => void this.#waker.arm(this.#thread),
    };
    this.#calls = new Calls(line);
    this.#callEnds = new CallEnds(line, this.#calls.speech);
    const sandbox = env.SANDBOX;
    if (sandbox) void ctx.blockConcurrencyWhile(() => restoreClock(() => sandbox.clockShift()));
  }

  /** A socket, from the Worker. Where another object leads this one, the answer names the object to dial instead. */
  override async fetch(request: Request): Promise<Response> {
    if (this.#erasure.gone) return new Response(null, { status: GONE });
    const socket = socketOf(request);
    const { leader } = this.#links;
    if (leader) return elsewhere(leader);
    this.#begin();
    if (socket.kind === 'voice' && !this.#calls.admit(socket)) return new Response(null, { status: 403 });
    if (socket.kind === 'chat') {
      const way = await this.#links.route({ home: socket.home });
      if (way === 'not mine') return elsewhere(socket.home);
      if (way === 'later' || this.#links.leader) return new Response(null, { status: 503 });
    }
    return this.#sockets.accept(request);
  }

  override webSocketMessage(wire: WebSocket, data: string | ArrayBuffer): Promise<void> {
    return this.#sockets.onMessage(wire, data);
  }

  override webSocketClose(wire: WebSocket, code: number, reason: string): void {
    this.#sockets.onClose(wire, code, reason);
  }

  override webSocketError(wire: WebSocket): void {
    this.#sockets.onClose(wire, 1006, '');
  }

  /**
   * Takes messages from a posted channel, in order. When this returns they are in the log and their answers are owed; a
   * message that is there already changes nothing. `not mine`: the object whose address they came to is not led from here. `gone`:
   * she was erased, and they are for somebody new.
   */
  async receive(messages: Addressed[], passage: Passage): Promise<'heard' | 'not mine' | 'gone'> {
    if (this.#erasure.gone) return 'gone';
    const way = await this.#wayOf(passage);
    if (way === 'not mine') return way;
    const leader = this.#leading();
    if (leader) return this.#forwarded(await leader.receive(messages, this.#onward(passage, way)));
    this.#begin();
    this.#reached.by(passage);
    const settings = this.#settings.known;
    for (const { inbound, onFile, resembles } of messages) {
      const heard = { inbound, onFile, settings };
      const earlier = this.#thread.memory.external(inbound.channel, inbound.external);
      const left = earlier ? orphanedFiles(inbound, this.#thread.memory.message(earlier.message)) : [];
      if (left.length) this.#underWay.run(dropFiles(this.env.BLOBS, this.#store, left));
      const session = this.#thread.through(way, () => {
        if (resembles) suggest(this.#thread, resembles, 'its sender writes under her address', passage.trace);
        return admitMessage(this.#thread, this.ctx.storage.sql, heard, newId, passage.trace, way);
      });
      if (!session) continue;
      if (inbound.kind !== 'revoke') this.#underWay.run(this.#courier.acknowledge(inbound));
      this.#underWay.run(this.#answer(session, passage.trace));
    }
    return 'heard';
  }

  /**
   * Answers a call from memory: the greeting, and the session that the relay's socket will speak in. `not mine`: the object whose
   * number it came to is not led from here.
   */
  async pickUp(call: Ringing, passage: Passage): Promise<PickedUp | 'not mine' | 'gone'> {
    if (this.#erasure.gone) return 'gone';
    const way = await this.#wayOf(passage);
    if (way === 'not mine') return way;
    const leader = this.#leading();
    if (leader) return passedOn(this.#forwarded(await leader.pickUp(call, this.#onward(passage, way))));
    this.#begin();
    this.#reached.by(passage);
    const settings = await this.#settings.current();
    if (this.#erasure.gone) return 'gone';
    return this.#thread.through(way, () =>
      pickUp(this.#thread, this.ctx.storage.sql, { call, settings, way }, newId, passage.trace),
    );
  }

  /** A call's relay has ended: how the call goes on. */
  async afterRelay(session: string, end: RelayEnd): Promise<Next> {
    const leader = this.#leading();
    if (leader) return passedOn(await leader.afterRelay(session, end));
    if (!(await this.#ready())) return { type: 'hang-up' };
    return this.#callEnds.afterRelay(session, end);
  }

  /** A person was dialled for a caller: how the call goes on. */
  async afterDial(session: string, end: DialEnd): Promise<Next> {
    const leader = this.#leading();
    if (leader) return passedOn(await leader.afterDial(session, end));
    if (!(await this.#ready())) return { type: 'hang-up' };
    return this.#callEnds.afterDial(session, end);
  }

  /** What the person who is rung for a caller hears; null when nobody is being put through. */
  async briefing(session: string): Promise<{ text: string; locale: string } | null> {
    const leader = this.#leading();
    if (leader) return passedOn(await leader.briefing(session));
    if (!(await this.#ready())) return null;
    return this.#callEnds.briefing(session);
  }

  /** The key that person pressed; true when the call is taken. */
  async takeCall(session: string, digits: string): Promise<boolean> {
    const leader = this.#leading();
    if (leader) return leader.takeCall(session, digits);
    if (this.#erasure.gone) return false;
    this.#begin();
    return this.#callEnds.take(session, digits);
  }

  /** A frame of a relay whose socket is with a follower; null when the socket has closed. */
  async fromCall(socket: CallSocket, data: string | null, via: string[]): Promise<void> {
    const leader = this.#leading();
    if (leader) return leader.fromCall(socket, data, [this.#self, ...via]);
    if ((await this.#wayOf({ via })) === 'not mine') return;
    if (data === null) this.#calls.closed(socket);
    else await this.#calls.onFrame(this.#lines.at(via.at(-1) ?? '', socket.session), socket, data);
  }

  /** A frame for a call whose socket is here, from whoever leads this object; `closed` ends the socket. */
  toCall(session: string, said: { frame: string } | { closed: string }): void {
    for (const line of this.#sockets.of(session)) {
      if ('frame' in said) line.send(said.frame);
      else line.close(1000, said.closed);
    }
  }

  /** What providers tell of messages that left; returns how many of the receipts are about none of ours. */
  async receipts(receipts: Receipt[], traceId: string): Promise<number> {
    // Of messages to somebody erased nothing is kept, and nobody has to look at it.
    if (this.#erasure.gone) return 0;
    const leader = this.#leading();
    if (leader) return leader.receipts(receipts, traceId);
    return this.#isNobody() ? receipts.length : this.#courier.receipts(receipts, traceId);
  }

  /** What a visitor said who named an order of this customer's; true when it is kept, or is here anyhow. */
  async testify(told: TestimonyDelivery): Promise<boolean> {
    if (this.#erasure.gone) return false;
    const leader = this.#leading();
    if (leader) return leader.testify(told);
    // One thread with this one since: all of it is here.
    if (told.from === this.#self || (!this.#isNobody() && knows(this.#thread.state, told.from))) return true;
    if (!told.account && (this.#isNobody() || !this.#thread.state.account)) return false;
    this.#begin();
    keepTestimony(this.#thread, told);
    return true;
  }

  /** Takes out of this thread what somebody who is erased told it. Returns how many events that were. */
  async forgetTestimony(from: string): Promise<number> {
    if (this.#isNobody()) return 0;
    const { sql } = this.ctx.storage;
    const remembered = findTestimonyFrom(sql, from);
    // The desk first: what has to be taken back there is known for as long as it stands here.
    if (remembered.quoted.length) await storeObject(this.env, this.#store).hush(this.#self);
    if (!this.#erasure.gone) redact(this.#thread, sql, remembered);
    return remembered.heard.length;
  }

  /**
   * Erases her, whichever of her linked objects is asked; `by` is the leader that takes its followers along. The receipt, the same one however often it is asked; null where nobody is. Rejects when something could not be
   * reached: the alarm goes on with it, and so does the next call.
   */
  async erase(
    reason: ErasureReason,
    traceId: string,
    by: string | null = null,
  ): Promise<ErasureReceipt | null> {
    const leader = this.#leading();
    if (leader && this.#links.leader !== by && !this.#erasure.gone)
      return passedOn(await leader.erase(reason, traceId));
    if (!this.#erasure.gone && this.#isNobody()) return null;
    const receipt = await this.#erasure.run(reason, traceId);
    await this.#waker.onAlarm(async () => undefined, this.#thread);
    return receipt;
  }

  /** Everything kept of her as one JSON document; null where nobody is. */
  async export(): Promise<ReadableStream<Uint8Array> | null> {
    const leader = this.#leading();
    if (leader) return leader.export();
    const { env, ctx } = this;
    const world = { env, store: this.#store, self: this.#self, sql: ctx.storage.sql, thread: this.#thread };
    return this.#isNobody() ? null : exportOf(world);
  }

  /** Whose thread a browser that comes here speaks in: this one's, or its leader's. Null: she was erased, or is being so. */
  leads(): string | null {
    return this.#erasure.gone ? null : (this.#links.leader ?? this.#self);
  }

  /** Whether anybody is here: a claim that leads to nobody is let go. */
  exists(): boolean {
    return !this.#isNobody();
  }

  /** What lists show of a customer; null when there is no such one. */
  async profile(): Promise<Profile | null> {
    const leader = this.#leading();
    if (leader) return passedOn(await leader.profile());
    return this.#isNobody() ? null : profileOf(this.#thread, this.#self);
  }

  /** A page of the structured memory, newest first; null when there is no such customer. */
  async exchanges(
    limit: number,
    before: number | null,
  ): Promise<{ exchanges: ExchangeRow[]; next: number | null } | null> {
    const leader = this.#leading();
    if (leader) return passedOn(await leader.exchanges(limit, before));
    return this.#isNobody() ? null : this.#thread.memory.exchanges(limit, before);
  }

  /** Does what an advisor asks for; null, or why it was not done. */
  async advise(act: Act, traceId: string, keyed: Keyed | null = null): Promise<CustomerRefusal | null> {
    const leader = this.#leading();
    if (leader) return leader.advise(act, traceId, keyed);
    return this.#advisors.do(act, traceId, keyed);
  }

  /* Calls between two objects of one person; src/identity/linking.ts says what they mean. */

  objectState(): ObjectState {
    return this.#links.objectState();
  }

  lead(follower: ObjectState, evidence: string, by: string | null): Linked {
    return this.#isNobody() || this.#erasure.gone ? 'nobody' : this.#links.lead(follower, evidence, by);
  }

  follow(by: { leader: string; epoch: number }): LinkAnswer & { to: 'follow' } {
    return this.#erasure.gone ? { to: 'follow', answer: 'nobody' } : this.#links.follow(by);
  }

  pull(by: { leader: string; epoch: number }, after: number): Parcel | null {
    return this.#erasure.gone ? null : this.#links.pull(by, after);
  }

  takeBack(by: { leader: string; epoch: number }, parcel: Parcel): boolean {
    return !this.#erasure.gone && this.#links.takeBack(by, parcel);
  }

  /** Development: the clock was moved; does what is due by now. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** What is owed follows from storage alone. */
  override async alarm(): Promise<void> {
    if (!this.#erasure.gone && !this.#schema.made) return;
    await this.#waker.onAlarm(() => this.#whatIsOwed(), this.#thread);
  }

  async #whatIsOwed(): Promise<void> {
    if (this.#erasure.gone || (await this.#isOverdue())) return this.#goOnErasing();
    const owed = async () => {
      if (this.#links.leader) return;
      await this.#settings.current().catch(() => undefined);
      await allTried([
        async () => this.#calls.wake(),
        () => this.#answerAll(newTrace()),
        () => this.#courier.drain(),
        () => this.#links.drive(),
      ]);
    };
    await this.#underWay.noted(owed());
  }

  /** True when she was silent for so long that the store keeps nothing of her. What else the policy asks for is done. */
  async #isOverdue(): Promise<boolean> {
    try {
      await this.#settings.current();
      return await this.#retention.carryOut();
    } catch (error) {
      trace(
        'retention.failed',
        { trace: newTrace(), store: this.#store, reason: errorReason(error) },
        'error',
      );
      return false;
    }
  }

  /** What cannot be reached now is tried again with the alarm. */
  async #goOnErasing(): Promise<void> {
    const traceId = newTrace();
    await this.#erasure.run('retention', traceId).catch((error: unknown) => {
      trace('erasure.failed', { trace: traceId, store: this.#store, reason: errorReason(error) }, 'error');
    });
  }

  /** Ends whatever may still write or send, and waits until it has. */
  async #silence(): Promise<void> {
    this.#turns.stopAll();
    const { state } = this.#thread;
    closeAll(this.#sockets, (session) => phoneTexts(sessionOf(state, session)?.locale ?? 'en').erasedGoodbye);
    await this.#underWay.ended(SILENCE_TIMEOUT_MS);
  }

  /** Brings the object up for a call; false when there is nobody any more. */
  async #ready(): Promise<boolean> {
    if (this.#erasure.gone) return false;
    this.#begin();
    await this.#settings.current();
    return !this.#erasure.gone;
  }

  /** Somebody is there: only now does the object keep anything, so that asking after people who never were fills no disk. */
  #begin(): void {
    if (this.#schema.made) return;
    this.#schema.make();
    this.#meta.set('name', objectName(this.#store, this.#self));
    this.#meta.set('created', timestamp());
  }

  #isNobody(): boolean {
    return this.#erasure.gone || !this.#schema.made || this.#thread.log.seq === 0;
  }

  /** Events are durable: the live mouths hear of them, and what they send goes out. */
  #published(events: Event[], queued: Queued): void {
    this.#chat.publish(events);
    this.#calls.publish(events);
    this.#underWay.run(this.#waker.arm(this.#thread));
    if (queued === 'urgent') this.#leaves(this.#courier.drain());
    if (queued === 'news') this.#leaves(this.#courier.drainLater());
  }

  /** What waits in the outbox leaves; then the alarm is set for what has to wait longer. */
  #leaves(drained: Promise<void>): void {
    this.#underWay.run(drained.then(() => this.#waker.arm(this.#thread)));
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

  #proofWorld(): ProofWorld {
    const country = this.#reached.country;
    const isErased = async (customer: string) => (await this.#other(customer).leads()) === null;
    return {
      env: this.env,
      store: this.#store,
      self: this.#self,
      thread: this.#thread,
      country,
      isErased,
    };
  }

  async #sender(): Promise<Sender> {
    return {
      env: this.env,
      store: this.#store,
      self: this.#self,
      origin: this.#reached.origin,
      thread: this.#thread,
      shop: this.#shop,
      settings: await this.#settings.current(),
      link: (other, evidence, by) => this.#links.request(other, evidence, by),
      codes: this.#codes,
      answer: (session, traceId) => this.#underWay.run(this.#answer(session, traceId)),
      networks: (session) => this.#reached.networks(session),
    };
  }

  /** Another object of this store. */
  #other(id: string): DurableObjectStub<Customer> {
    return open(this.env, this.env.CUSTOMER, objectName(this.#store, id), {
      country: this.#reached.country,
    });
  }

  /** Who leads this object, to be asked in its place; null while it leads itself. */
  #leading(): DurableObjectStub<Customer> | null {
    const { leader } = this.#links;
    return leader ? this.#other(leader) : null;
  }

  /** By which way something belongs to this thread. Throws while that is just changing. */
  async #wayOf(passage: Pick<Passage, 'via' | 'home'>): Promise<string[] | 'not mine'> {
    const way = await this.#links.route(passage);
    if (way === 'later') throw new ThreadMoving('joining or leaving');
    return way;
  }

  #onward(passage: Passage, way: string[]): Passage {
    return { ...passage, home: undefined, via: [this.#self, ...way] };
  }

  /** What a leader answered. One that does not know this object has just let it go: whoever called calls again. */
  #forwarded<T>(answer: T | 'not mine'): T {
    if (answer === 'not mine') throw new ThreadMoving('just left');
    return answer;
  }

  /** A mouth for calls whose thread is elsewhere: frames are passed on in their order. */
  #distant() {
    return this.#lines.mouth((socket, data) => {
      const leader = this.#leading();
      return leader ? leader.fromCall(socket, data, [this.#self]) : Promise.resolve();
    });
  }

  #sessionsOf(follower: string): string[] {
    return this.#thread.state.sessions
      .map(({ id }) => id)
      .filter((session) => this.#thread.pathOf(session)[0] === follower);
  }

  #canStop(follower: string | null): boolean {
    const { sessions } = this.#thread.state;
    const concerned = follower === null ? sessions.map(({ id }) => id) : this.#sessionsOf(follower);
    return !concerned.some((id) => this.#turns.isRunning(id)) && !this.#thread.outbox.isBusy(follower);
  }

  /** Browsers dial again: those that came by a follower, or all. */
  #moveBrowsers(follower: string | null): void {
    const lines = this.#sockets.of();
    this.#chat.moveAll(
      follower === null ? lines : lines.filter((line) => this.#chat.homeOf(line) === follower),
    );
  }

  /** Rows came or went with another object's thread: what is known of them in memory is void. */
  #reload(): void {
    for (const known of [this.#thread.outbox, this.#callRecords, this.#codes, this.#turns]) known.reload();
  }

  #goOn(): void {
    this.#underWay.run(this.#answerAll(newTrace()));
    this.#leaves(this.#courier.drain());
  }

  async #link({ key, filename, type }: Attachment): Promise<string> {
    const lasting = key.startsWith('labels/');
    const token = await fileToken(this.env, { store: this.#store, key, filename, type }, lasting);
    return `${this.#reached.origin}/files/${token}`;
  }
}

/** The answer that names another object to dial. */
function elsewhere(object: string): Response {
  return new Response(null, { status: 409, headers: { [LEADER]: object } });
}

function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`;
}
