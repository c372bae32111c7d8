import { fold, readable } from '../reading/text.ts';

/* Asked by who waits for a colleague: where that stands. English and French. */

const ASKS = new RegExp(
  [
    // "What's happening with my case?"
    "\\b(?:what'?s|what is|what about|where is|where'?s|where are we|how is|how'?s|status of|news (?:of|on|about))\\b.{0,24}\\b(?:case|inquiry|enquiry|investigation|claim|complaint|request|situation)\\b",
    "\\b(?:what'?s|what is) (?:happening|going on)\\b|\\bwhat happens (?:now|next|then)\\b",
    "\\bwho(?:'?s| is|'?ll| will be| has)? (?:looking|dealing|handling|working|taking|on|in charge|it|that|my case)\\b",
    '\\bhow (?:much longer|long)\\b.{0,16}\\b(?:i have to wait|inquiry|enquiry|investigation|search)\\b',
    '\\b(?:when|how soon)\\b.{0,28}\\b(?:hear|know more|get back|be in touch|answered?|reply|replies|let me know|tell me|an? (?:answer|reply|decision))\\b',
    '\\b(?:have you|did you|has (?:anybody|anyone|somebody|someone)|did (?:anybody|anyone|somebody|someone)) (?:found|find|heard|hear|looked?|asked?)\\b',
    // « Où en est mon dossier ? »
    '\\bou (?:en (?:est|sont|etes|es)|ca en est)\\b.{0,24}\\b(?:dossier|demande|enquete|reclamation|recherche|recherches|vous|ca|on)\\b',
    "\\bqui (?:s'en|s'|gere|suit|traite|a|est sur) ?(?:en )?(?:occupe|charge|mon dossier|ca|ma demande|le dossier|l'affaire)?\\b",
    "\\b(?:l'enquete|la recherche|les recherches)\\b.{0,16}\\b(?:prend\\w*|dure\\w*|combien)\\b|\\bcombien de temps\\b.{0,20}\\b(?:enquete|recherches?|attendre)\\b",
    '\\b(?:quand|dans combien de temps)\\b.{0,28}\\b(?:reponse|repond\\w*|previen\\w*|preven\\w*|au courant|saur\\w*|nouvelles|recontact\\w*)\\b|\\b(?:preven\\w*|repond\\w*|tenez au courant|recontact\\w*)\\b.{0,12}\\bquand\\b',
    "\\bavez(?:[ -]vous)? (?:retrouve|trouve|du nouveau|des nouvelles)\\b|\\b(?:suivre|suivi de) (?:l'enquete|mon dossier|ma demande|la recherche)\\b",
    "\\b(?:qu'est ce qui|que) (?:se passe|va se passer)\\b|\\bil se passe quoi\\b",
  ].join('|'),
);

/** Said of whatever was spoken of last. */
const HANGS = new RegExp(
  [
    '\\b(?:any|some|no) (?:news|update|updates|progress|word|luck)\\b|\\bstill nothing\\b',
    '\\bhow (?:much longer|long)\\b.{0,16}\\b(?:this|that|it)\\b',
    '\\b(?:des|du|de) (?:nouvelles|nouveau|neuf)\\b|\\btoujours rien\\b',
    '\\b(?:encore|va etre|sera|tres|trop) long\\b|\\b(?:ca|cela)\\b.{0,16}\\b(?:prend\\w*|dure\\w*|combien)\\b|\\bcombien de temps\\b.{0,20}\\b(?:ca|cela)\\b',
  ].join('|'),
);

/** What is no case: what the shop does for everybody. */
const OTHERWISE =
  /\b(?:in general|usually|normally|other|another|new order|en general|d'habitude|normalement|autre|nouvelle commande)\b/;

/** Words of more than this tell something else beside it. */
const MOST = 18;

/**
 * How the words ask how what a colleague has stands, only to be asked of somebody who waits for one: `plainly`, or `hangs` of whatever was
 * spoken of last; null where they do not.
 */
export function asksOfCase(text: string): 'plainly' | 'hangs' | null {
  const words = fold(readable(text))
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\d' ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (words.split(' ').length > MOST || OTHERWISE.test(words)) return null;
  return ASKS.test(words) ? 'plainly' : HANGS.test(words) ? 'hangs' : null;
}
