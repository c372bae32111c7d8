import { emailAddress, phoneAddress } from '../../identity/address.ts';
import { Account } from '../shop.ts';

/*
 * Customers whom something else than an order names: a subscription, an invoice, an appointment. What holds of orders holds of
 * these (see src/identity/contact.ts), and of an account that has ordered its orders alone count.
 */

/** What names a customer, and when it was made (ISO 8601). */
export interface Naming {
  /** Its kind and id: `subscription sub-1`. */
  record: string;
  customer: Account;
  at: string;
  /** ISO 3166 alpha-2: where national numbers are read. */
  country?: string;
}

/** Takes in who is named, or the news of it. */
export function putPerson(sql: SqlStorage, { record, customer, at, country = '' }: Naming): void {
  const since = Date.parse(at);
  sql.exec(
    'INSERT OR REPLACE INTO persons (record, account, at, body) VALUES (?, ?, ?, ?)',
    ...[record, customer.id, since, JSON.stringify(customer)],
  );
  sql.exec('DELETE FROM person_contacts WHERE record = ?', record);
  for (const contact of contactsIn(customer, country)) {
    sql.exec(
      'INSERT INTO person_contacts (contact, record, account, at) VALUES (?, ?, ?, ?)',
      ...[contact, record, customer.id, since],
    );
  }
}

/** The customer as the newest of these names them; null where none does. */
export function readPerson(sql: SqlStorage, account: string): Account | null {
  const row = sql
    .exec<{ body: string }>(
      'SELECT body FROM persons WHERE account = ? ORDER BY at DESC, record LIMIT 1',
      account,
    )
    .toArray()[0];
  return row ? Account.parse(JSON.parse(row.body)) : null;
}

/** An account that has a contact by these, and never ordered. Times in milliseconds. */
export interface PersonHolder extends Record<string, SqlStorageValue> {
  account: string;
  records: number;
  first_at: number;
  last_at: number;
}

/** Of each only what the newest record names. */
export function personsWith(sql: SqlStorage, contact: string, most: number): PersonHolder[] {
  return sql
    .exec<PersonHolder>(
      `SELECT c.account, count(*) AS records, min(c.at) AS first_at, max(c.at) AS last_at
       FROM person_contacts c
       WHERE c.contact = ?1 AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.account = c.account)
         AND EXISTS (SELECT 1 FROM person_contacts n WHERE n.contact = ?1 AND n.record =
           (SELECT record FROM persons p WHERE p.account = c.account ORDER BY p.at DESC, p.record LIMIT 1))
       GROUP BY c.account LIMIT ?2`,
      contact,
      most,
    )
    .toArray();
}

/** So many of an account's newest records can come to be the newest by one line of the feed. */
const NEWEST = 2;

/** The contacts that may have other holders once a record is taken in. */
export function contactsAroundPerson(
  sql: SqlStorage,
  { record, customer, country = '' }: Omit<Naming, 'at'>,
): string[] {
  const newest = (account: string) =>
    `SELECT contact FROM person_contacts WHERE record IN
       (SELECT record FROM persons WHERE account = ${account} ORDER BY at DESC, record LIMIT ${NEWEST})`;
  const known = sql
    .exec<{ contact: string }>(
      `SELECT contact FROM person_contacts WHERE record = ?1
       UNION ${newest('?2')} UNION ${newest('(SELECT account FROM persons WHERE record = ?1)')}`,
      record,
      customer.id,
    )
    .toArray();
  return [...contactsIn(customer, country), ...known.map(({ contact }) => contact)];
}

/** The contacts of an account by its newest record: it has them no more once it orders. */
export function contactsOfPerson(sql: SqlStorage, account: string): string[] {
  return sql
    .exec<{ contact: string }>(
      `SELECT contact FROM person_contacts WHERE record =
         (SELECT record FROM persons WHERE account = ? ORDER BY at DESC, record LIMIT 1)`,
      account,
    )
    .toArray()
    .map(({ contact }) => contact);
}

function contactsIn({ email, phone }: Account, country: string): Set<string> {
  const found = [emailAddress(email), phone ? phoneAddress(phone, country) : null];
  return new Set(found.filter((contact) => contact !== null));
}
