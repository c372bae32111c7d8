import { GIVEN_NAMES } from '../language/names/given.ts';
import type { Said } from './tokens.ts';

const GREETING = new Set(
  'hello hi hey dear bonjour bonsoir salut cher chere coucou hallo liebe lieber hola buenos buenas ciao salve ola caro beste geachte'.split(
    ' ',
  ),
);
/** After these a name may follow that nobody has heard of … */
const CLOSING = new Set(
  'regards sincerely wishes remerciements respects cordialement salutations amicalement grusse gruesse gruessen grussen gruss groet groeten saludos saludo saluti cumprimentos yours'.split(
    ' ',
  ),
);
/** … and after these one that many have. */
const MANNERS = new Set(
  'thanks thank you cheers merci danke gracias grazie obrigado please plait bitte favor favore love xx bises journee soiree day bientot yes oui ja si sim best'.split(
    ' ',
  ),
);
const THANKS = new Set('thanks merci danke bedankt gracias grazie obrigado obrigada'.split(' '));
const SIGNATURE = 3;

/**
 * Sentences without the names of who writes and who is written to: after a greeting at the start, after a
 * closing or on a line of its own at the end. A word that the language knows is no name, and neither is one
 * that only manners lead to.
 */
export function withoutNames(
  said: readonly Said[],
  known: ReadonlySet<string>,
  familiar: ReadonlySet<string>,
): Said[] {
  const given = (word: string | undefined) => GIVEN_NAMES.has(word ?? '');
  const name = (word: string) =>
    /^\p{L}+$/u.test(word) && (given(word) || (!known.has(word) && !familiar.has(word)));
  const kept = said.map(({ words, question }) => ({ words: [...words], question }));
  const first = kept[0];
  const letter = GREETING.has(first?.words[0] ?? '') || first?.words[0] === 'good';
  const [greeting, called = '', family = ''] = first?.words ?? [];
  if (first && greeting && GREETING.has(greeting) && name(called)) {
    const whole = first.words.slice(1).every(name) && first.words.length <= SIGNATURE;
    if (whole) first.words.splice(1);
    else if (given(called)) first.words.splice(1, name(family) && !given(called) ? 2 : 1);
  }
  // From the end: lines that are nothing but names, as far as a closing or a given name opens them.
  for (let at = kept.length - 1; at >= 0 && kept.length - at <= 2 * SIGNATURE; at--) {
    const words = kept[at]?.words ?? [];
    if (kept[at]?.question) break;
    const start = words.findLastIndex((word) => !name(word)) + 1;
    const before = start > 0 ? words[start - 1] : kept[at - 1]?.words.at(-1);
    const opens =
      words.length > start &&
      words.length - start <= SIGNATURE &&
      (CLOSING.has(before ?? '') ||
        (before === 'vous' && words[start - 2] === 'a') ||
        (given(words[start]) && (start === 0 ? at > 0 : MANNERS.has(before ?? ''))) ||
        // What begins as a letter ends as one, whoever writes.
        (letter && at > 1 && start > 0 && words.length - start === 1 && THANKS.has(before ?? '')));
    if (opens) {
      kept.splice(at + 1);
      words.splice(start);
      break;
    }
    if (start > 0 || words.length > SIGNATURE) break;
  }
  return kept.filter(({ words, question }) => words.length > 0 || question);
}
