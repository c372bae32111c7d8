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
  const kept = said.map(({ words, pauses, question }) => ({
    words: [...words],
    pauses: [...pauses],
    question,
  }));
  const first = kept[0];
  const letter = GREETING.has(first?.words[0] ?? '') || first?.words[0] === 'good';
  const [greeting, called = '', family = ''] = first?.words ?? [];
  if (first && greeting && GREETING.has(greeting) && name(called)) {
    const whole = first.words.slice(1).every(name) && first.words.length <= SIGNATURE;
    if (whole) cut(first, 1, first.words.length);
    else if (given(called)) cut(first, 1, name(family) && !given(called) ? 2 : 1);
  }
  // From the end: lines that are nothing but names, as far as a closing or a given name opens them.
  for (let at = kept.length - 1; at >= 0 && kept.length - at <= 2 * SIGNATURE; at--) {
    const last = kept[at];
    const words = last?.words ?? [];
    if (!last || last.question) break;
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
      cut(last, start, words.length);
      break;
    }
    if (start > 0 || words.length > SIGNATURE) break;
  }
  return kept.filter(({ words, question }) => words.length > 0 || question);
}

/** Takes words out of a sentence, and what is a pause before them with it. */
function cut(said: Said, at: number, count: number): void {
  const taken = Math.min(count, said.words.length - at);
  said.words.splice(at, taken);
  said.pauses = said.pauses
    .filter((pause) => pause <= at || pause >= at + taken)
    .map((pause) => (pause > at ? pause - taken : pause))
    .filter((pause, i, all) => pause < said.words.length && pause !== all[i - 1]);
}
