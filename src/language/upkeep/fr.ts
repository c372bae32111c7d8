import type { UpkeepTexts } from './upkeep.ts';

const before =
  "(?:(?:ah|oh|euh+|heu+|hum+|ok|oui|bon|alors|desole|desolee|excusez moi|pardon|bonjour|allo|s'il vous plait|svp) )*";
const after = "(?: (?:s'il vous plait|s'il te plait|svp|stp|la|encore|maintenant|merci))*";
const span = '(?:instant|moment|minute|seconde|petite minute|petite seconde|petit instant|petit moment)';

/** « Allô ? », « Pardon ? », « Un instant » : see the type. */
export const upkeep: UpkeepTexts = {
  hello: /^(?:(?:allo|bonjour|bonsoir|coucou|he ho|hello)(?: |$))+(?:il y a quelqu'un)?$/,
  hears: new RegExp(
    `^${before}(?:(?:est ce que )?(?:vous (?:m'entendez|etes (?:toujours |encore |bien )?(?:la|en ligne)|me recevez)|tu m'entends|tu es la|t'es la)|m'entendez vous|etes vous (?:toujours |encore )?(?:la|en ligne)|(?:il )?y a (?:t il )?quelqu'un|quelqu'un)${after}$`,
  ),
  again: new RegExp(
    `^${before}(?:(?:vous pouvez|pouvez vous|pourriez vous|tu peux|est ce que vous pouvez) (?:me )?(?:le )?(?:repeter|redire)(?: (?:ca|cela|ce que vous (?:avez dit|venez de dire)))?` +
      `|(?:vous pouvez|pouvez vous|pourriez vous) repeter|repetez|redites(?: moi(?: ca)?)?|repete` +
      `|(?:je (?:n'|ne vous |ne |vous )?|j'|j )?(?:n')?(?:ai pas|avais pas|ai mal) (?:bien |tout )?(?:compris|entendu|saisi|suivi)(?: ce que vous (?:avez dit|dites|disiez))?` +
      `|je (?:ne )?(?:vous )?(?:comprends|entends) (?:pas|mal|plus)(?: bien)?|qu'avez vous dit|qu'est ce que vous (?:avez dit|dites)|vous (?:avez dit|disiez) quoi|vous disiez|comment ca)${after}$`,
  ),
  againAsked:
    /^(?:(?:ah|oh|euh+|heu+) )?(?:pardon|comment|quoi|hein|plait il|excusez moi|desole|desolee)(?: (?:quoi|comment|pardon))?$/,
  moment: new RegExp(
    `^${before}(?:(?:juste )?(?:un|une|1|deux) ${span}s?|(?:attendez|attends|patientez)(?: (?:un|une|deux) ${span}s?)?|ne quittez pas|je (?:regarde|cherche|verifie)|laissez moi (?:une minute|un instant|regarder|voir|chercher|verifier))${after}$`,
  ),
};
