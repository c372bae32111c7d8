import type { PossibleAct } from '../../../src/console/protocol.ts';
import { type Json, patchAt, together } from '../pages/change-of.ts';

/**
 * What was filled in, as the service takes it: lines as a list, amounts in minor units, each in its place (`address.city`). What
 * is left empty is not named.
 */
export function inputOf({ fields }: PossibleAct, form: Pick<FormData, 'get' | 'getAll'>): Json {
  return fields
    .flatMap(({ name, kind }): Json[] => {
      if (kind === 'lines') return [patchAt(name, form.getAll(name).map(String))];
      const text = String(form.get(name) ?? '').trim();
      if (!text) return [];
      return [patchAt(name, kind === 'amount' ? Math.round(Number(text) * 100) : text)];
    })
    .reduce(together, {});
}
