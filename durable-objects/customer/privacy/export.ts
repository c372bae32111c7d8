import { createHash } from 'node:crypto';
import { z } from 'zod';
import { timestamp } from '../../../src/clock.ts';
import { demand, type Rights } from '../../../src/console/rights.ts';
import { storedFact } from '../../../src/conversation/upcast.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { passedOn } from '../../clients/open.ts';
import { parcelsObject } from '../../clients/parcels.ts';
import { unknownIn } from '../../storage/json.ts';
import type { ObjectContext } from '../context.ts';
import { type Disclosed, disclosed, FileList, withFiles } from './disclose.ts';

/** The form of the document; another number when a reader of this one could not read it. */
const FORMAT = 'onethread.customer/1';
/** Rows read at once, and characters that are gathered before they leave. */
const PAGE = 200;
const CHUNK = 64 * 1024;

/** What an export is read from. */
type ExportContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'sql' | 'thread' | 'shop'>;

/** The same for whoever has the right to it; null where nobody is. Throws without the right. */
export function exportFor(
  context: ExportContext & Pick<ObjectContext, 'isNobody'>,
  rights: Rights,
): ReadableStream<Uint8Array> | null {
  demand(rights, 'customers:export');
  return context.isNobody() ? null : exportOf(context);
}

/**
 * Everything kept of one person as one JSON document, in bytes. It is written as it is read: a page of rows,
 * a piece of a file at a time, and no faster than the reader takes it, so that neither a hundred thousand
 * events nor a mail of 25 MB is held in memory. What happens to the person meanwhile is not in it. Breaks
 * off, and is no JSON then, when the person is erased meanwhile.
 */
function exportOf(context: ExportContext): ReadableStream<Uint8Array> {
  const pieces = document(context);
  const encoder = new TextEncoder();
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const gathered: string[] = [];
      for (let length = 0; length < CHUNK; ) {
        const { done, value } = await pieces.next();
        if (done) {
          if (gathered.length) controller.enqueue(encoder.encode(gathered.join('')));
          controller.close();
          return;
        }
        gathered.push(value);
        length += value.length;
      }
      controller.enqueue(encoder.encode(gathered.join('')));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/*
 * The person's thread, and with it the threads of the objects that follow this one: they stand in this log.
 */
async function* document(context: ExportContext): AsyncGenerator<string, undefined> {
  const { self, store, thread } = context;
  const { account, control, facts, introduced } = thread.state;
  const files = new FileList();
  const head = {
    format: FORMAT,
    exportedAt: timestamp(),
    store,
    customer: self,
    account,
    profile: {
      name: account?.name || null,
      language: facts.language ?? account?.locale ?? null,
      control: control.kind,
      introduced,
      summary: thread.summary.kept?.text ?? null,
    },
  };
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, rows] of Object.entries(parts(context, files))) yield* list(name, rows);
  yield `,"thirdParties":${JSON.stringify(thirdParties(context))}`;
  yield `,"billing":${JSON.stringify(await billingOf(context))}`;
  yield `,"appointments":${JSON.stringify(await appointmentsOf(context))}`;
  yield `,"labels":${JSON.stringify(await labelsOf(context))}`;
  yield `,"tracks":${JSON.stringify(await tracksOf(context))}`;
  yield ',"files":[';
  let first = true;
  // The parts before have named them all.
  for (const file of files) {
    yield `${first ? '' : ','}\n`;
    yield* fileOf(context, file);
    first = false;
  }
  yield ']}\n';
}

/** The lists of the document, in order. Each is read when it is written. */
function parts({ sql, thread }: ExportContext, files: FileList): Record<string, Generator<unknown>> {
  const to = thread.log.seq;
  const pages = <Row extends Record<string, SqlStorageValue>>(query: string, after: string | number) =>
    paged<Row>(sql, query, after);
  return {
    addresses: each(
      pages<{ cursor: string; on_file: number }>(
        'SELECT address AS cursor, address, assurance, on_file, at, departed_at, confirmed_at FROM addresses WHERE address > ? ORDER BY address LIMIT ?',
        '',
      ),
      (row) => ({ ...row, on_file: row.on_file === 1 }),
    ),
    sessions: each(
      pages(
        'SELECT id AS cursor, id, channel, address, subject, at, via, heard_at FROM sessions WHERE id > ? ORDER BY id LIMIT ?',
        '',
      ),
      (row) => row,
    ),
    exchanges: each(
      pages<{ cursor: number; entities: string }>(
        `SELECT x.rowid AS cursor, x.* FROM exchanges x JOIN log l ON l.seq = x.rowid
         WHERE x.rowid > ? AND l.type <> 'testimony.heard' AND x.rowid <= ${to} ORDER BY x.rowid LIMIT ?`,
        0,
      ),
      (row) => ({ ...row, entities: unknownIn(row.entities) }),
    ),
    // What a stranger's problem is called may be in the stranger's words.
    tickets: each(
      pages<{ cursor: string; foreign: number }>(
        `SELECT id AS cursor, *, EXISTS (SELECT 1 FROM log WHERE type = 'testimony.heard' AND json_extract(fact, '$.event.type') = 'ticket.opened'
           AND json_extract(fact, '$.event.ticket') = tickets.id) AS "foreign" FROM tickets WHERE id > ? ORDER BY id LIMIT ?`,
        '',
      ),
      ({ foreign, ...row }) => (foreign ? { ...row, subject: null } : row),
    ),
    facts: each(
      pages(
        'SELECT name AS cursor, name, value, channel, assurance, at FROM facts WHERE name > ? ORDER BY name LIMIT ?',
        '',
      ),
      (row) => row,
    ),
    actions: each(
      pages<{ cursor: string; input: string; output: string | null }>(
        'SELECT key AS cursor, tool, input, output, at, session FROM actions WHERE key > ? ORDER BY key LIMIT ?',
        '',
      ),
      (row) => ({
        ...row,
        input: unknownIn(row.input),
        output: row.output === null ? null : withFiles(unknownIn(row.output), files),
      }),
    ),
    promises: each(
      pages<{ cursor: string; due: number }>(
        'SELECT id AS cursor, id, at, by, name, what, due, ticket, session, act, "order", state, ended_at FROM promises WHERE id > ? ORDER BY id LIMIT ?',
        '',
      ),
      ({ due, ...row }) => ({ ...row, due: new Date(due).toISOString() }),
    ),
    approvals: each(
      pages<{ cursor: string; input: string; quote: string; evidence: string; due: number }>(
        'SELECT id AS cursor, id, at, tool, input, quote, reason, evidence, session, due, state, decided_at, why FROM approvals WHERE id > ? ORDER BY id LIMIT ?',
        '',
      ),
      ({ input, quote, evidence, due, ...row }) => ({
        ...row,
        input: unknownIn(input),
        quote: unknownIn(quote),
        evidence: unknownIn(evidence),
        due: new Date(due).toISOString(),
      }),
    ),
    reasons: each(
      pages<{ cursor: string; body: string }>(
        'SELECT message AS cursor, body FROM reasons WHERE message > ? ORDER BY message LIMIT ?',
        '',
      ),
      ({ body }) => withoutCosts(unknownIn(body)),
    ),
    receipts: each(
      pages<{ cursor: number; at: string; fact: string }>(
        `SELECT seq AS cursor, at, fact FROM log WHERE seq > ? AND seq <= ${to} AND type = 'delivery.reported' ORDER BY seq LIMIT ?`,
        0,
      ),
      ({ at, fact }) => ({ at, ...storedFact(fact), type: undefined }),
    ),
    calls: each(
      pages<{ cursor: string; body: string }>(
        'SELECT session AS cursor, body FROM calls WHERE session > ? ORDER BY session LIMIT ?',
        '',
      ),
      ({ body }) => ({
        ...z.looseObject({}).parse(JSON.parse(body)),
        ...{ ticket: undefined, takenBy: undefined, rung: undefined, ringing: undefined },
      }),
    ),
    codes: each(
      pages(
        'SELECT id AS cursor, session, way, address, asked_at, ending FROM challenges WHERE id > ? ORDER BY id LIMIT ?',
        '',
      ),
      (row) => row,
    ),
    events: each(
      pages<{ cursor: number; id: string; at: string; fact: string }>(
        `SELECT seq AS cursor, id, at, fact FROM log WHERE seq > ? AND seq <= ${to} ORDER BY seq LIMIT ?`,
        0,
      ),
      ({ cursor, id, at, fact }) => {
        const event = disclosed(storedFact(fact), files);
        return { seq: cursor, ...('withheld' in event ? {} : { id }), at, ...event };
      },
    ),
  };
}

/** What a message rested on; what it cost is the store's own affair. */
function withoutCosts(why: unknown): Record<string, unknown> {
  const { cost: _, requests: __, ...rest } = z.looseObject({}).parse(why);
  return rest;
}

/** Appointments of the person; null where the shop does not answer. */
async function appointmentsOf({ shop, thread }: ExportContext): Promise<unknown> {
  const { account } = thread.state;
  try {
    return account ? ((await shop.agenda?.of(account.id)) ?? []) : [];
  } catch (error) {
    if (error instanceof ShopUnavailable) return null;
    throw error;
  }
}

/** Subscriptions and invoices that name the person, and of which companies' people they are; null where the shop does not answer. */
async function billingOf({ shop, thread }: ExportContext): Promise<unknown> {
  const { account } = thread.state;
  if (!account) return { companies: [], subscriptions: [], invoices: [] };
  try {
    const { accounts, subscriptions, invoices } = await shop.billing(account.id);
    const theirs = ({ customer }: { customer: { id: string } }) => customer.id === account.id;
    return {
      companies: accounts.map(({ id, name }) => ({ id, name })),
      subscriptions: subscriptions.filter(theirs),
      invoices: invoices.filter(theirs),
    };
  } catch (error) {
    if (error instanceof ShopUnavailable) return null;
    throw error;
  }
}

/** What carriers were asked for in the person's name: by the return, with the parcel's number. */
async function labelsOf({ env, store, thread }: ExportContext): Promise<unknown[]> {
  const { account } = thread.state;
  return account ? passedOn(await parcelsObject(env, store).known(account.id, [])) : [];
}

/** Where the person's parcels were, as far as what carriers said is kept. */
async function tracksOf({ env, store, thread }: ExportContext): Promise<unknown[]> {
  const { account } = thread.state;
  if (!account) return [];
  const kept = passedOn(await parcelsObject(env, store).tracked(account.id, []));
  return kept.map(({ carrier, number, order, said }) => {
    const { at, ...told } = said ?? { at: null };
    return { order, carrier, tracking: number, ...told, at: at === null ? null : new Date(at).toISOString() };
  });
}

/** What is known of the person from others, and why their words are not in here. */
function thirdParties({ sql }: ExportContext) {
  const { n } = sql.exec<{ n: number }>("SELECT count(*) AS n FROM log WHERE type = 'testimony.heard'").one();
  return {
    testimony: n,
    withheld:
      'Visitors who named one of these orders without being known as this person. That it happened, when, and what came of it for the order is in `events`; who they are and what they wrote is theirs (GDPR art. 15(4)).',
  };
}

async function* list(name: string, items: Generator<unknown>): AsyncGenerator<string> {
  yield `,"${name}":[`;
  let first = true;
  for (const item of items) {
    yield `${first ? '' : ','}\n${JSON.stringify(item)}`;
    first = false;
  }
  yield ']';
}

function* each<Row extends { cursor: string | number }>(
  rows: Generator<Row>,
  shown: (row: Row) => unknown,
): Generator<unknown> {
  for (const row of rows) yield { ...(shown(row) as object), cursor: undefined };
}

/** Rows by pages, so that no cursor stays open while others write. */
function* paged<Row extends Record<string, SqlStorageValue>>(
  sql: SqlStorage,
  query: string,
  from: string | number,
): Generator<Row & { cursor: string | number }> {
  for (let after = from; ; ) {
    const page = sql.exec<Row & { cursor: string | number }>(query, after, PAGE).toArray();
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.cursor;
  }
}

/**
 * One file with its bytes in base64, which are hashed as they pass. Of a file that is gone it is said that it
 * is.
 */
async function* fileOf({ env, store }: ExportContext, { key, ...file }: Disclosed): AsyncGenerator<string> {
  const object = await env.BLOBS.get(`${store}/${key}`);
  if (!object) {
    yield JSON.stringify({ ...file, sha256: null, missing: true });
    return;
  }
  const type = file.type || (object.httpMetadata?.contentType ?? 'application/octet-stream');
  yield `${JSON.stringify({ ...file, type, size: object.size }).slice(0, -1)},"content":"`;
  const hash = createHash('sha256');
  // Base64 takes three bytes at a time: what is left over waits for the next piece.
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of object.body as AsyncIterable<Uint8Array>) {
    hash.update(piece);
    const bytes = Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    yield bytes.subarray(0, whole).toString('base64');
  }
  yield `${Buffer.from(rest).toString('base64')}","sha256":"${hash.digest('hex')}"}`;
}
