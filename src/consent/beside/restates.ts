import type { ConsentAct } from '../../language/consent.ts';
import type { Classes } from './classes.ts';
import type { Clause } from './clause.ts';

/**
 * "Swap the M for the L as you propose", "please open the return and send me the label": a clause of nothing but the card's own words, what carries them
 * out and small words, is the card said again.
 */
export function restates(
  { words, said, subject, not }: Clause,
  acts: readonly ConsentAct[],
  classes: Classes,
): boolean {
  if (
    not >= 0 ||
    classes.is(words[0], 'be') ||
    (classes.is(words[0], 'asks') && classes.is(words[1], 'speaker', 'thing', 'person')) ||
    subject === 'person' ||
    words.length > 30
  )
    return false;
  const named = words.filter((word) => acts.some((act) => classes.act(act).has(word)));
  const target = said.some(({ marks }) => marks.has('o'));
  const suits = words.some((word) => classes.is(word, 'suits'));
  const told = suits && said.some(({ marks }) => ['o', 'a', 'm', 'n'].some((mark) => marks.has(mark)));
  const from = target && said.some(({ marks }) => marks.has('s') && !marks.has('o'));
  // "I'll get back to you."
  const names =
    named.some((word) => !classes.is(word, 'vague')) ||
    said.some(({ marks }) => ['i', 'n', 'o', 'a', 'm'].some((one) => marks.has(one)));
  if (!names) return false;
  if (named.length === 0 && !told && !from && !(target && words.some((word) => classes.is(word, 'carries'))))
    return false;
  // "The dress is fine" keeps it.
  if (suits && said.some(({ marks }) => marks.has('i'))) return false;
  const grateful = words.some((word) => classes.is(word, 'grateful'));
  const own = said.every(
    ({ word, marks }) =>
      !marks.has('x') &&
      (['i', 'n', 'o', 's', 'a', 'm'].some((mark) => marks.has(mark)) ||
        classes.is(word, 'goes', 'carries', 'money', 'suits') ||
        (acts.includes('address') && classes.is(word, 'new')) ||
        (grateful && classes.is(word, 'grateful', 'courtesy')) ||
        named.includes(word)),
  );
  return (
    (own || (!elsewise(words, acts, classes) && isAnchored(named.length, said, classes))) &&
    inOrder(said, classes)
  );
}

/** It names another act too. */
function elsewise(words: readonly string[], acts: readonly ConsentAct[], classes: Classes): boolean {
  return ACTS.some((act) =>
    words.some((word) => classes.act(act).has(word) && !acts.some((own) => classes.act(own).has(word))),
  );
}

const ACTS: readonly ConsentAct[] = ['cancel', 'return', 'exchange', 'refund', 'address', 'undo'];

/** It names the act and what it is done to: words that nobody foresaw are how and for whom, unless they are of another kind. */
function isAnchored(named: number, said: Clause['said'], { is }: Classes): boolean {
  const known = said.map(
    ({ word, marks }) => marks.size > 0 || is(word, 'goes', 'carries', 'money', 'please', 'thanks'),
  );
  const unknown = known.filter((one) => !one).length - named;
  return (
    named > 0 &&
    said.some(({ marks }) => ['n', 'o', 'i'].some((mark) => marks.has(mark))) &&
    unknown <= 3 &&
    unknown <= said.length / 3 &&
    said.every(
      ({ word, marks }, i) =>
        !marks.has('x') &&
        !is(
          word,
          'stop',
          'other',
          'times',
          'ends',
          'weighs',
          'price',
          'idle',
          'yields',
          'modal',
          'old',
          'new',
          'nobody',
          'past',
          'holds',
          'ill',
          'good',
          'begins',
          'ifs',
          'one',
          'person',
          'wants',
          'told',
        ) &&
        !(is(word, 'places') && !known[i + 1]) &&
        !(is(word, 'places') && is(said[i + 1]?.word, 'owner') && !known[i + 2]),
    )
  );
}

/** From what it is to what comes instead, and not the other way round. */
function inOrder(said: Clause['said'], classes: Classes): boolean {
  const from = said.findIndex(({ marks }) => marks.has('s') && !marks.has('o'));
  const to = said.findIndex(({ marks }) => marks.has('o') && !marks.has('s'));
  if (from < 0) return true;
  return to >= 0 && (from < to || said.slice(to, from).some(({ word }) => classes.is(word, 'for')));
}
