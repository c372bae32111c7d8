import { isRecord, type Json } from '../pages/change-of.ts';

/** A copy with a value at a place (`returns.windowDays`). Pure. */
export function putAt(settings: Json, place: string, value: unknown): Json {
  const [name = '', ...rest] = place.split('.');
  const fields = new Map(Object.entries(settings));
  const inner = fields.get(name);
  fields.set(name, rest.length > 0 ? putAt(isRecord(inner) ? inner : {}, rest.join('.'), value) : value);
  return Object.fromEntries(fields);
}

/** Whether a fault named at `at` belongs to the field of a place: at it, or inside of its value. */
export function isUnder(at: string, place: string): boolean {
  return at === place || at.startsWith(`${place}.`);
}
