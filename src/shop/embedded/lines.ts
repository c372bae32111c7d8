import type { FeedLine } from '../shop.ts';
import { namedByAppointment, putAppointment, putAvailability } from './appointments.ts';
import {
  namedByInvoice,
  namedBySubscription,
  putBusinessAccount,
  putInvoice,
  putSubscription,
} from './billing.ts';
import { putProduct } from './catalogue.ts';
import { contactsAround, putOrder } from './orders.ts';
import { contactsAroundPerson } from './persons.ts';
import { putPlace } from './places.ts';

type LineOf<Type extends FeedLine['type']> = FeedLine & { type: Type };

const PUT: { readonly [Type in FeedLine['type']]: (sql: SqlStorage, line: LineOf<Type>) => void } = {
  order: (sql, line) => putOrder(sql, untyped(line)),
  product: (sql, line) => putProduct(sql, untyped(line)),
  store: (sql, line) => putPlace(sql, untyped(line)),
  account: (sql, line) => putBusinessAccount(sql, untyped(line)),
  subscription: (sql, line) => putSubscription(sql, untyped(line)),
  invoice: (sql, line) => putInvoice(sql, untyped(line)),
  appointment: (sql, line) => putAppointment(sql, untyped(line)),
  availability: (sql, line) => putAvailability(sql, untyped(line)),
};

/** Takes a line of the feed in, or its news. */
export function putLine<Type extends FeedLine['type']>(sql: SqlStorage, line: LineOf<Type>): void {
  const put: (sql: SqlStorage, line: LineOf<Type>) => void = PUT[line.type as Type];
  put(sql, line);
}

/** The contacts that may have other holders once a line is taken in; see {@link contactsAround}. */
export function contactsAroundLine(sql: SqlStorage, line: FeedLine): string[] {
  if (line.type === 'order') return contactsAround(sql, line);
  if (line.type === 'subscription') return contactsAroundPerson(sql, namedBySubscription(line));
  if (line.type === 'appointment') return contactsAroundPerson(sql, namedByAppointment(line));
  return line.type === 'invoice' ? contactsAroundPerson(sql, namedByInvoice(line)) : [];
}

/** What a line tells, without what kind of line it is. */
function untyped<Line extends { type: string }>({ type: _, ...record }: Line): Omit<Line, 'type'> {
  return record;
}
