import { plainWords } from '../reading/text.ts';

/* Somebody has no order number, and offers a name instead, or asks what else is needed. English and French. */

const NO_NUMBER =
  /\b(?:no|not|without|haven't|don't|lost|forgot\w*|can't find|cannot find|deleted)\b.{0,24}\b(?:order|reference) ?(?:number|no|ref\w*)\b|\b(?:pas|plus|sans|perdu|oublie|retrouve)\b.{0,24}\b(?:numero|reference)s? (?:de (?:ma |la )?)?commande\b/;
const BY_NAME =
  /\b(?:find|look\w*|search\w*|check|see|trace|locate|have|use|try)\b.{0,30}\b(?:by|with|under|from|using|via) (?:my|the|just my|only my) (?:\w+ )?(?:name|surname|postcode|post code|zip|address)\b|\b(?:chercher|cherchez|trouver|trouvez|retrouver|retrouvez|regarder|regardez|voir|verifier)\b.{0,30}\b(?:par|avec|a|sous|grace a|via) (?:mon|ma|le|juste mon) (?:nom|prenom|code postal|adresse)\b|\b(?:isn't|is not|is|won't) (?:my|a|the) (?:name|postcode) (?:not )?(?:enough|do)\b|\b(?:mon nom|le nom|mon code postal) (?:ne )?(?:suffit|vous suffit)\b/;
const NEEDS =
  /^(?:(?:ok|okay|so|then|well|right|and|bon|alors|et|d'accord|donc) )*(?:what (?:else )?(?:do|would) you need(?: from me| then| to know)?|what do i (?:have|need) to give(?: you)?|(?:de quoi|qu'est ce dont) (?:est ce que vous )?avez vous besoin|vous avez besoin de quoi|il vous faut quoi|que vous faut il|qu'est ce qu'il vous faut)(?: alors| then| exactly)?$/;

/** What somebody without a number says of it; null where it is nothing of the kind. */
export function withoutNumber(text: string): 'none' | 'by_name' | 'what_else' | null {
  const words = plainWords(text);
  if (BY_NAME.test(words)) return 'by_name';
  if (NEEDS.test(words)) return 'what_else';
  return NO_NUMBER.test(words) ? 'none' : null;
}
