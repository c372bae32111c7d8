import type { Outcome, ShopRefusal } from '../shop.ts';

/** What a write came to: the id of the record it left, or why it left none. */
export type Written = { ok: true; id: string; existing: boolean } | { ok: false; reason: ShopRefusal };

/**
 * Carries a write out once per key, check and effect in one transaction. The same key again gives the first
 * outcome, with the record as it stands now (a label may have been added). A refusal is an outcome too.
 *
 * `subject` says what is written, without what may differ between two tries of one wish (the time, a
 * deadline). Throws when the key was used for another subject: two callers share a key by mistake, and
 * neither may get the other's.
 */
export function once<T>(
  storage: DurableObjectStorage,
  key: string,
  subject: string,
  write: () => Written,
  read: (id: string) => T,
): Outcome<T> {
  return storage.transactionSync(() => {
    const earlier = storage.sql
      .exec<{ subject: string; outcome: string }>('SELECT subject, outcome FROM writes WHERE key = ?', key)
      .toArray()[0];
    if (earlier && earlier.subject !== subject) throw new Error(`The key ${key} was used for another write.`);

    const written: Written = earlier ? JSON.parse(earlier.outcome) : write();
    if (!earlier) {
      const outcome = JSON.stringify(written);
      storage.sql.exec('INSERT INTO writes (key, subject, outcome) VALUES (?, ?, ?)', key, subject, outcome);
    }
    return written.ok ? { ok: true, value: read(written.id), existing: written.existing } : written;
  });
}
