import type { Me, Person } from '../../console/protocol.ts';
import { rightsOf } from '../../console/rights.ts';
import type { StoreDoor } from '../../door/stores.ts';

/** A signed-in person as the console shows them. */
export function meOf(person: Person, { store, settings }: Pick<StoreDoor, 'store' | 'settings'>): Me {
  const { name, timeZone, locale, languages } = settings;
  return {
    person,
    store: { id: store, name, timeZone, locale, languages: [...new Set([locale, ...languages])] },
    rights: [...rightsOf(person.role)],
  };
}
