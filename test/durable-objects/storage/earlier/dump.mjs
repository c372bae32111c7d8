/*
 * Writes objects of a stopped development service as SQL, for tests that open the state of an earlier version:
 *   node test/durable-objects/storage/earlier/dump.mjs .wrangler/state "45821|DR-101" > demo.sql
 * Customers, addresses and stores come whole; of the shop, what names one of these things.
 */
import { globSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const [state, named] = process.argv.slice(2);
const write = (line) => process.stdout.write(`${line}\n`);
const literal = (value) =>
  value === null ? 'NULL' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : `${value}`;

for (const binding of ['Store', 'EmbeddedShop', 'Address', 'Customer']) {
  for (const file of globSync(`${state}/v3/do/*-${binding}/*.sqlite`).sort()) {
    if (file.endsWith('metadata.sqlite')) continue;
    const db = new DatabaseSync(file, { readOnly: true });
    const made = db
      .prepare("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'index'")
      .all()
      .filter(({ name }) => !/^(_cf|__miniflare|sqlite_)/.test(name));
    if (made.length === 0) continue;
    const [{ name }] = db.prepare('SELECT name FROM __miniflare_do_name').all();
    write(`-- ${binding} ${name}`);
    for (const { sql } of made) write(`${sql.replaceAll(/\s+/g, ' ')};`);
    for (const { name: table } of made.filter(({ type }) => type === 'table')) {
      const rows = db.prepare(`SELECT * FROM "${table}"`).all();
      for (const row of rows) {
        const values = Object.values(row).map(literal).join(', ');
        if (binding === 'EmbeddedShop' && table !== 'migrations' && !new RegExp(named).test(values)) continue;
        write(`INSERT INTO ${table} VALUES (${values});`);
      }
    }
  }
}
