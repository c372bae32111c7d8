/*
 * One outbox row may leave as several WhatsApp messages. Each carries the row's reference with its place,
 * `row:1`, `row:2` …, as `biz_opaque_callback_data`; receipts bring it back and are led to the row.
 */

const PLACE = /:\d{1,2}$/;

/** The reference of the `index`-th (from 0) of `count` messages. A lone message needs no place, unless its reference looks
 * as if it had one. */
export function partReference(reference: string, index: number, count: number): string {
  return count === 1 && !PLACE.test(reference) ? reference : `${reference}:${index + 1}`;
}

/** The outbox row of a reference made by {@link partReference}. */
export function referenceOf(part: string | null): string | null {
  return part === null ? null : part.replace(PLACE, '');
}
