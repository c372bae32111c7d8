import type { Dice } from './dice.ts';

/** What people put around what they want, and how they write it. */
interface Register {
  greetings: readonly string[];
  closings: readonly string[];
  /** Told before or after it, wanting nothing. */
  asides: readonly string[];
  links: readonly string[];
  /** Short forms of a word or two. */
  short: readonly (readonly [RegExp, string])[];
}

const list = (text: string) => text.split('|');

const REGISTERS: ReadonlyMap<string, Register> = new Map([
  [
    'en',
    {
      greetings: list(
        'Hi,|Hello,|Hello there,|Good morning,|Good evening,|Hey|Dear Sir or Madam,|Dear customer service,|hi there!|Hello!|Dear Lune team,|hey guys,|Morning,',
      ),
      closings: list(
        'Thanks|Thank you|thanks in advance|Many thanks|Cheers|Best regards|Kind regards, Mary|please help|pls|Thank you for your help.|Sincerely, Tom Baker|hope you can help|x|🙏',
      ),
      asides: list(
        "I've been a customer for years.|I bought a dress from you last week.|Sorry to bother you.|I have a question.|I hope you are well.|I ordered a coat online.|It's for my daughter.|My order number is 45821.|I tried your website first.|I'm a bit annoyed.|It was a present from my sister.|I received my parcel yesterday.|This is really urgent.|I already wrote to you about this.|Honestly I'm disappointed.|I'm writing because I need your help.|I love your shop by the way.",
      ),
      links: list('. | and |. Also, |, and also |? And |. And | plus |; |. Another thing: |\n'),
      short: [
        [/\bplease\b/gi, 'pls'],
        [/\byou\b/gi, 'u'],
        [/\byour\b/gi, 'ur'],
        [/\bare\b/gi, 'r'],
        [/\btomorrow\b/gi, 'tmrw'],
        [/\border\b/gi, 'ordr'],
        [/\bi'm\b/gi, 'im'],
        [/\bdon't\b/gi, 'dont'],
        [/\bcan't\b/gi, 'cant'],
        [/\bbecause\b/gi, 'cos'],
        [/\bwant to\b/gi, 'wanna'],
        [/\bto\b/gi, '2'],
        [/\bfor\b/gi, '4'],
      ],
    },
  ],
  [
    'fr',
    {
      greetings: list(
        'Bonjour,|Bonsoir,|Bonjour Madame, Monsieur,|Salut|Coucou,|bjr|Bonjour à vous,|slt,|Madame, Monsieur,|Bonjour !|Chère équipe,|Hello,',
      ),
      closings: list(
        "Merci|Merci d'avance|Merci beaucoup|Cordialement|Cordialement, Sophie Martin|svp|s'il vous plaît|Bien à vous|Merci de votre aide|stp|Bonne journée|Dans l'attente de votre réponse.|🙏",
      ),
      asides: list(
        "Je suis cliente depuis des années.|J'ai acheté une robe chez vous la semaine dernière.|Désolée de vous déranger.|J'ai une question.|J'espère que vous allez bien.|J'ai commandé un manteau en ligne.|C'est pour ma fille.|Mon numéro de commande est le 45821.|J'ai d'abord regardé sur votre site.|Je suis un peu agacée.|C'était un cadeau de ma sœur.|J'ai reçu mon colis hier.|C'est vraiment urgent.|Je vous ai déjà écrit.|Franchement je suis déçue.|Je me permets de vous écrire.|J'adore votre boutique au passage.",
      ),
      links: list(
        '. | et |. Et aussi, |, et |? Et |. Par ailleurs, | et puis |; |. Autre chose : |\n| et en plus ',
      ),
      short: [
        [/\bs'il vous plaît\b/gi, 'svp'],
        [/\bje suis\b/gi, 'jsuis'],
        [/\bj'ai\b/gi, 'jai'],
        [/\bc'est\b/gi, 'c'],
        [/\bquand\b/gi, 'qd'],
        [/\bpourquoi\b/gi, 'pk'],
        [/\bvous\b/gi, 'vs'],
        [/\bcommande\b/gi, 'cde'],
        [/\bquelle?\b/gi, 'kel'],
        [/\bque\b/gi, 'ke'],
        [/\btoujours\b/gi, 'tjs'],
        [/\bpas\b/gi, 'pa'],
        [/\best-ce que\b/gi, 'esk'],
        [/\bje (?:n')?/gi, 'j '],
      ],
    },
  ],
]);

export function registerOf(language: string): Register {
  const register = REGISTERS.get(language);
  if (!register) throw new Error(`no register for ${language}`);
  return register;
}

/** A sentence as somebody might have written it, in a letter or on the bus. */
export function written(sentence: string, language: string, dice: Dice, manner: boolean): string {
  const { greetings, closings, asides, short } = registerOf(language);
  let text = sentence;
  const chance = dice.roll();
  if (!manner) {
    if (chance < 0.3) text = `${dice.pick(greetings)} ${text}`;
    if (dice.roll() < 0.2) text = `${text}${dice.pick(['. ', ', ', '\n', ' ', '! '])}${dice.pick(closings)}`;
    if (dice.roll() < 0.12) text = `${dice.pick(asides)} ${text}`;
    else if (dice.roll() < 0.06) text = `${text}. ${dice.pick(asides)}`;
  }
  const register = dice.roll();
  if (register < 0.12) for (const [long, brief] of short) text = text.replace(long, brief);
  if (register > 0.75) text = text.replace(/[.,!?'’]/g, dice.roll() < 0.5 ? '' : ' ');
  if (register > 0.6) text = text.toLowerCase();
  else if (register > 0.4) text = text.charAt(0).toUpperCase() + text.slice(1);
  if (register > 0.97) text = text.toUpperCase();
  if (dice.roll() < 0.3) text = text.normalize('NFD').replace(/\p{M}/gu, '');
  if (dice.roll() < 0.25) text = slipped(text, dice);
  if (dice.roll() < 0.1) text = slipped(text, dice);
  if (dice.roll() < 0.15) text = `${text}${dice.pick(['?', '!', '...', ' ?', '!!', '??'])}`;
  return text;
}

/** One slip of the finger in a word of five letters or more. */
function slipped(text: string, dice: Dice): string {
  const words = [...text.matchAll(/\p{L}{5,}/gu)];
  if (words.length === 0) return text;
  const word = dice.pick(words);
  const at = word.index + 1 + dice.below(word[0].length - 2);
  const [a = '', b = ''] = [text[at], text[at + 1]];
  const slip = dice.pick([`${b}${a}`, b, `${a}${a}${b}`, `${String.fromCharCode(97 + dice.below(26))}${b}`]);
  return text.slice(0, at) + slip + text.slice(at + 2);
}
