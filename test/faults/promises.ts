import { project } from '../../durable-objects/customer/thread/projections/project.ts';
import type { Event, Fact } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { initialState } from '../../src/conversation/state.ts';
import type { OrderRecord } from '../../src/shop/shop.ts';
import type { Storm } from './storm.ts';

/** Tables that follow from the log alone. */
const PROJECTED = ['exchanges', 'transcript', 'tickets', 'facts'];

/** What may be doubled, counted. */
export interface Doubled {
  /** Messages a provider got twice, each reported as such. */
  messages: number;
  crashes: number;
}

/** Which of the promises about messages, actions and the log do not hold after a storm: a sentence each. */
export function broken(storm: Storm, order: OrderRecord): string[] {
  const { storage } = storm.world;
  const events = readLog(storage);
  return [
    ...everyMessageOnce(storm, events),
    ...everyMessageAnswered(storage, events),
    ...everyReplySent(storm, events),
    ...everyCodeSent(storm, events),
    ...theChatIsWhole(storm, events),
    ...noActionTwice(storage, events, order),
    ...theLogIsTheTruth(storage, events),
  ];
}

/** What was sent twice, and how often the object had crashed. */
export function doubled({ world }: Storm): Doubled {
  const messages = readLog(world.storage).filter(
    ({ fact }) => fact.type === 'delivery.reported' && fact.doubled,
  ).length;
  return { messages, crashes: world.crashes };
}

function everyMessageOnce({ said }: Storm, events: Event[]): string[] {
  const kept = new Map<string, string[]>();
  for (const { fact } of events) {
    if (fact.type !== 'message.received') continue;
    const name = `${fact.channel} ${fact.external}`;
    kept.set(name, [...(kept.get(name) ?? []), fact.text]);
  }
  return [
    ...[...said].flatMap(([name, text]) => {
      const found = kept.get(name) ?? [];
      return found.length === 1 && found[0] === text ? [] : [`${name} was kept ${found.length} times`];
    }),
    ...[...kept.keys()].filter((name) => !said.has(name)).map((name) => `${name} was never said`),
  ];
}

function everyMessageAnswered(storage: DurableObjectStorage, events: Event[]): string[] {
  const answers = new Map<string, number>();
  for (const { fact } of events) {
    if (fact.type !== 'message.composed' && fact.type !== 'turn.silent') continue;
    for (const message of fact.answers) answers.set(message, (answers.get(message) ?? 0) + 1);
  }
  const state = JSON.parse(
    storage.sql.exec<{ body: string }>('SELECT body FROM state').one().body,
  ) as ReturnType<typeof initialState>;
  return [
    ...state.pending.map(({ messages }) => `${messages.join(', ')} still waits`),
    ...events.flatMap(({ fact }) =>
      fact.type === 'message.received' && (answers.get(fact.message) ?? 0) !== (fact.automatic ? 0 : 1)
        ? [`${fact.message} was answered ${answers.get(fact.message) ?? 0} times`]
        : [],
    ),
  ];
}

function everyReplySent({ world }: Storm, events: Event[]): string[] {
  const rows = world.storage.sql
    .exec<{ id: number; kind: string; state: string; message: string | null; error: string | null }>(
      'SELECT id, kind, state, message, error FROM outbox ORDER BY id',
    )
    .toArray();
  // What a channel never took in the whole bad weather went by another, as a message of its own.
  const elsewhere = new Set(
    events.flatMap(({ fact }) => (fact.type === 'delivery.reported' && fact.rerouted ? [fact.message] : [])),
  );
  const wrong = rows.flatMap(({ id, kind, state, message, error }) =>
    state === 'sent' || elsewhere.has(message ?? '')
      ? []
      : [`outbox row ${id} (${kind}) is ${state}: ${error}`],
  );
  for (const channel of ['email', 'whatsapp'] as const) {
    const due = events.flatMap(({ fact }) =>
      fact.type === 'message.composed' && fact.channel === channel && !elsewhere.has(fact.message)
        ? [fact]
        : [],
    );
    const queued = rows
      .filter(({ kind, message }) => kind === channel && !elsewhere.has(message ?? ''))
      .map(({ message }) => message);
    if (due.length !== queued.length)
      wrong.push(`${due.length} replies by ${channel}, ${queued.length} rows`);
    const maybeTwice = events.filter(
      ({ fact }) => fact.type === 'delivery.reported' && fact.doubled && queued.includes(fact.message),
    ).length;
    const sent = world.outside.sent.filter((one) => one.channel === channel && !CODE.test(one.text));
    // A reply may be several messages; each has a reference of its own where the channel carries one.
    const again = sent.length - new Set(sent.map(({ reference }, index) => reference ?? index)).size;
    const extra = channel === 'email' ? sent.length - due.length : again;
    // It also dies between an answer and its record.
    const excuses = (world.outside.unanswered.get(channel) ?? 0) + world.crashes;
    if (sent.length < due.length || extra > excuses || (extra > 0 && maybeTwice === 0)) {
      wrong.push(`${due.length} replies by ${channel}, ${maybeTwice} perhaps twice, ${extra} too many`);
    }
    // In the order they were written: each first sending comes after that of the reply before it.
    let from = 0;
    for (const { message, text } of due) {
      const at = sent.findIndex((one, index) => index >= from && one.text.includes(text.trim().slice(0, 60)));
      if (at < 0) wrong.push(`${message} was not sent by ${channel} in its turn`);
      else from = at;
    }
    const reported = new Set(
      events.flatMap(({ fact }) => (fact.type === 'delivery.reported' ? [fact.message] : [])),
    );
    for (const { message } of due) if (!reported.has(message)) wrong.push(`${message} has no receipt`);
  }
  return wrong;
}

/** A one-time code is no message of the thread: it has a row, an event and a letter of its own. */
function everyCodeSent({ world }: Storm, events: Event[]): string[] {
  const count = (type: Fact['type']) => events.filter(({ fact }) => fact.type === type).length;
  const letters = world.outside.sent.filter(({ text }) => CODE.test(text)).length;
  const [asked, sent] = [count('challenge.asked'), count('challenge.sent')];
  const excuses = (world.outside.unanswered.get('email') ?? 0) + world.crashes;
  return sent === asked && letters >= sent && letters <= sent + excuses
    ? []
    : [`${asked} codes were asked for, ${sent} sent, in ${letters} letters`];
}

const CODE = /\bcode is \d{6}\b/;

/** The browser has every message of its session once, in order, without a gap. */
function theChatIsWhole({ browser }: Storm, events: Event[]): string[] {
  const written = events.flatMap(({ fact }) =>
    (fact.type === 'message.received' || fact.type === 'message.composed') && fact.session === browser.session
      ? [fact.text]
      : [],
  );
  const heard = browser.heard.map(({ text }) => text);
  const gap = browser.heard.findIndex(({ seq }, index) => seq !== index + 1);
  return [
    ...(gap < 0 ? [] : [`the chat got number ${browser.heard[gap]?.seq} in place ${gap + 1}`]),
    ...(JSON.stringify(heard) === JSON.stringify(written)
      ? []
      : [`the chat heard ${heard.length} of ${written.length} messages`]),
  ];
}

function noActionTwice(storage: DurableObjectStorage, events: Event[], order: OrderRecord): string[] {
  const done = events.flatMap(({ fact }) => (fact.type === 'action.done' ? [fact.key] : []));
  // Of a write that the shop never answered, a person is told to look.
  const open = storage.sql
    .exec<{ key: string }>('SELECT key FROM actions WHERE output IS NULL AND reported = 0')
    .toArray();
  const standing = {
    returns: order.returns.filter(({ status }) => status !== 'undone').length,
    exchanges: order.exchanges.filter(({ status }) => status !== 'undone').length,
    refunds: order.refunds.length,
  };
  return [
    ...(new Set(done).size === done.length ? [] : ['an action was written down twice']),
    ...open.map(({ key }) => `action ${key} was begun, never ended, and nobody told`),
    ...Object.entries(standing).flatMap(([what, count]) =>
      count > 1 ? [`${count} ${what} for one dress`] : [],
    ),
  ];
}

/** State and projections are what the log makes of them, and the log has no gap. */
function theLogIsTheTruth(storage: DurableObjectStorage, events: Event[]): string[] {
  const wrong: string[] = [];
  if (events.some(({ seq }, index) => seq !== index + 1)) wrong.push('the log has a gap');
  const folded = events.reduce(evolve, initialState());
  const { body } = storage.sql.exec<{ body: string }>('SELECT body FROM state').one();
  if (JSON.stringify(folded) !== body) wrong.push('the state is not what the log folds to');
  const before = PROJECTED.map((table) => dump(storage, table));
  const rebuilt = new Error('rolled back');
  try {
    storage.transactionSync(() => {
      for (const table of [...PROJECTED, 'sessions']) storage.sql.exec(`DELETE FROM ${table}`);
      const owner = events[0]?.origin ?? '';
      for (const event of events) project(storage.sql, owner, event);
      for (const [index, table] of PROJECTED.entries()) {
        if (dump(storage, table) !== before[index]) wrong.push(`${table} is not what the log makes of it`);
      }
      throw rebuilt;
    });
  } catch (error) {
    if (error !== rebuilt) throw error;
  }
  return wrong;
}

function dump(storage: DurableObjectStorage, table: string): string {
  return JSON.stringify(storage.sql.exec(`SELECT * FROM ${table} ORDER BY 1, 2`).toArray());
}

function readLog(storage: DurableObjectStorage): Event[] {
  return storage.sql
    .exec<{ seq: number; id: string; at: string; origin: string; path: string; fact: string }>(
      'SELECT seq, id, at, origin, path, fact FROM log ORDER BY seq',
    )
    .toArray()
    .map((row) => ({
      ...row,
      path: JSON.parse(row.path) as string[],
      fact: JSON.parse(row.fact) as Fact,
    }));
}
