import type { CardRecord, PersonRecord } from '../../shapes.ts';
import type { World } from '../world.ts';
import type { Pair } from './cards.ts';

type Alternative = CardRecord['alternatives'][number];
type Quote = NonNullable<Alternative['effects'][number]['quote']>;

/**
 * What was put to somebody, and what came of it: of a card that was agreed to, what was chosen alone, and nothing that was done
 * since without a yes, on a plain request.
 */
export function offersOf(people: PersonRecord[], world: World): Pair[] {
  const { say } = world;
  const events = people.flatMap((person) => person.events);
  const acts = events.filter(({ type }) => type === 'action.done');
  const agreed = new Set(
    events.flatMap(({ type, alternative }) => (type === 'card.agreed' ? alternative : [])),
  );
  const done = new Set(events.flatMap(({ type, proposal }) => (type === 'action.done' ? proposal : [])));
  const put = events.flatMap(({ type, card }) =>
    type === 'card.put' && typeof card === 'object' ? card : [],
  );
  // A session's newer card voids its older ones.
  const latest = new Map(put.map(({ session, id }) => [session, id]));
  return put.flatMap(({ id, session, alternatives }) => {
    const chosen = alternatives.filter((one) => agreed.has(one.id));
    const open = alternatives.filter(({ effects }) =>
      effects.some(({ tool, quote }) => !acts.some((act) => act.tool === tool && act.order === quote?.order)),
    );
    const shown = chosen.length > 0 || latest.get(session) !== id ? chosen : open;
    return shown.map((one): Pair => {
      const state = done.has(one.id) ? 'done' : agreed.has(one.id) ? 'agreed' : 'offered';
      return [words(one, world), say(`offer_${state}`)];
    });
  });
}

function words({ effects }: Alternative, world: World): string {
  return effects
    .map(({ tool, quote }) => (quote ? quoted(quote, world) : world.say(`tool_${tool}`)))
    .join(' + ');
}

/** "Exchange S, midnight → M, midnight", "Refund €87.00". */
function quoted({ act, out, in: instead, money }: Quote, { language, say, time }: World): string {
  const name = (pieces: Quote['out']) =>
    pieces
      .map(({ title, options, at }) =>
        at ? `${title}, ${time(at.from)}` : (Object.values(options)[0] ?? ''),
      )
      .join(', ');
  const sums = money.map(({ amount, currency }) =>
    new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount / 100),
  );
  const change = [name(out), name(instead)].filter((one) => one !== '' && instead.length > 0).join(' → ');
  return [say(`act_${act}`), change, ...sums].filter(Boolean).join(' ');
}
