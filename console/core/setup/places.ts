import type { Problem } from '../../../src/console/protocol.ts';
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

/** Why what stands at a place was refused, in one line; null where it was not. */
export function faultUnder(problem: Problem | null, place: string): string | null {
  const faults = problem?.errors?.filter(({ at }) => isUnder(at, place)) ?? [];
  return faults.length > 0 ? faults.map(({ message }) => message).join('; ') : null;
}
