import { languages } from '../language/index.ts';
import { colourConcept, garmentConcept, isGarment } from '../language/reading/concepts.ts';
import { fold } from '../language/reading/text.ts';
import type { ConsentCard } from './card.ts';

const SIZE = /^(?:x{0,4}[sml]|xx?s|small|medium|large|klein|mittel|gross|grande|petit|moyen)$/;
const SIZE_WORDS = new Map([
  ['small', 's'],
  ['medium', 'm'],
  ['large', 'l'],
]);
/** Before a letter that was written as a size: "yes, L", and not the article of "l'article". */
export const SIZE_SIGN = '#';
const METHOD =
  /^(?:visa|mastercard|amex|paypal|klarna|sepa|maestro|bancontact|ideal|alma|card|carte|cb|credit|debit|bancaire|karte|kreditkarte|tarjeta|carta|cartao|kaart)$/;
const PLAIN_METHOD = /^(?:card|carte|cb|credit|debit|bancaire|karte|kreditkarte|tarjeta|carta|cartao|kaart)$/;

/** A place where parcels are picked up, and what people call any of these. */
const PICKUP = /\b(?:relais|relay|pick-?up|point|locker|tabac|consigne|packstation|paketshop|parcelshop)\b/i;
const PICKUP_WORDS = 'pickup pick up relay relais collection point afhaalpunt ritiro recogida recolha'.split(
  ' ',
);
export const isPickup = (address: string): boolean => PICKUP.test(address);

/** Credit with the shop, and what people call it. */
const CREDIT = /\b(?:store[ _]credit|credit[ _]note|avoir)\b/i;
export const isCredit = (method: string): boolean => CREDIT.test(method);
const CREDIT_WORDS =
  'store credit voucher avoir bon note gutschein guthaben tegoed tegoedbon vale buono'.split(' ');

/** Tells of each word what it is to the card; see {@link ConsentGrammar} for the marks. */
export function marker(card: ConsentCard): (words: readonly string[], at: number) => ReadonlySet<string> {
  const all = <T>(pick: (one: ConsentCard['alternatives'][number]) => readonly T[]) =>
    card.alternatives.flatMap(pick);
  const forms = (option: string) => [fold(option), ...wordsOf(option)].flatMap(same);
  const target = new Set(all(({ target }) => target).flatMap(forms));
  const own = new Set(all(({ items }) => items).flatMap(({ options }) => options.flatMap(forms)));
  const places = all(({ items }) => items.map(({ title }, i) => [title, i] as const));
  const items = new Map<string, Set<string>>();
  for (const [title, i] of places)
    for (const word of wordsOf(title))
      for (const form of [word, garmentConcept(word)])
        items.set(form, (items.get(form) ?? new Set<string>()).add('i').add(`i${i}`));
  const numbers = new Set([...card.orders, ...all(({ amounts }) => amounts)].flatMap(wordsOf));
  const address = new Set(all(({ address }) => (address ? wordsOf(address) : [])));
  if (all(({ address: to }) => (to ? [to] : [])).some(isPickup))
    for (const word of PICKUP_WORDS) address.add(word);
  const method = new Set(all(({ method }) => (method ? wordsOf(method.replaceAll('_', ' ')) : [])));
  const credit = all(({ method }) => (method ? [method] : [])).some(isCredit);
  if (credit) for (const word of CREDIT_WORDS) method.add(word);
  const cache = new Map<string, ReadonlySet<string>>();
  const exchanges = card.alternatives.some(({ acts }) => acts.includes('exchange'));
  const anything = card.alternatives.every(({ acts }) => acts.includes('other'));

  function marksOf(word: string): ReadonlySet<string> {
    const marks = new Set<string>();
    if (word.startsWith(SIZE_SIGN)) return marksOfSize(word.slice(1));
    const said = same(word);
    const hit = (set: ReadonlySet<string>) => said.some((form) => set.has(form));
    const colour = isColour(word);
    const size = SIZE.test(word) || (exchanges && /^(?:2[4-9]|3\d|4\d|5[0-4])$/.test(word));
    const number = /^\d/.test(word);
    if (hit(target)) marks.add('o');
    if (hit(numbers)) marks.add('n');
    if (hit(address)) marks.add('a');
    if (method.size > 0 && (hit(method) || (!credit && PLAIN_METHOD.test(word)))) marks.add('m');
    if (number && hit(method)) marks.add('n');
    if (hit(own)) {
      marks.add('s');
      if (size) marks.add('z');
      if (target.size === 0 && (colour || size)) marks.add('i');
    }
    const item = items.get(word) ?? items.get(garmentConcept(word));
    for (const mark of item ?? []) marks.add(mark);
    const known = marks.size > 0;
    const other = !known && !anything;
    if (other && (colour || (SIZE.test(word) && word.length > 1) || (exchanges && size))) marks.add('x');
    if (other && number && word.replace(/\D/g, '').length >= 4) marks.add('x');
    if (other && number && address.size > 0) marks.add('x');
    if (other && isGarment(word)) marks.add('x').add('g');
    if (other && METHOD.test(word) && (credit || !PLAIN_METHOD.test(word))) marks.add('x');
    return marks;
  }
  /** A letter that can only be a size: of the card, or of something else. */
  function marksOfSize(size: string): ReadonlySet<string> {
    const marks = new Set(marksOf(size)).add('z');
    return marks.has('o') || marks.has('s') ? marks : marks.add('x');
  }
  const marked = (word: string) => {
    const known = cache.get(word);
    if (known) return known;
    const marks = marksOf(word);
    cache.set(word, marks);
    return marks;
  };
  // "Bleu nuit" is one colour, and no blue.
  return (words, at) => {
    const pairs = [`${words[at - 1]} ${words[at]}`, `${words[at]} ${words[at + 1]}`];
    return marked(pairs.find(isColour) ?? words[at] ?? '');
  };
}

/** Words and numbers of a text, folded. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/\d+(?:[.,]\d+)*|\p{L}+/gu) ?? [];
}

/** The forms in which a word means the same: sizes in words, colours of any language, "87,00" as "87". */
export function same(word: string): string[] {
  const forms = [word];
  const size = SIZE_WORDS.get(word);
  if (size) forms.push(size);
  if (isColour(word)) forms.push(`colour ${colourConcept(word)}`);
  if (/^\d+[.,]0+$/.test(word)) forms.push(word.replace(/[.,]0+$/, ''));
  if (/^\d+,\d+$/.test(word)) forms.push(word.replace(',', '.'));
  return forms;
}

/** A word or two that name a colour in any language of the engine. */
function isColour(word: string): boolean {
  return languages.some(({ lexicon }) => Object.hasOwn(lexicon.colours, word));
}
