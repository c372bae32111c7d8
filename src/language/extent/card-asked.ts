import { fold } from '../reading/text.ts';

const YES = '(?:say (?:yes|ok)|agree|accept|confirm|click|press|tap|go ahead|do (?:it|that))';
const OUI = '(?:(?:je )?dis (?:oui|ok)|(?:j |je )?(?:accepte|confirme|clique|valide|appuie))';
const MEANS = new RegExp(
  `\\bwhat (?:exactly )?(?:happens|will happen|would happen|does (?:it|that) (?:do|mean)|is going to happen) (?:exactly )?(?:if|when|once) (?:i|we) ${YES}|\\bif (?:i|we) ${YES} (?:\\p{L}+ ){0,3}?(?:what|then what)|\\bwhat (?:am i|are we|would i be|do i) (?:agree(?:ing)?|say(?:ing)? yes|confirm(?:ing)?)|\\bwhat does (?:that|it|a yes|saying yes) (?:mean|do)|\\b(?:qu est ce qui|qu est ce qu il|que|quoi|il|ca|cela) (?:se )?(?:passe\\p{L}*|fait|arrive\\p{L}*)(?: t il| quoi| exactement)* (?:si|quand) (?:je |j )?${OUI}|\\bsi (?:je |j )?${OUI} (?:\\p{L}+ ){0,4}?(?:quoi|se passe|passe|arrive)|\\ba quoi (?:je|est ce que je|dois je) (?:dis|dire) oui`,
  'u',
);
const GONE =
  /\b(?:gone|cancel(?:led|ed)?|included|part of (?:it|this|that)|in (?:it|there|this)|affected|touched|sent back|returned|lost|stays?|remains?|kept|annulee?s?|parti(?:e|s|es)?|incluse?s?|comprise?s?|concernee?s?|dedans|renvoyee?s?|retiree?s?|reste(?:nt)?|perdue?s?|gardee?s?)\b/u;

/** What is asked of a card while it stands: all that a yes does, or whether a thing that is named is part of it; null where neither is. English and French. */
export function askedOfCard(text: string): 'all' | 'thing' | null {
  const words = fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  if (MEANS.test(words)) return 'all';
  return /[?？]/.test(text) && GONE.test(words) ? 'thing' : null;
}
