import type { PossibleAct } from '../../../src/console/protocol.ts';
import { type Json, patchAt, together } from '../pages/change-of.ts';

/**
 * What was filled in, as the service takes it: lines as a list, amounts in minor units, each in its place (`address.city`), and
 * what a choice brings along itself. What is left empty is not named.
 */
export function inputOf({ fields }: PossibleAct, form: Pick<FormData, 'get' | 'getAll'>): Json {
  return fields
    .flatMap(({ name, kind, options }): Json[] => {
      if (kind === 'lines') return [patchAt(name, form.getAll(name).map(String))];
      const text = String(form.get(name) ?? '').trim();
      if (!text) return [];
      const own = options?.find(({ value }) => value === text)?.input;
      if (own) return [own];
      return [patchAt(name, kind === 'amount' ? Math.round(Number(text) * 100) : text)];
    })
    .reduce(together, {});
}
