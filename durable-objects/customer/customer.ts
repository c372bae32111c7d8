import { DurableObject } from 'cloudflare:workers';
import type { ThreadLine } from '../../src/backup/lines.ts';
import type { Receipt } from '../../src/channels/channel.ts';
import type { RelayEnd } from '../../src/channels/voice/parse.ts';
import { restoreClock } from '../../src/clock.ts';
import { isAllowed, type Rights } from '../../src/console/rights.ts';
import type { Env } from '../../src/env.ts';
import type { Address } from '../../src/identity/address.ts';
import type { ObjectState } from '../../src/identity/linking.ts';
import { traced } from '../../src/trace.ts';
import type { Place } from '../desk/rpc.ts';
import type { Keyed } from '../storage/requests.ts';
import { backUp } from './backup/give.ts';
import { namesFile, restore } from './backup/take.ts';
import { type Said, sayTo } from './calls/forwarded.ts';
import { pickUp } from './calls/pick-up.ts';
import { announceUpload } from './chat/uploads.ts';
import { answerConsole } from './console/answers.ts';
import type { ConsoleQuestion } from './console/questions.ts';
import { carry } from './delivery/carry.ts';
import { retellIndex } from './delivery/index-news.ts';
import type { LedCall } from './led.ts';
import { eraseFor } from './privacy/erase.ts';
import { exportFor } from './privacy/export.ts';
import type { ErasureReason } from './privacy/receipt.ts';
import { forgetTestimony } from './privacy/redact.ts';
import { dissolve, rehearse } from './rehearsal.ts';
import type { Act, Addressed, CustomerRpc, Leadership, Parcel, Passage, Ringing } from './rpc.ts';
import { dial } from './runtime/dial.ts';
import { doWhatIsOwed } from './runtime/owed.ts';
import type { CallSocket } from './runtime/socket-state.ts';
import { receive } from './thread/inbox.ts';
import { profileOf } from './thread/profile.ts';
import { depart } from './verification/revoke.ts';
import { type TestimonyDelivery, takeTestimony } from './verification/testimony.ts';
import { type Parts, wire } from './wiring.ts';

/**
 * One person: thread, memory, live sockets. A thin actor: it accepts calls, keeps the order of admit,
 * persist, publish, and wakes for what is still owed. rpc.ts documents each call, led.ts what happens to it
 * while another object leads this one or the customer is erased, and wiring.ts connects the parts.
 */
export class Customer extends DurableObject<Env> implements CustomerRpc {
  readonly #parts: Parts;
  readonly #led: LedCall;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#parts = wire(ctx, env);
    this.#led = this.#parts.led;
    const sandbox = env.SANDBOX;
    if (sandbox) void ctx.blockConcurrencyWhile(() => restoreClock(() => sandbox.clockShift()));
  }

  /** A socket, from the Worker. */
  override fetch(request: Request): Promise<Response> {
    return traced(() => dial(request, this.#parts));
  }

  override webSocketMessage(wire: WebSocket, data: string | ArrayBuffer): Promise<void> {
    return traced(() => this.#parts.sockets.onMessage(wire, data));
  }

  override webSocketClose(wire: WebSocket, code: number, reason: string): void {
    traced(() => this.#parts.sockets.onClose(wire, code, reason));
  }

  override webSocketError(wire: WebSocket): void {
    traced(() => this.#parts.sockets.onClose(wire, 1006, ''));
  }

  receive(messages: Addressed[], passage: Passage) {
    return this.#led('receive', [messages, passage], (path) => receive(this.#parts, messages, passage, path));
  }

  rehearse(messages: Addressed[], passage: Passage) {
    return this.#led('rehearse', [messages, passage], (path) =>
      rehearse(this.#parts, messages, passage, path),
    );
  }

  dissolve() {
    return this.#led('dissolve', [], () => dissolve(this.#parts));
  }

  pickUp(call: Ringing, passage: Passage) {
    return this.#led('pickUp', [call, passage], (path) => {
      const { context, reached } = this.#parts;
      reached.by(passage);
      return context.thread.lineage.through(path, () => pickUp(context, call, path));
    });
  }

  afterRelay(session: string, end: RelayEnd) {
    return this.#led('afterRelay', [session, end], () => this.#parts.callEnds.afterRelay(session, end));
  }

  afterDial(...dialled: Parameters<CustomerRpc['afterDial']>) {
    return this.#led('afterDial', dialled, () => this.#parts.callEnds.afterDial(...dialled));
  }

  briefing(session: string) {
    return this.#led('briefing', [session], () => this.#parts.callEnds.briefing(session));
  }

  takeCall(...taken: Parameters<CustomerRpc['takeCall']>) {
    return this.#led('takeCall', taken, () => this.#parts.callEnds.take(...taken));
  }

  fromCall(socket: CallSocket, data: string | null, via: string[]) {
    return this.#led('fromCall', [socket, data, via], () => {
      const { calls, forwarded } = this.#parts;
      if (data === null) return calls.closed(socket);
      return calls.onFrame(forwarded.at(via.at(-1) ?? '', socket.session), socket, data);
    });
  }

  toCall(session: string, said: Said) {
    return this.#led('toCall', [session, said], () => sayTo(this.#parts.sockets.of(session), said));
  }

  receipts(receipts: Receipt[], trace: string) {
    const { context, drain } = this.#parts;
    return this.#led('receipts', [receipts, trace], () =>
      context.isNobody() ? receipts.length : drain.receipts(receipts),
    );
  }

  queued(place: Place) {
    return this.#led('queued', [place], () => this.#parts.chat.queued(place));
  }

  testify(delivery: TestimonyDelivery) {
    return this.#led('testify', [delivery], () => takeTestimony(this.#parts.context, delivery));
  }

  carry(session: string | null, to: string, trace: string) {
    return this.#led('carry', [session, to, trace], () => carry(this.#parts, { session, to }));
  }

  leave(addresses: Address[], trace: string) {
    const { context } = this.#parts;
    return this.#led('leave', [addresses, trace], () => {
      if (!context.isNobody()) depart(context, addresses, { why: 'shop' });
    });
  }

  forgetTestimony(from: string) {
    const { context, links } = this.#parts;
    return this.#led('forgetTestimony', [from], () => forgetTestimony(context, links.leader, from));
  }

  erase(reason: ErasureReason, trace: string, by: string | null = null, rights: Rights = 'all') {
    return this.#led('erase', [reason, trace, by, rights], () => eraseFor(this.#parts, reason, rights));
  }

  export(rights: Rights = 'all') {
    return this.#led('export', [rights], () => exportFor(this.#parts.context, rights));
  }

  leads() {
    return this.#led('leads', [], () => this.#parts.links.leader ?? this.#parts.context.self);
  }

  uploads(session: string) {
    return this.#led('uploads', [session], () => announceUpload(this.#parts, session));
  }

  exists() {
    return this.#led('exists', [], () => !this.#parts.context.isNobody());
  }

  retell() {
    return this.#led('retell', [], () => retellIndex(this.#parts));
  }

  backUp(place: string | null) {
    return this.#led('backUp', [place], () => backUp(this.#parts.context, place));
  }

  restore(backup: string, lines: readonly ThreadLine[]) {
    return this.#led('restore', [backup, lines], () => restore(this.#parts, backup, lines));
  }

  names(file: string) {
    return this.#led('names', [file], () => namesFile(this.#parts.context, file));
  }

  profile() {
    return this.#led('profile', [], () => profileOf(this.#parts.context));
  }

  exchanges(limit: number, before: number | null) {
    const { context } = this.#parts;
    return this.#led('exchanges', [limit, before], () =>
      context.isNobody() ? null : context.thread.exchanges.page(limit, before),
    );
  }

  ask(question: ConsoleQuestion, rights: Rights) {
    return this.#led('ask', [question, rights], () => answerConsole(this.#parts, question, rights));
  }

  advise(act: Act, trace: string, keyed: Keyed | null = null, rights: Rights = 'all') {
    return this.#led('advise', [act, trace, keyed, rights], () =>
      isAllowed(rights, 'customers:act') ? this.#parts.advisors.do(act, keyed) : 'forbidden',
    );
  }

  objectState() {
    return this.#led('objectState', [], () => this.#parts.links.objectState());
  }

  lead(follower: ObjectState, evidence: string, by: string | null) {
    const { context, links } = this.#parts;
    return this.#led('lead', [follower, evidence, by], () =>
      context.isNobody() ? 'nobody' : links.leading.lead(follower, evidence, by),
    );
  }

  follow(by: Leadership) {
    return this.#led('follow', [by], () => this.#parts.links.following.follow(by));
  }

  pull(by: Leadership, after: number) {
    return this.#led('pull', [by, after], () => this.#parts.links.following.pull(by, after));
  }

  takeBack(by: Leadership, parcel: Parcel) {
    return this.#led('takeBack', [by, parcel], () => this.#parts.links.following.takeBack(by, parcel));
  }

  wake() {
    return this.#led('wake', [], () => this.alarm());
  }

  override async alarm(): Promise<void> {
    const { context, erasure, scheduler } = this.#parts;
    if (!erasure.gone && !context.schema.made) return;
    await traced(() => scheduler.onAlarm(() => doWhatIsOwed(context, this.#parts)));
  }
}
