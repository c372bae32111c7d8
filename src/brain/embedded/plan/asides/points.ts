import { isManner } from '../../../../conversation/intents.ts';
import { weekdayOf } from '../../../../language/calendar.ts';
import { lookup } from '../../../../lookup.ts';
import { lastSaid } from '../../memory.ts';
import { able, act, type Scene, ticket } from '../../scene.ts';

/** Points that are told, and read aloud. */
const TOLD = 3;
const SPOKEN = 2;
/** A choice that keeps a point; its label says which. */
const KEEP = 'point:';
/** What is said of points, once a turn. */
const TOLD_OF: ReadonlySet<string> = new Set(['points', 'ask_postcode', 'points_unknown']);
/** What is remembered of it. */
const FACT = 'pickup_point';

/**
 * Tells the nearest points of the carrier; true when it did, or asked where. Where the store is connected to
 * no carrier nothing is said.
 */
export async function planPoints(scene: Scene): Promise<boolean> {
  const { reply, say } = scene;
  if (!able(scene, 'find_pickup_points') || reply.acts.some(({ type }) => TOLD_OF.has(type))) return false;
  const postcode = postcodeGiven(scene);
  const found = await scene.toolbox.call('find_pickup_points', postcode ? { postcode } : {});
  if (!found.ok) {
    const asks = found.refusal.code === 'invalid';
    if (asks) act(scene, { type: 'ask_postcode', again: postcode !== null });
    else act(scene, { type: 'points_unknown', carrier: scene.context.store.returns.carrier });
    ticket(scene, 'shop_address', null, 'open');
    return true;
  }
  const { points, postcode: near } = found.output;
  const day = (weekdayOf(scene.today) + 6) % 7;
  const told = points.slice(0, say.spoken ? SPOKEN : TOLD).map(({ name, address, hours, carrier, id }) => ({
    ...{ id, name, carrier, today: hours ? (hours[day] ?? []) : null },
    where: [address.line1, `${address.postcode} ${address.city}`.trim()].filter(Boolean).join(', '),
  }));
  const kept = lookup(scene.context.facts, FACT) ?? null;
  act(scene, { type: 'points', near: postcode && near, points: told, kept });
  for (const { id, name } of told) reply.choices.push({ id: `${KEEP}${id}`, label: name });
  ticket(scene, 'shop_address', null, 'resolve');
  return true;
}

/** A point was chosen, pressed or by its place in the list: it is remembered; true when it was one. */
export function planPointKept(scene: Scene): boolean {
  const { choice, context, reading, reply } = scene;
  const listed = (lastSaid(context)?.choices ?? []).filter(({ id }) => id.startsWith(KEEP));
  const nth = reading.says.has('first') ? listed[0] : reading.says.has('second') ? listed[1] : null;
  const kept = listed.find(({ id }) => id === choice) ?? nth;
  if (!kept) return false;
  reply.facts.set(FACT, kept.label);
  act(scene, { type: 'point_kept', point: kept.label });
  ticket(scene, 'shop_address', null, 'resolve');
  return true;
}

/** Points are all that is asked for: what was only guessed beside them is not wished. */
export function asksForPoints(scene: Scene): boolean {
  const { says, intents, problem } = scene.reading;
  if (postcodeAsked(scene) && postcodeGiven(scene) !== null) return true;
  const wished = intents.some(
    ({ intent, score }) =>
      score === 1 && !isManner(intent) && intent !== 'shop_address' && intent !== 'human',
  );
  return says.has('points') && problem === null && !wished;
}

function postcodeAsked({ context, language, say }: Scene): boolean {
  const said = lastSaid(context)?.text ?? '';
  return [false, true].some((again) =>
    said.includes(language.wording.ask_postcode({ type: 'ask_postcode', again }, say)),
  );
}

/** A number that stands for itself may be an order's; where a postcode was asked for, or points are, it is that. */
function postcodeGiven(scene: Scene): string | null {
  const { postcodes, orders } = scene.reading.named;
  const isPlace = postcodeAsked(scene) || scene.reading.says.has('points');
  const number =
    isPlace && orders.find((id) => /^\d{4,5}$/.test(id) && !scene.orders.some((order) => order.id === id));
  return postcodes[0] ?? (number || null);
}
