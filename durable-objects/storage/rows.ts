import { lookup } from '../../src/lookup.ts';

/*
 * Rows of an object's tables as they are stored, a page at a time, and back again: what a backup is made of. Names in statements
 * are those of the schema alone.
 */

/** A row as SQLite has it; none of these tables holds bytes. */
export type Row = Record<string, string | number | null>;

/** Rows of one table. */
export interface TableRows {
  table: string;
  rows: Row[];
}

/** Some rows; `next` is where the following page begins, null behind the last. */
export interface RowsPage {
  tables: TableRows[];
  next: string | null;
}

/** What an object without tables has. */
export const NO_ROWS: RowsPage = { tables: [], next: null };

/** Characters of a page, and of the rows that are kept together in it, about. */
const PAGE = 500_000;
const TOGETHER = 200_000;
/** Rows that are read at once. */
const AT_ONCE = 200;

/** Thrown where rows do not fit the schema: a later release wrote them, or nobody did. */
export class UnknownRows extends Error {
  override readonly name = 'UnknownRows';
}

/** Behind which row of which table; `key` is null before the first. */
interface Place {
  table: string;
  key: (string | number | null)[] | null;
}

/** The page of some tables, in their order, that begins at a place; null: at the first row. */
export function rowsFrom(sql: SqlStorage, tables: readonly string[], place: string | null): RowsPage {
  const from: Place = place === null ? { table: tables[0] ?? '', key: null } : JSON.parse(place);
  const found: TableRows[] = [];
  let size = 0;
  let { key } = from;
  for (let at = tables.indexOf(from.table); at >= 0 && at < tables.length; ) {
    const table = tables[at] ?? '';
    if (size > PAGE) return { tables: found, next: JSON.stringify({ table, key } satisfies Place) };
    const keys = keyOf(sql, table);
    const rows = behind(sql, table, keys, key);
    found.push(...together(table, rows));
    size += rows.reduce((sum, row) => sum + sizeOf(row), 0);
    const last = rows.at(-1);
    key = last && rows.length === AT_ONCE ? keys.map((column) => lookup(last, column) ?? null) : null;
    if (key === null) at++;
  }
  return { tables: found, next: null };
}

/** Puts rows into a table; those whose key is there already stay out. Returns those that were put. */
export function putRows(sql: SqlStorage, table: string, rows: readonly Row[]): Row[] {
  const known = new Set(columnsOf(sql, table).map(({ name }) => name));
  return rows.filter((row) => {
    const columns = Object.keys(row);
    if (columns.length === 0) throw new UnknownRows(`a row of ${table} without a column`);
    const unknown = columns.find((column) => !known.has(column));
    if (unknown !== undefined) throw new UnknownRows(`${table} has no column of that name`);
    const names = columns.map((name) => `"${name}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    return inserted(sql, `INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${marks})`, Object.values(row));
  });
}

function inserted(sql: SqlStorage, statement: string, values: readonly SqlStorageValue[]): boolean {
  try {
    return sql.exec(statement, ...values).rowsWritten > 0;
  } catch {
    // Of another type than its column, or longer than a row may be.
    throw new UnknownRows('values that do not fit');
  }
}

/**
 * The same for several tables, all of which have to be among `allowed`: all of it or nothing. `read` reads a table as the object
 * does, and throws where it cannot: what nobody could read would be in everybody's way from then on.
 */
export function putTables(
  storage: DurableObjectStorage,
  allowed: readonly string[],
  tables: readonly TableRows[],
  read: (table: string) => void = () => undefined,
): TableRows[] {
  return storage.transactionSync(() => {
    const put = tables.map(({ table, rows }) => {
      if (!allowed.includes(table)) throw new UnknownRows('there is no table of that name');
      return { table, rows: putRows(storage.sql, table, rows) };
    });
    for (const { table, rows } of put) if (rows.length > 0) readable(table, read);
    return put;
  });
}

function readable(table: string, read: (table: string) => void): void {
  try {
    read(table);
  } catch {
    throw new UnknownRows(`rows of ${table} that cannot be read`);
  }
}

/** Rows in parts that fit into a line each. */
function together(table: string, rows: readonly Row[]): TableRows[] {
  const parts: TableRows[] = [];
  let size = TOGETHER;
  for (const row of rows) {
    if (size >= TOGETHER) {
      parts.push({ table, rows: [] });
      size = 0;
    }
    parts.at(-1)?.rows.push(row);
    size += sizeOf(row);
  }
  return parts;
}

function sizeOf(row: Row): number {
  return Object.values(row).reduce<number>((sum, value) => sum + String(value).length + 20, 0);
}

function behind(sql: SqlStorage, table: string, keys: readonly string[], key: Place['key']): Row[] {
  const by = keys.map((name) => `"${name}"`).join(', ');
  const where = key === null ? '' : `WHERE (${by}) > (${keys.map(() => '?').join(', ')})`;
  return sql
    .exec<Row>(`SELECT * FROM "${table}" ${where} ORDER BY ${by} LIMIT ${AT_ONCE}`, ...(key ?? []))
    .toArray();
}

/** The columns of a table's primary key: each table of a backup has one. */
function keyOf(sql: SqlStorage, table: string): string[] {
  const keys = columnsOf(sql, table).filter(({ pk }) => pk > 0);
  return keys.sort((a, b) => a.pk - b.pk).map(({ name }) => name);
}

function columnsOf(sql: SqlStorage, table: string): { name: string; pk: number }[] {
  return sql.exec<{ name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)', table).toArray();
}
