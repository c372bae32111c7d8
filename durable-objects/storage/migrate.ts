import { createHash } from 'node:crypto';
import { trace } from '../../src/trace.ts';

/** One step of an object's schema. `name` is the file's; `sql` may hold several statements. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * The list an object was built with does not continue the one that its database has seen. Nothing was
 * changed.
 */
export class MigrationHistoryError extends Error {
  override readonly name = 'MigrationHistoryError';
}

/**
 * Brings an object's database up to `migrations`, which only ever grows at its end. Call it in the
 * constructor or before the first write; when nothing is to do it costs two reads. All pending steps are
 * applied in one transaction, so an object is never between two schemas. A database that holds nothing yet
 * may be left so; returns whether there is a schema now.
 *
 * Steps behind the end of the list are of a later deployment that was rolled back. Steps only ever add, so
 * that earlier code can work over them: they are traced and left alone. Throws {@link MigrationHistoryError}
 * when a step that was applied is missing before that, has moved or has other text: a database can't be
 * brought back to the point where that edit would have mattered.
 */
export function migrate(
  storage: DurableObjectStorage,
  migrations: readonly Migration[],
  { blank }: { blank: 'fill' | 'leave' } = { blank: 'fill' },
): boolean {
  return storage.transactionSync(() => {
    const { sql } = storage;
    if (!hasTable(sql, 'migrations')) {
      if (blank === 'leave') return false;
      fill(sql, migrations);
      return true;
    }
    const applied = sql
      .exec<{ name: string; hash: string }>('SELECT name, hash FROM migrations ORDER BY position')
      .toArray();
    verifyHistory(applied, migrations);
    if (applied.length > migrations.length) traceAhead(applied, migrations.length);
    apply(sql, migrations, applied.length);
    return true;
  });
}

/** What all steps together make of a database that holds nothing, as one text. */
const outcomes = new WeakMap<readonly Migration[], string>();

/**
 * Brings a database that holds nothing up to date. Step by step that takes longer than the first message
 * (every step that alters a table has SQLite read the whole schema again), so what the steps come to is
 * remembered for the next object, who gets it at once.
 */
function fill(sql: SqlStorage, migrations: readonly Migration[]): void {
  const known = outcomes.get(migrations);
  if (known !== undefined) {
    sql.exec(known);
    record(sql, migrations, 0);
    return;
  }
  verifyHistory([], migrations);
  const before = new Set(schemaOf(sql).map(({ name }) => name));
  sql.exec('CREATE TABLE migrations (position INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL)');
  apply(sql, migrations, 0);
  const made = schemaOf(sql).filter(({ name }) => !before.has(name));
  // A step that brings rows along is one to be carried out each time.
  const holds = ({ type, name }: Made) =>
    type === 'table' &&
    name !== 'migrations' &&
    sql.exec(`SELECT 1 FROM "${name}" LIMIT 1`).toArray().length > 0;
  if (!made.some(holds)) outcomes.set(migrations, made.map(({ sql: text }) => `${text};`).join('\n'));
}

/** Histories that were traced already: every object that wakes after a rollback has the same one. */
const ahead = new Set<string>();

function traceAhead(applied: readonly { name: string }[], known: number): void {
  const unknown = applied.slice(known).map(({ name }) => name);
  const reason = unknown.join(' ').slice(0, 200);
  if (ahead.has(reason)) return;
  ahead.add(reason);
  trace('schema.ahead', { count: unknown.length, reason }, 'error');
}

function apply(sql: SqlStorage, migrations: readonly Migration[], from: number): void {
  for (const { sql: text } of migrations.slice(from)) sql.exec(text);
  record(sql, migrations, from);
}

/** Writes down that the steps from the one at `from` on were applied. */
function record(sql: SqlStorage, migrations: readonly Migration[], from: number): void {
  for (const [position, { name, sql: text }] of migrations.entries()) {
    if (position < from) continue;
    sql.exec('INSERT INTO migrations (position, name, hash) VALUES (?, ?, ?)', position, name, hash(text));
  }
}

type Made = { type: string; name: string; sql: string };

/**
 * The statements that make what the database has, in the order in which it was made; the system's own have
 * none.
 */
function schemaOf(sql: SqlStorage): Made[] {
  return sql
    .exec<Made>(
      "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid",
    )
    .toArray();
}

/**
 * An object's schema that comes with the first write: asking an object about somebody who was never there
 * leaves no trace. A database that has one is brought up to date at once; whoever is about to write calls
 * `make()`.
 */
export class Schema {
  readonly #storage: DurableObjectStorage;
  readonly #migrations: readonly Migration[];
  #made: boolean;

  constructor(storage: DurableObjectStorage, migrations: readonly Migration[]) {
    this.#storage = storage;
    this.#migrations = migrations;
    this.#made = migrate(storage, migrations, { blank: 'leave' });
  }

  /** Whether there is anything to read. */
  get made(): boolean {
    return this.#made;
  }

  make(): void {
    if (this.#made) return;
    migrate(this.#storage, this.#migrations);
    this.#made = true;
  }

  /**
   * Everything the object kept is gone, its alarm too. Synchronous: what is written right behind it is one
   * commit with it.
   */
  unmake(): void {
    void this.#storage.deleteAlarm();
    void this.#storage.deleteAll();
    this.#made = false;
  }
}

/** Whether an object's database has a table yet. Writes nothing. */
export function hasTable(sql: SqlStorage, name: string): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", name).toArray().length > 0;
}

function verifyHistory(
  applied: readonly { name: string; hash: string }[],
  migrations: readonly Migration[],
): void {
  const names = migrations.map(({ name }) => name);
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined) throw new MigrationHistoryError(`Migration ${twice} is listed twice.`);

  for (const [position, { name, hash: seen }] of applied.entries()) {
    const migration = migrations[position];
    if (!names.includes(name) && position >= migrations.length) continue;
    if (!names.includes(name))
      throw new MigrationHistoryError(`Migration ${name} was applied and is missing now.`);
    if (migration?.name !== name) {
      throw new MigrationHistoryError(
        `Migration ${name} was applied as number ${position + 1} and has been moved.`,
      );
    }
    if (hash(migration.sql) !== seen) {
      throw new MigrationHistoryError(
        `Migration ${name} was applied and its text has changed: add a new one instead.`,
      );
    }
  }
}

/** By text: a handful for each class of object, and every object that wakes asks for all of them. */
const hashes = new Map<string, string>();

/**
 * Synchronous, because schema and first query belong to one uninterrupted start and Web Crypto only answers
 * later. A checkout with Windows line endings is the same text.
 */
function hash(text: string): string {
  const known = hashes.get(text);
  if (known) return known;
  const made = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
  hashes.set(text, made);
  return made;
}
