import { fold } from '../reading/text.ts';

const WHOLE =
  /\b(?:everything|the lot|all of (?:it|them|that|the order|my order)|(?:the|my|this|that) (?:whole|entire|full|complete) (?:thing|lot|order|purchase|parcel)|(?:whole|entire) order|cancel (?:it |them )?all|all (?:three|four|the items|my items|the things)|in full|(?:toute|l ensemble de|la totalite de|l integralite de) (?:la|ma|cette) (?:commande|cde|cmd)|(?:la|ma) (?:commande|cde|cmd) (?:entiere|complete|en entier|au complet|dans son ensemble|totale)|l ensemble|la totalite|l integralite|tous les articles|(?:annul\p{L}*|stopp?e\p{L}*|arret\p{L}*|renvo\p{L}*|retourn\p{L}*|rend\p{L}*|finalement|en fait|plutot|enfin|non|bon|mais|de|pour|le) tout|tout (?:annuler|arreter|renvoyer|retourner|rendre)|(?:tout|everything) (?:finalement|svp|stp|s il vous plait|s il te plait|please|instead|then|actually|after all))\b|^(?:tout|everything|all)$/u;

/** "Tout de suite" is a time, and "everything but the coat" leaves something out. */
const OTHERWISE =
  /\b(?:not|don t|dont|do not|never|no longer|pas|except|apart from|but|save|sauf|hormis|hors|exception|excepte|excluding|satisf\p{L}*|happy|ravie?s?|contente?s?|sans|other|others|else|rest|remaining|autres?|reste|only|just|seulement|juste|uniquement|tout (?:de suite|a l heure|a fait|compte fait|va|est bon|de meme|le monde|droit|pres)|du tout|pas tout|is everything|everything (?:ok|okay|alright|fine|is)|leave|keep|garde\p{L}*|laisse\p{L}*)\b/u;

/** "Actually cancel the whole thing", « annulez tout finalement »: all of what a part was spoken of. English and French. */
export function meansWhole(text: string): boolean {
  const words = fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  return WHOLE.test(words) && !OTHERWISE.test(words);
}
