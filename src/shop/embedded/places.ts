import { Place } from '../shapes.ts';

/** Takes a place in, or its news. */
export function putPlace(sql: SqlStorage, place: Place): void {
  sql.exec('INSERT OR REPLACE INTO places (id, body) VALUES (?, ?)', place.id, JSON.stringify(place));
}

/** By their names. */
export function readPlaces(sql: SqlStorage): Place[] {
  return sql
    .exec<{ body: string }>('SELECT body FROM places')
    .toArray()
    .map(({ body }) => Place.parse(JSON.parse(body)))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** False where there is none of that id. */
export function dropPlace(sql: SqlStorage, id: string): boolean {
  return sql.exec('DELETE FROM places WHERE id = ? RETURNING id', id).toArray().length > 0;
}
