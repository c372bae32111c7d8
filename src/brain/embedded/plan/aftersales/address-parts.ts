import type { OrderView } from '../../../../identity/view.ts';
import type { Act } from '../../../../language/acts.ts';
import { type AddressPart, addressPart, NO_PART, townAlone } from '../../../../language/reading/dictated.ts';
import { type PostalText, postalIn } from '../../../../language/reading/postal.ts';
import { lastSaid } from '../../memory.ts';
import { isKnown, type Scene } from '../../scene.ts';

/*
 * An address that is given bit by bit, as it is said aloud: the street first, the postcode when it is asked for.
 */

/** Messages of the customer's that are looked through for parts. */
const MOST_BACK = 3;

/** What is known of the address, and what is to be asked for. */
export type AddressAsk = Extract<Act, { type: 'ask_address' }>;

/** The question for what is missing of the address that was given in part; for all of it where nothing was. */
export function addressAsk(scene: Scene, order: string | null): AddressAsk {
  return askFor(partsGiven(scene, true), order);
}

function askFor({ street, postcode, city }: AddressPart, order: string | null): AddressAsk {
  const place = [postcode, city].filter((part) => part !== null).join(' ');
  if (street === null) return { type: 'ask_address', order, have: place || null, missing: 'street' };
  if (postcode === null) return { type: 'ask_address', order, have: street, missing: 'place' };
  return { type: 'ask_address', order, have: `${street}, ${place}`, missing: 'town' };
}

/** The whole address that the parts of several messages make; null where something is missing. */
export function addressOfParts(scene: Scene): PostalText | null {
  const { street, postcode, city } = partsGiven(scene, true);
  if (street === null || postcode === null || city === null) return null;
  const { country } = scene.context.store;
  return (
    postalIn(`${street}, ${postcode} ${city}`, country) ?? postalIn(`${street}, ${city} ${postcode}`, country)
  );
}

/** For which order the address, or what was missing of it, was asked for last; undefined where neither was. */
function orderAddressed(scene: Scene): string | null | undefined {
  const said = lastSaid(scene.context)?.text ?? '';
  const before = partsGiven(scene, false);
  const asks = (order: string | null) =>
    [before, NO_PART].some((parts) =>
      said.includes(scene.language.wording.ask_address(askFor(parts, order), scene.say)),
    );
  const [order] = scene.orders.filter(({ id }) => asks(id)).map(({ id }: OrderView) => id);
  return order ?? (asks(null) ? null : undefined);
}

/** An address, or a part of one, in answer to the question for it: which order it is for, null for none; undefined where it is no such answer. */
export function addressGivenFor(scene: Scene): string | null | undefined {
  if (scene.choice !== null || !isKnown(scene)) return undefined;
  const order = orderAddressed(scene);
  if (order === undefined) return undefined;
  const own = partsIn(scene, ownWords(scene), partsGiven(scene, false));
  return Object.values(own).some((part) => part !== null) ? order : undefined;
}

/** The parts that have been given, a later one in place of an earlier; with or without the new words. */
function partsGiven(scene: Scene, now: boolean): AddressPart {
  const before = scene.context.history
    .filter(({ author, sameSession }) => sameSession && author === 'customer')
    .slice(-MOST_BACK)
    .map(({ text }) => text);
  let parts = NO_PART;
  for (const text of now ? [...before, ...ownWords(scene)] : before) {
    const { street, postcode, city } = partsIn(scene, [text], parts);
    parts = {
      street: street ?? parts.street,
      postcode: postcode ?? parts.postcode,
      city: city ?? (postcode === null ? parts.city : null),
    };
  }
  return parts;
}

function partsIn(scene: Scene, texts: readonly string[], before: AddressPart): AddressPart {
  const text = texts.join('\n');
  const known = scene.orders.some(({ id }) => text.includes(id));
  const found = known ? NO_PART : addressPart(text);
  const whole = before.street !== null && before.postcode !== null && before.city === null;
  const nothing = found.street === null && found.postcode === null;
  return whole && nothing && scene.reading.polarity === null ? { ...found, city: townAlone(text) } : found;
}

function ownWords({ context }: Scene): string[] {
  return context.asked.filter(({ choice }) => choice === null).map(({ text }) => text);
}
