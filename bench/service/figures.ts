import { Figures as Served } from '../../src/index.ts';

/** Exchanges of one problem. */
const EACH = 6;

/** The figures, untouched, that can be filled in bulk. */
export class Figures extends Served {
  /** Puts problems of so many exchanges into them, over the 365 days from `first`, each third person with two. */
  plant(count: number, first: string): void {
    // The first row makes the tables.
    this.put('cu_first', {
      tickets: [],
      traffic: [],
      promises: [{ id: 'pr_first', day: first, kept: null }],
    });
    const { storage } = this.ctx;
    const problems = Math.ceil(count / EACH);
    const some = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${problems})`;
    const person = `printf('cu_%032d', i % ${Math.ceil((problems * 2) / 3)})`;
    const day = `date('${first}', '+' || (i * 48271 % 365) || ' days')`;
    const channel = `json_extract('["chat","email","whatsapp","voice"]', '$[' || (i % 4) || ']')`;
    storage.transactionSync(() => {
      storage.sql.exec(
        `${some} INSERT INTO tickets SELECT printf('tk_%d_%d', i * 2654435761 % 1000003, i), ${person}, ${day}, ${channel},
           CASE i % 3 WHEN 0 THEN 'return' WHEN 1 THEN 'exchange' ELSE 'order_status' END, CASE i % 2 WHEN 0 THEN 'fr' ELSE 'en' END,
           i % 10 < 8, 1 + (i % 5 = 0), ${EACH}, i % 6 = 0, i % 7 = 0, i % 20 = 0, i * 7919 % 600,
           CASE WHEN i % 6 = 0 THEN i * 104729 % 7200 END, CASE WHEN i % 10 < 8 THEN i * 15485863 % 90000 END,
           CASE WHEN i % 9 = 0 THEN i / 9 % 6 END, CASE WHEN i % 11 = 0 THEN i / 11 % 11 END, 0 FROM n`,
      );
      storage.sql.exec(
        `${some} INSERT OR IGNORE INTO traffic SELECT ${person}, ${day}, ${channel}, ${person}, 'fr', ${EACH / 2}, ${EACH / 2} FROM n`,
      );
      storage.sql.exec(
        `${some} INSERT INTO promises SELECT printf('pr_%d', i), ${person}, ${day}, i % 8 > 0 FROM n WHERE i % 6 = 0`,
      );
      storage.sql.exec('INSERT OR IGNORE INTO stale SELECT day FROM tickets UNION SELECT day FROM traffic');
    });
  }
}
