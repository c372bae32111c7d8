import { fold, readable } from '../reading/text.ts';

/* "That was not a yes": what was taken for an agreement was none. */

/** A clause ends, or says what was only asked: "I only wanted to know how much" asks nothing else. */
const END_EN =
  "(?: (?:that|it|first|though|really|how much(?: (?:it|that) (?:is|was|costs|would be))?|what (?:it|that) (?:costs|would cost)|the (?:price|amount|cost)|if (?:it|that)(?: is|'s| was)? (?:possible|free)|if i could|about it))?(?= ?[.!?,;:)…–—-]| ?$)";
const END_FR =
  "(?: (?:ca|cela|d'abord|juste|combien(?: (?:ca|cela) (?:coute|coutait|fait|faisait))?|le (?:prix|montant|tarif)|si (?:c'est|c'etait|ce serait) (?:possible|gratuit)|me renseigner|moi))?(?= ?[.!?,;:)…–—-]| ?$)";

const DENIALS: readonly RegExp[] = [
  /\b(?:that|this|it)(?: was| is|'s) ?(?:not|never|no) (?:meant (?:as|to be) )?(?:an? |my )?(?:yes|ok|okay|agreement|confirmation|order|go ahead|consent)\b/,
  /\b(?:that|this|it) (?:wasn't|wasnt|isn't|isnt) (?:meant (?:as|to be) )?(?:an? |my )?(?:yes|ok|okay|agreement|confirmation|go ahead|consent)\b/,
  /\bi (?:did not|didn't|didnt|never|have not|haven't|havent)(?: even| actually| really)? (?:say|said|mean|meant)(?: to say)? (?:yes|ok|okay)\b/,
  /\bi (?:did not|didn't|didnt|never|have not|haven't|havent)(?: even| actually| really)? (?:(?:mean|meant|want|wanted|wish) to )?(?:agree|agreed|accept|accepted|confirm|confirmed|consent|consented|approve|approved)\b/,
  new RegExp(
    `\\b(?:i )?(?:was )?(?:only|just) (?:wanted to (?:know|ask|check|see)|wondering|asking|curious|asked)${END_EN}`,
  ),
  new RegExp(`\\b(?:was|is|it's|that's) (?:only|just) (?:a|my) question${END_EN}`),
  /\b(?:cancel|withdraw|drop|revoke|undo|remove|take back) (?:my|that|this) (?:request|agreement|approval|confirmation|yes)\b/,
  /\b(?:ce n'etait|c'etait|ce n'est|c'est|cetait) pas (?:un|mon|ma|une) (?:oui|accord|ok|confirmation|validation|demande)\b/,
  /\bj(?:e n)?'?(?:ai|avais) (?:pas|jamais|rien) (?:dit (?:oui|ok|que oui|d'accord)|donne mon accord|accepte|confirme|valide)\b/,
  /\bj(?:e n)?'?ai rien (?:confirme|accepte|valide|demande)\b/,
  new RegExp(
    `\\b(?:je (?:voulais|souhaitais|veux) (?:juste|seulement|simplement)|je (?:voulais|souhaitais)) (?:savoir|demander|me renseigner|verifier|voir)${END_FR}`,
  ),
  new RegExp(
    `\\b(?:c'etait|c'est|cetait) (?:juste|seulement|qu'|simplement) ?une (?:simple )?question${END_FR}`,
  ),
  new RegExp(`\\b(?:ce n'etait|c'etait) qu'une question${END_FR}`),
  /\b(?:annulez|annule|annuler|retirez|retire|retirer|supprimez|oubliez) (?:ma|cette|la) (?:demande|confirmation|validation)\b/,
  /\b(?:annulez|annuler|retirez|retirer) mon accord\b/,
];

/** What each of them has: without it none is tried. */
const DENIES =
  /not|n't|nt\b|never|no |only|just|cancel|withdraw|drop|revoke|undo|remove|take back|pas|jamais|rien|je |question|annul|retir|supprim|oubli/;

/** Whether words say that no agreement was meant by those before. */
export function deniesAgreement(text: string): boolean {
  const said = fold(readable(text)).replace(/\s+/g, ' ').trim();
  return DENIES.test(said) && DENIALS.some((denial) => denial.test(said));
}
