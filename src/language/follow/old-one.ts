import { plainWords } from '../reading/text.ts';

/* "Do I have to send the old one back?", asked while another is to be sent in its place. */

/** More words than these ask for more. */
const MOST = 18;

const OLD =
  "(?:(?:old|broken|damaged|faulty|first|wrong|torn|defective|original|bad) (?:one|ones|item|thing)|ancien(?:ne)?s?|(?:premier|premiere|abime|abimee|casse|cassee|defectueux|defectueuse|mauvais|mauvaise|vieux|vieille)(?: article)?|it|this one|that one|le|la|l'|les|celui ci|celle ci)";
const ASKED = [
  new RegExp(
    `\\b(?:do|should|must|will|would|shall|am|need|have) (?:i|we)\\b.*\\b(?:return|send|post|ship|mail|give|hand|bring|keep)\\b.*\\b${OLD}\\b`,
  ),
  new RegExp(`\\bwhat (?:do|should|shall) (?:i|we) do with (?:the )?${OLD}\\b`),
  new RegExp(`\\b(?:do|will|would) you (?:want|need) (?:the )?${OLD}\\b.*\\bback\\b`),
  /\b(?:dois je|je dois|faut il|il faut|faut|est ce que je (?:dois|garde)|devrai je|je devrai)\b.*\b(?:rendre|renvoyer|retourner|rapporter|garder|reexpedier)\b/,
  new RegExp(
    `\\b(?:je fais quoi|que (?:dois je faire|faire|fais je)|qu'est ce que je fais|quoi faire) (?:de|avec|du) ?(?:l'|la |le )?${OLD}`,
  ),
];

/** Whether it is asked if what came broken or wrong has to come back. */
export function asksOfOldOne(text: string): boolean {
  const words = plainWords(text);
  return words.split(' ').length <= MOST && ASKED.some((one) => one.test(words));
}
