import { fold } from '../reading/text.ts';

const ALL =
  '(?:everything|all of (?:it|them)|all|(?:the |my )?(?:whole|entire|full|complete) (?:thing|lot|order|purchase)|the lot|toute (?:la|ma) (?:commande|cde)|(?:la|ma) commande (?:entiere|complete)|tout|l ensemble|la totalite)';
const LESS = new RegExp(
  `\\b(?:(?:not|never|don t want|pas|non pas)(?: to)?(?: cancel| return| annuler| renvoyer| de| pour)? ${ALL}|(?:only|just|seulement|juste|uniquement|que) (?:one|a single|1|un seul|une seule|un|une) (?:thing|item|article|piece|of the (?:items|things|articles)|of them|of it|des (?:articles|deux|trois)|truc|chose|d entre eux)|(?:only|just|seulement|juste) (?:a )?(?:part|partie) of (?:it|the order)|(?:seulement )?une partie (?:de|seulement))\\b`,
  'u',
);

/** "Pas du tout", "not at all" deny something else. */
const ELSE =
  /\b(?:pas du tout|not at all|not all right|that s not all|ce n est pas tout|pas tout de suite|pas tout a fait)\b/gu;

/** "Not the whole order, only one thing of it", « pas tout, juste un article »: less than all of it. English and French. */
export function meansLess(text: string): boolean {
  const words = fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  return LESS.test(words.replace(ELSE, ' '));
}
