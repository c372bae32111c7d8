import type { ActOf } from '../acts.ts';
import type { Say, Wording } from '../language.ts';

type Theme = 'pickup' | 'bought_in_shop' | 'return_in_shop';
type Shop = NonNullable<ActOf<'pickup'>['shop']>;

/** Where it is, and when it is open today. */
function place(
  { name, where, today }: Shop,
  say: Say,
  words: { open: string; to: string; closed: string; and: string },
) {
  const spans = today.map(([from, to]) => `${say.time(from)} ${words.to} ${say.time(to)}`);
  return `${name}, ${where} (${spans.length > 0 ? `${words.open} ${spans.join(` ${words.and} `)}` : words.closed})`;
}

const ENGLISH = { open: 'open today from', to: 'to', closed: 'closed today', and: 'and from' };
const FRENCH = { open: "ouvert aujourd'hui de", to: 'à', closed: "fermé aujourd'hui", and: 'et de' };

/** Collecting an order in a shop, and bringing one back there. */
export const english: Pick<Wording, Theme> = {
  pickup(act, say) {
    const what = `${say.order(act.order)} (${say.piece(act.piece)}${act.more > 0 ? ` and ${act.more} more` : ''})`;
    const at = act.shop ? ` at ${place(act.shop, say, ENGLISH)}` : '';
    const until = act.until ? ` You can collect it until ${say.day(act.until)}.` : '';
    const code = act.code ? ` Your pickup code: ${act.code}.` : '';
    return {
      preparing: `Your ${what} is being made ready${at}. We write to you as soon as it can be collected.`,
      ready: `Your ${what} is ready${at}.${until}${code}`,
      collected: `Your ${what} has been collected${act.shop ? ` at ${act.shop.name}` : ''}.`,
    }[act.status];
  },
  bought_in_shop: ({ order, piece, more, shop, day }, say) =>
    `${say.piece(piece)}${more > 0 ? ` and ${more} more` : ''}: bought ${shop ? `at ${shop} ` : 'in our shop '}on ${say.day(day)}, receipt ${order}.`,
  return_in_shop: ({ takes, shops }, say) =>
    takes
      ? `Yes, you can bring it back to our shops, with the receipt or the order number: ${shops.map((shop) => place(shop, say, ENGLISH)).join('; ')}.`
      : 'Our shops take no returns: please send it back with the label that I can make for you.',
};

export const french: Pick<Wording, Theme> = {
  pickup(act, say) {
    const what = `${say.order(act.order)} (${say.piece(act.piece)}${act.more > 0 ? ` et ${act.more} de plus` : ''})`;
    const at = act.shop ? ` chez ${place(act.shop, say, FRENCH)}` : '';
    const until = act.until ? ` Vous pouvez la retirer jusqu'au ${say.day(act.until)}.` : '';
    const code = act.code ? ` Votre code de retrait : ${act.code}.` : '';
    return {
      preparing: `${sentence(what)} est en préparation${at}. Nous vous écrivons dès qu'elle peut être retirée.`,
      ready: `${sentence(what)} est prête${at}.${until}${code}`,
      collected: `${sentence(what)} a été retirée${act.shop ? ` chez ${act.shop.name}` : ''}.`,
    }[act.status];
  },
  bought_in_shop: ({ order, piece, more, shop, day }, say) =>
    `${say.piece(piece)}${more > 0 ? ` et ${more} de plus` : ''} : achat ${shop ? `chez ${shop}` : 'en boutique'} le ${say.day(day)}, ticket ${order}.`,
  return_in_shop: ({ takes, shops }, say) =>
    takes
      ? `Oui, vous pouvez le rapporter dans nos boutiques, avec le ticket ou le numéro de commande : ${shops.map((shop) => place(shop, say, FRENCH)).join(' ; ')}.`
      : "Nos boutiques ne reprennent pas les articles : un retour se fait par colis, et je peux vous préparer l'étiquette.",
};

/** An order is told of with its "votre". */
function sentence(what: string): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}
