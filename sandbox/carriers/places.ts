/** A point as the emulated carriers know it. */
export interface Place {
  id: string;
  name: string;
  street: string;
  number: string;
  postcode: string;
  city: string;
  /** Hours of a weekday, of Saturday, and of Sunday: from and to, twice at most. */
  hours: readonly [week: string[], saturday: string[], sunday: string[]];
}

const SHOPS = ['Tabac du Pont', 'Épicerie Centrale', 'Pressing Lumière', 'Librairie L’Écume', 'Locker Gare'];
const STREETS = [
  'rue de la République',
  'cours Gambetta',
  'rue Garibaldi',
  'place des Halles',
  'avenue de la Gare',
];
const TOWNS: ReadonlyMap<string, string> = new Map([
  ['69', 'LYON'],
  ['75', 'PARIS'],
  ['13', 'MARSEILLE'],
  ['33', 'BORDEAUX'],
  ['59', 'LILLE'],
  ['44', 'NANTES'],
  ['31', 'TOULOUSE'],
  ['67', 'STRASBOURG'],
]);

/** Five points near a French postcode; none near `00000`. The same every time. */
export function placesNear(postcode: string): Place[] {
  if (!/^\d{5}$/.test(postcode) || postcode === '00000') return [];
  const town = TOWNS.get(postcode.slice(0, 2)) ?? 'SAINT-MARTIN';
  return SHOPS.map((name, n) => ({
    id: `${postcode}${n}`,
    name: name.toUpperCase(),
    street: (STREETS[(n + Number(postcode)) % STREETS.length] ?? '').toUpperCase(),
    number: `${3 + 7 * n}`,
    postcode,
    city: town,
    hours:
      n === 4
        ? [
            ['00:00', '23:59'],
            ['00:00', '23:59'],
            ['00:00', '23:59'],
          ]
        : [['09:00', '12:30', '14:00', '19:00'], ['09:00', '12:30'], []],
  }));
}
