import { timestamp } from '../../src/clock.ts';
import type { Event } from '../../src/conversation/events.ts';
import type { Session } from '../../src/conversation/state.ts';
import type { Env } from '../../src/env.ts';
import { bucketFiles } from '../../src/files.ts';
import { phoneTexts } from '../../src/language/phone.ts';
import { storeCarrier } from '../clients/carriers.ts';
import { storeKnowledge } from '../clients/knowledge.ts';
import { objectName, open } from '../clients/open.ts';
import { rehearsedStore } from '../clients/rehearsal.ts';
import { SettingsCache } from '../clients/settings-cache.ts';
import { storeShop, withOwners } from '../clients/shop.ts';
import { Schema } from '../storage/migrate.ts';
import { CallEnds } from './calls/ends.ts';
import { ForwardedCalls } from './calls/forwarded.ts';
import { CallRecords } from './calls/record.ts';
import { Ringing } from './calls/ringing.ts';
import { Calls } from './calls/session.ts';
import { Chat } from './chat/session.ts';
import { CONSOLE, Consoles } from './console/consoles.ts';
import { ThreadTimeline } from './console/timeline.ts';
import { newId, type ObjectContext } from './context.ts';
import { OutboxDrain } from './delivery/drain.ts';
import { figuresNews } from './delivery/figures.ts';
import { indexNews } from './delivery/index-news.ts';
import { allNews, type News } from './delivery/news.ts';
import { webhookNews } from './delivery/webhook-news.ts';
import { type LedCall, ledBy } from './led.ts';
import { AfterLink } from './links/after-link.ts';
import { Links } from './links/links.ts';
import { Erasure } from './privacy/erase.ts';
import { Retention } from './privacy/retention.ts';
import { BackgroundWork } from './runtime/background.ts';
import { Meta } from './runtime/meta.ts';
import { Reachability } from './runtime/reachability.ts';
import { AlarmScheduler } from './runtime/schedule.ts';
import { customerSchema } from './runtime/schema.ts';
import { closeAll, consoleLines, LiveSockets } from './runtime/sockets.ts';
import { Remembered } from './thread/generation.ts';
import { type Queued, Thread } from './thread/thread.ts';
import { Advisors } from './turns/advisors.ts';
import { Answering } from './turns/answering.ts';
import { Approvals } from './turns/approvals.ts';
import { ModelBudget } from './turns/model-budget.ts';
import { Promises } from './turns/promises.ts';
import { expectWords, readyToUnderstand, rosterOf, signsOf } from './turns/roster.ts';
import { Turns } from './turns/turns.ts';
import { Codes } from './verification/codes.ts';
import { LookupLimit } from './verification/lookup-limit.ts';

/** How long an erasure waits for what is on its way, in milliseconds. It could write nothing any more. */
const SILENCE_TIMEOUT_MS = 30_000;

/** The parts of one customer's object. */
export interface Parts {
  readonly context: ObjectContext;
  /** Answers calls by their rules. */
  readonly led: LedCall;
  readonly reached: Reachability;
  readonly links: Links;
  readonly erasure: Erasure;
  readonly retention: Retention;
  readonly turns: Turns;
  readonly answering: Answering;
  readonly advisors: Advisors;
  readonly promises: Promises;
  readonly approvals: Approvals;
  readonly drain: OutboxDrain;
  /** What the store's index is told. */
  readonly index: News;
  /** All that other objects of the store are told of this thread. */
  readonly news: News;
  readonly timeline: ThreadTimeline;
  readonly chat: Chat;
  readonly calls: Calls;
  readonly callEnds: CallEnds;
  readonly forwarded: ForwardedCalls;
  readonly sockets: LiveSockets;
  /** Ends whatever may still write or send, and waits until it has. */
  silence(): Promise<void>;
  readonly scheduler: AlarmScheduler;
}

/**
 * Puts one customer's object together: the one place that knows all of its parts. They call each other in
 * circles (a turn makes an event, whose publication ends a turn), so what comes later in here is reached
 * through a function.
 */
export function wire(state: DurableObjectState, env: Env): Parts {
  const { storage } = state;
  const { sql } = storage;
  const schema = new Schema(storage, customerSchema);
  const meta = new Meta(sql, schema);
  // An alarm may wake the object without telling it its name.
  const name = state.id.name ?? meta.get('name') ?? '';
  const store = name.slice(0, name.indexOf(':'));
  const self = name.slice(name.indexOf(':') + 1);

  const background = new BackgroundWork(store);
  const reached = new Reachability(env, meta);
  const settings = new SettingsCache(env, store, meta, (work) => state.waitUntil(work));
  // While a backup is taken back nothing is written beside it; whoever comes meanwhile comes again.
  const closed = (path: readonly string[]) => (isRestoring.value ? 'leaving' : links.closed(path));
  const thread: Thread = new Thread(storage, self, (events, queued) => published(events, queued), {
    gate: closed,
    terms: () => settings.known.assurance,
  });
  const isRestoring = new Remembered(thread.generation, () => Boolean(meta.get('restoring')));
  const context: ObjectContext = {
    ...{ env, store, self, storage, sql, schema, meta, thread, settings, reached, background },
    knowledge: storeKnowledge(env, store, self),
    carrier: storeCarrier(env, store),
    shop: withOwners(storeShop(env, store, () => settings.current())),
    files: bucketFiles(env.BLOBS, store),
    isNobody: () => erasure.gone || !schema.made || thread.log.seq === 0,
    begin() {
      if (schema.made) return;
      schema.make();
      meta.set('name', name);
      meta.set('created', timestamp());
    },
    id: newId,
    other: (customer) => open(env, env.CUSTOMER, objectName(store, customer), { country: reached.country }),
  };

  const records = new CallRecords(sql, thread.generation);
  const codes = new Codes(context);
  const index = indexNews(context);
  const of = rehearsedStore(store);
  const news = allNews(of === null ? [figuresNews(context), index, webhookNews(context)] : []);
  const links: Links = new Links(context, {
    canStop,
    after: new AfterLink(context, { moveBrowsers, goOn, news }),
    arm: () => background.run(scheduler.arm()),
  });
  const erasure: Erasure = new Erasure(context, { links, silence, guard: () => scheduler.arm() });
  const retention = new Retention(context, {
    links,
    calls: records,
    isForNobody: () => settings.standing.deleted,
  });
  const promises = new Promises(context);
  const approvals = new Approvals(context, (session) => sockets.of(session).length > 0);
  const timeline = new ThreadTimeline(context);
  const consoles: Consoles = new Consoles(context, {
    timeline,
    lines: () => consoleLines(sockets.of(CONSOLE)),
    isLive: (session) => sockets.of(session).length > 0,
    typing: () => chat.advisorTypes(),
  });
  const scheduler: AlarmScheduler = new AlarmScheduler(context, {
    ...{ erasure, retention, links, promises, approvals, news },
    calls: records,
  });
  // What models cost in a rehearsal is the store's.
  const budget = new ModelBudget({ ...context, store: of ?? store });
  const turns: Turns = new Turns(context, {
    brains: (session, used) =>
      rosterOf(
        env,
        { store: of ?? store, customer: self, channel: session.channel },
        settings.known,
        () => budget.take(session),
        used,
      ),
    signs: signsOf,
    spent: (session, requests) => budget.spent(session, requests),
    lookups: new LookupLimit(context),
    codes,
    isOpen: (session) => closed(thread.lineage.pathOf(session)) === null,
    stream,
    unsay,
  });
  const answering = new Answering(context, { turns, scheduler, ready: () => readyToUnderstand(env) });
  const answer = (session: string) => background.run(answering.answer(session));
  const advisors = new Advisors(context, {
    ...{ turns, links, approvals, consoles, timeline },
    answerAll: () => background.run(answering.answerAll()),
  });
  const drain: OutboxDrain = new OutboxDrain(
    { thread, self, codes, closed: (path) => closed(path) !== null, rehearses: of !== null },
    async () => ({
      ...context,
      codes,
      settings: await settings.current(),
      link: (other, evidence, by) => links.request(other, evidence, by),
      answer,
      queued: (place) => chat.queued(place),
    }),
  );
  const forwarded = new ForwardedCalls({
    path: (session) => thread.lineage.pathOf(session),
    say: async (at, session, said) => context.other(at).toCall(session, said),
  });
  const chat: Chat = new Chat(context, {
    ...{ links, answer },
    isSuspended: () => settings.standing.suspended,
    typing: (session) => consoles.customerTypes(session),
    sockets: (session) => sockets.of(session),
    begin(socket) {
      context.begin();
      reached.bySocket(socket);
    },
  });
  const calls: Calls = new Calls(context, {
    ...{ records, turns, codes, answer },
    sockets: (session) => forwarded.of(session, sockets.of(session)),
    arm: () => void scheduler.arm(),
    isSuspended: () => settings.standing.suspended,
    spoken: (session, text) => consoles.spoken(session, text),
  });
  const callEnds = new CallEnds(context, {
    ...{ records, speech: calls.speech },
    ringing: new Ringing(context, records),
  });
  const sockets: LiveSockets = new LiveSockets(state, {
    chat: () => chat,
    calls: () => (links.leader === null ? calls : distantCalls()),
    consoles: () => consoles,
    opened: (socket) => {
      if (socket.kind === 'chat' && schema.made) reached.bySocket(socket);
      if (socket.kind === 'console') return;
      const called = thread.state.sessions.find(({ id }) => id === socket.session)?.locale;
      const locale = (socket.kind === 'chat' ? socket.locale : called) ?? settings.known.locale;
      background.run(expectWords(env, settings.known, { locale, channel: socket.kind }));
    },
    gone: () => erasure.gone,
  });

  const led = ledBy({
    self,
    isErased: () => erasure.gone,
    leader: () => links.leader,
    other: context.other,
    route: (passage) => links.route(passage),
    async ready() {
      context.begin();
      await settings.current();
    },
  });

  /** Events are durable: live sockets hear of them, and what they send goes out. */
  function published(events: Event[], queued: Queued): void {
    chat.publish(events);
    calls.publish(events);
    consoles.publish(events);
    background.run(scheduler.arm());
    if (queued === 'urgent') leaves(drain.drain());
    if (queued === 'news') leaves(drain.drainLater());
  }

  /** What waits in the outbox leaves; then the alarm is set for what has to wait longer. */
  function leaves(drained: Promise<void>): void {
    background.run(drained.then(() => scheduler.arm()));
  }

  function goOn(): void {
    background.run(answering.answerAll());
    leaves(drain.drain());
  }

  function stream(session: Session, turn: string, text: string | null): void {
    if (session.channel === 'chat') chat.stream(session.id, turn, text);
    if (session.channel === 'voice') calls.stream(session.id, turn, text);
    consoles.stream(session, turn, text);
  }

  function unsay(session: Session, turn: string): string {
    if (session.channel === 'voice') {
      consoles.stream(session, turn, null);
      return calls.unsay(session.id, turn);
    }
    stream(session, turn, null);
    return '';
  }

  /** Calls whose thread is elsewhere: frames are passed on in their order. */
  function distantCalls() {
    return forwarded.receiver(async (socket, data) => {
      if (links.leader !== null) await context.other(links.leader).fromCall(socket, data, [self]);
    });
  }

  function canStop(follower: string | null): boolean {
    const concerned =
      follower === null ? thread.state.sessions.map(({ id }) => id) : thread.lineage.sessionsOf(follower);
    return !concerned.some((session) => turns.isRunning(session)) && !thread.outbox.isBusy(follower);
  }

  /** Browsers dial again: those that came by a follower, or all. */
  function moveBrowsers(follower: string | null): void {
    consoles.moveAll();
    const lines = sockets.of();
    chat.moveAll(follower === null ? lines : lines.filter((line) => chat.homeOf(line) === follower));
  }

  /** Ends whatever may still write or send, and waits until it has. */
  async function silence(): Promise<void> {
    turns.stopAll();
    const { sessions } = thread.state;
    const localeOf = (session: string) => sessions.find(({ id }) => id === session)?.locale ?? 'en';
    closeAll(sockets, (session) => phoneTexts(localeOf(session)).erasedGoodbye);
    await background.ended(SILENCE_TIMEOUT_MS);
  }

  return {
    ...{
      context,
      led,
      reached,
      links,
      erasure,
      retention,
      turns,
      answering,
      advisors,
      promises,
      approvals,
      drain,
      index,
      news,
      timeline,
    },
    ...{ chat, calls, callEnds, forwarded, sockets, scheduler, silence },
  };
}
