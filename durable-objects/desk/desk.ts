import { DurableObject } from 'cloudflare:workers';
import { now, restoreClock } from '../../src/clock.ts';
import {
  type AuditEntry,
  type DeskView,
  type Mention,
  type Passkey,
  type Person,
  PING,
  PONG,
} from '../../src/console/protocol.ts';
import type { Env } from '../../src/env.ts';
import type { NoticeWay } from '../../src/notices/notice.ts';
import type { OpenConsole } from '../clients/open-consoles.ts';
import { endedBy } from '../storage/closing.ts';
import type { RowsPage, TableRows } from '../storage/rows.ts';
import { strike, tellMentioned } from './announce.ts';
import { carryOut } from './assigning.ts';
import type { Audited } from './audit.ts';
import { delist, enlist } from './enlisting.ts';
import { DeskLive, deskSocketOf } from './live.ts';
import { actOnNotices, noticesOf, placeOf, tellDue, tryNotice } from './notices/asked.ts';
import type { NoticesAct } from './notices/rpc.ts';
import { DeskParts } from './parts.ts';
import type { QueueCard } from './queue.ts';
import { type RingAsked, ringable } from './ringable.ts';
import type {
  DeskAct,
  DeskRpc,
  DeskVerdict,
  Mentioned,
  PasskeyAct,
  PasskeyVerdict,
  PersonAct,
  PersonVerdict,
  Place,
  SignInAct,
} from './rpc.ts';
import { shownBy, signedIn, signedOut } from './shown.ts';
import { actOnPasskey, actOnPerson } from './staff.ts';

/**
 * Where a store's people work: who they are and what they may, who is signed in, who saw and did what. A
 * question makes no tables. What each call does is said in rpc.ts.
 */
export class Desk extends DurableObject<Env> implements DeskRpc {
  readonly #parts = new DeskParts(this.ctx, this.env);
  readonly #live = new DeskLive(this.ctx, () => ({
    queue: this.#parts.queue,
    people: () => this.#parts.people.list(),
  }));

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
    const sandbox = env.SANDBOX;
    if (sandbox) void ctx.blockConcurrencyWhile(() => restoreClock(() => sandbox.clockShift()));
  }

  /** A console's socket, from the Worker. */
  override async fetch(request: Request): Promise<Response> {
    return this.#live.accept(deskSocketOf(request));
  }

  override webSocketMessage(wire: WebSocket, data: string | ArrayBuffer): void {
    this.#live.onMessage(wire, data);
  }

  override webSocketClose(wire: WebSocket, code: number, reason: string): void {
    endedBy(wire, code, reason);
    this.#live.onClose(wire);
  }

  backUp(place: string | null): RowsPage {
    return this.#parts.backUp(place);
  }

  restore(tables: readonly TableRows[]): Promise<void> {
    return this.#parts.restore(tables);
  }

  people(): Person[] {
    return this.#parts.made ? this.#parts.people.list() : [];
  }

  person(act: PersonAct): PersonVerdict {
    return this.ctx.storage.transactionSync(() => actOnPerson(this.#parts, this.#live, act));
  }

  personOf(email: string): Person | null {
    return this.#parts.made ? this.#parts.people.byEmail(email) : null;
  }

  invite(person: string, id: string): { person: Person; until: number } | null {
    const invited = this.#parts.made ? this.#parts.people.get(person) : null;
    return invited && { person: invited, until: this.#parts.signIns.invite(person, id) };
  }

  askCode(email: string, challenge: string): Person | null {
    const person = this.personOf(email);
    return person && this.#parts.signIns.ask(person.id, challenge) ? person : null;
  }

  async signIn(act: SignInAct): Promise<Person | null> {
    if (!this.#parts.made) return null;
    const id = await shownBy(this.env, this.#parts, act);
    if (id === null) return null;
    return this.ctx.storage.transactionSync(() => signedIn(this.#parts, id, act.session));
  }

  session(id: string): { person: Person; renewed: boolean } | null {
    return this.#parts.made ? this.#parts.session(id) : null;
  }

  signOut(session: string): void {
    if (this.#parts.made) this.#parts.signIns.close(session);
    this.#live.dismiss(null, session);
  }

  signedOut(consoles: Pick<OpenConsole, 'id' | 'signIn'>[]): boolean[] {
    return signedOut(this.#parts, consoles);
  }

  dismiss(token: string): void {
    this.#live.dismiss(token);
  }

  passkeys(person: string): Passkey[] {
    return this.#parts.made ? this.#parts.passkeys.of(person) : [];
  }

  passkey(person: string, act: PasskeyAct): PasskeyVerdict {
    return this.#parts.made ? actOnPasskey(this.#parts, person, act) : 'unknown';
  }

  async audit(audited: Audited): Promise<void> {
    this.#parts.audit.note(audited);
    await this.#parts.arm();
  }

  audited(before: number | null, most: number): { entries: AuditEntry[]; next: number | null } {
    return this.#parts.made ? this.#parts.audit.page(before, most) : { entries: [], next: null };
  }

  enlist(card: QueueCard): Promise<Place> {
    return enlist(this.#parts, this.#live, card);
  }

  delist(customer: string): Promise<void> {
    return delist(this.#parts, this.#live, customer);
  }

  hush(customer: string): void {
    this.#parts.hush(customer);
  }

  decision(kind: 'approval' | 'draft', id: string, customer: string, open: boolean): void {
    this.#parts.queue.decide(kind, id, customer, open);
    this.#live.recount();
  }

  find(question: string, view: DeskView, person: string, after: string | null) {
    return this.#parts.made ? this.#live.find(question, view, person, after) : { entries: [], next: null };
  }

  threadsIn(view: DeskView, person: string): string[] {
    return this.#parts.made ? this.#parts.queue.threadsIn(view, person) : [];
  }

  entries(customers: string[]) {
    return this.#parts.made ? this.#live.entries(customers) : [];
  }

  async act(act: DeskAct): Promise<DeskVerdict> {
    if (!this.#parts.made) return 'unknown';
    const verdict = carryOut(this.#parts, this.#live, act);
    if (verdict === 'done') await this.#parts.arm();
    return verdict;
  }

  async mention(mentioned: Mentioned): Promise<void> {
    tellMentioned(this.#parts, this.#live, mentioned);
    await this.#parts.arm();
  }

  mentions(person: string): Mention[] {
    return this.#parts.made ? this.#parts.mentions.of(person) : [];
  }

  callable(language: string, most: number) {
    return this.#parts.made ? this.#live.callable(language, most) : [];
  }

  ringable(asked: RingAsked) {
    return this.#parts.made ? ringable(this.#parts, this.#live, asked) : null;
  }

  seen(person: string, customer: string): void {
    if (this.#parts.made) this.#parts.mentions.seen(person, customer);
  }

  placeOf(customer: string): Place {
    return placeOf(this.#parts, customer);
  }

  notices(person: string) {
    return noticesOf(this.#parts, person);
  }

  actOnNotices(person: string, act: NoticesAct) {
    return actOnNotices(this.#parts, person, act);
  }

  tryNotice(person: string, way: NoticeWay) {
    return tryNotice(this.#parts, person, way);
  }

  erased(customer: string): void {
    if (!this.#parts.made) return;
    const before = this.#parts.queue.get(customer);
    this.#parts.forget(customer);
    if (before) this.#live.changed(before, null);
  }

  async wipe(): Promise<void> {
    this.#parts.unmake();
    await this.#parts.alarm.set(null);
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Something is old enough to be forgotten. */
  override async alarm(): Promise<void> {
    await this.#parts.alarm.rang();
    if (!this.#parts.made) return;
    strike(this.#parts, this.#live);
    this.#parts.sweep();
    const taken = this.#parts.notices.pending.take(now());
    // Before anything leaves: should this crash, what was taken is due again.
    await this.#parts.arm();
    await tellDue(this.env, this.#parts, this.#live, taken);
  }
}
