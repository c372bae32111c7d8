import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { addressSchema } from '../../../durable-objects/address/schema.ts';
import { customerSchema } from '../../../durable-objects/customer/runtime/schema.ts';
import { shopSchema } from '../../../durable-objects/shop/schema.ts';
import { type Migration, MigrationHistoryError, migrate } from '../../../durable-objects/storage/migrate.ts';
import { storeSchema } from '../../../durable-objects/store/schema.ts';
import { freshShop } from '../../shop/fresh.ts';

const first: Migration = {
  name: '0001_initial',
  sql: 'CREATE TABLE a (x INTEGER); CREATE INDEX a_x ON a (x);',
};
const second: Migration = { name: '0002_more', sql: 'ALTER TABLE a ADD COLUMN y TEXT;' };
const third: Migration = { name: '0003_z', sql: 'ALTER TABLE a ADD COLUMN z TEXT;' };

/** Runs against the empty database of a real object. */
function onEmptyDatabase(check: (storage: DurableObjectStorage) => void): Promise<void> {
  return runInDurableObject(freshShop().stub, async (_, { storage }) => {
    await storage.deleteAll();
    check(storage);
  });
}

const columns = (storage: DurableObjectStorage) =>
  storage.sql
    .exec<{ name: string }>('SELECT name FROM pragma_table_info(?)', 'a')
    .toArray()
    .map(({ name }) => name);

test('applies what is new, once, in order, and keeps the data', () =>
  onEmptyDatabase((storage) => {
    migrate(storage, [first]);
    storage.sql.exec('INSERT INTO a (x) VALUES (7)');
    migrate(storage, [first, second]);
    migrate(storage, [first, second]);
    expect(columns(storage)).toEqual(['x', 'y']);
    expect(storage.sql.exec('SELECT x, y FROM a').toArray()).toEqual([{ x: 7, y: null }]);
  }));

test('writes nothing when nothing is to do', () =>
  onEmptyDatabase((storage) => {
    migrate(storage, [first, second]);
    const before = storage.sql.exec('SELECT total_changes() AS n').one();
    migrate(storage, [first, second]);
    expect(storage.sql.exec('SELECT total_changes() AS n').one()).toEqual(before);
  }));

test('a database that a later deployment brought further opens after a rollback, and again after the next deployment', () =>
  onEmptyDatabase((storage) => {
    migrate(storage, [first, second]);
    storage.sql.exec("INSERT INTO a (x, y) VALUES (7, 'kept')");
    expect(migrate(storage, [first])).toBe(true);
    expect(storage.sql.exec('SELECT x FROM a').toArray()).toEqual([{ x: 7 }]);
    migrate(storage, [first, second, third]);
    expect(storage.sql.exec('SELECT y, z FROM a').toArray()).toEqual([{ y: 'kept', z: null }]);
  }));

test.each([
  ['changed text', [{ ...first, sql: `${first.sql} ` }, second], /0001_initial .* text has changed/],
  ['one missing', [second], /0001_initial .* missing/],
  ['a step that was applied replaced by another', [first, third], /0002_more .* missing/],
  ['another order', [second, first], /0001_initial .* moved/],
  ['one slipped in', [first, { name: '0001b', sql: '' }, second], /0002_more .* moved/],
  ['one listed twice', [first, second, second], /0002_more is listed twice/],
])('refuses a history with %s', (_, history, message) =>
  onEmptyDatabase((storage) => {
    migrate(storage, [first, second]);
    expect(() => migrate(storage, history)).toThrow(MigrationHistoryError);
    expect(() => migrate(storage, history)).toThrow(message);
    expect(columns(storage)).toEqual(['x', 'y']);
  }),
);

test('a step that fails leaves nothing of the others behind', () =>
  onEmptyDatabase((storage) => {
    const broken = { name: '0002_more', sql: 'CREATE TABLE b (x); CREATE TABLE nonsense nonsense' };
    expect(() => migrate(storage, [first, broken])).toThrow();
    expect(columns(storage)).toEqual([]);
    migrate(storage, [first, second]);
    expect(columns(storage)).toEqual(['x', 'y']);
  }));

test('Windows line endings are the same text', () =>
  onEmptyDatabase((storage) => {
    const lines = { name: 'lines', sql: 'CREATE TABLE a (\n x\n);\n' };
    migrate(storage, [lines]);
    migrate(storage, [{ ...lines, sql: lines.sql.replaceAll('\n', '\r\n') }]);
  }));

/**
 * All that a migrated database is: its schema, in the order in which it was made, and what the steps wrote
 * down.
 */
const whole = ({ sql }: DurableObjectStorage) => ({
  schema: sql
    .exec("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE '!_cf!_%' ESCAPE '!'")
    .toArray(),
  applied: sql.exec('SELECT * FROM migrations ORDER BY position').toArray(),
});

/**
 * Databases that `migrations` filled one after the other in this isolate: only the first goes step by step.
 */
async function filled(migrations: readonly Migration[], times: number): Promise<ReturnType<typeof whole>[]> {
  const made: ReturnType<typeof whole>[] = [];
  for (let time = 0; time < times; time++) {
    await onEmptyDatabase((storage) => {
      migrate(storage, migrations);
      made.push(whole(storage));
    });
  }
  return made;
}

test.each([
  ['customer', customerSchema],
  ['address', addressSchema],
  ['store', storeSchema],
  ['shop', shopSchema],
  ['test', [first, second]],
])('the second %s object is like the first, which went step by step', async (_, schema) => {
  const [steps, atOnce, again] = await filled([...schema], 3);
  expect(steps?.applied).toHaveLength(schema.length);
  expect(atOnce).toEqual(steps);
  expect(again).toEqual(steps);
});

test('what a step writes is written for every object', async () => {
  const seeded = [first, { name: '0002_seed', sql: 'INSERT INTO a (x) VALUES (7)' }];
  for (let time = 0; time < 2; time++) {
    await onEmptyDatabase((storage) => {
      migrate(storage, seeded);
      expect(storage.sql.exec('SELECT x FROM a').toArray()).toEqual([{ x: 7 }]);
    });
  }
});
