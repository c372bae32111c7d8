import { words } from '../words.ts';
import type { RefusalTexts } from './refusal.ts';

const apart = "(?![\\p{L}\\p{N}'’-])";

const en: RefusalTexts = {
  opens: new RegExp(
    `^(?:(?:oh|ah|aw+|um+|uh+|er+|hm+|well|ok|okay|so|actually|sorry|hi|hello|hey)${apart}[\\s,.!…]*)*(?:(?:no+|nope|nah|non)${apart}[\\s,.!…]*)+`,
    'iu',
  ),
  phrases:
    /(?:^| )(?:not (?:now|right now|really|yet|today|necessary|needed|interested|this time|at the moment|at all|for me)|(?:i )?(?:do not|don't|dont) (?:need|want|think)(?: (?:it|that|so|this|anything|any|one|to))?|(?:i'd|i would|id) rather not|rather not|of course not|(?:no )?need(?: to| for (?:it|that))?|(?:forget|leave|drop|skip) (?:it|that|about it)|never mind|as it is|as is)(?= |$)/g,
  courtesy: new Set(
    words(`no nope nah non never thanks thank you ta cheers thx ty that's thats that it's its is it all fine good ok okay
      great lovely perfect for the now then today nothing nothing's else more everything i'm im we're am are set very so much
      your help please have a nice good day evening weekend night bye goodbye take care worries problem and but anyway though
      well oh ah um uh er just really sorted done too kind of you again sorry love dear sir madam mate at moment`),
  ),
  eases:
    /^(?:(?:oh|ah|ok|okay|well|so|thanks) )*no (?:rush|hurry|worries|worry|problem|problems|prob|pressure|stress|bother|biggie)(?= |$)/,
  keeps:
    /(?:^| )(?:keep|keeping|hold on to|hang on to) (?:it|them|that|this|these|those|both|everything|all|the|my|mine)(?= |$)/,
};

const fr: RefusalTexts = {
  opens: new RegExp(
    `^(?:(?:ah|oh|euh+|heu+|hum+|bah|ben|bon|ok|oui mais|alors|en fait|mais|désolée?|desolee?|bonjour)${apart}[\\s,.!…]*)*(?:(?:non+|nan+|nn|nope|no)${apart}[\\s,.!…]*)+`,
    'iu',
  ),
  phrases:
    /(?:^| )(?:pas (?:maintenant|encore|besoin|la peine|pour l'instant|pour le moment|du tout|vraiment|necessaire|interessee?|aujourd'hui|ce soir|de souci|de soucis|de probleme|forcement|specialement)|(?:ce n'est|c'est) pas (?:la peine|necessaire|grave)|je (?:n'ai|ai) (?:plus )?besoin de rien|je (?:ne )?(?:le |la |les |en )?(?:veux|souhaite) (?:pas|plus)(?: rien)?|je (?:ne )?(?:pense|crois) pas|je prefere pas|(?:laissez|laisse|oubliez|oublie)(?: (?:tomber|ca|cela|comme ca))?|bien sur que non|ca (?:ira|va|va aller)(?: comme ca)?|bonne (?:journee|soiree|nuit|continuation|fin de journee))(?= |$)/g,
  courtesy: new Set(
    words(`non nan nn nope no jamais merci mercis rien c'est cest tout bon parfait super beaucoup bien pour l'instant le moment
      d'autre autre chose plus alors au revoir aurevoir a bientot ciao bye ok d'accord je vous te remercie madame monsieur
      enfin voila tant pis en fait finalement quand meme ah oh euh bah ben sinon svp s'il plait desole desolee sans facon
      ca ira va nickel impeccable tranquille de votre aide gentil`),
  ),
  eases:
    /^(?:(?:ah|oh|ok|bon|merci|non|oui) )*(?:(?:y a |il y a )?(?:pas|aucun|aucune) (?:de )?(?:souci|soucis|probleme|problemes|urgence|stress|presse)|rien ne presse|(?:ca|cela) (?:ne )?presse pas|pas presse|prenez votre temps)(?= |$)/,
  keeps:
    /(?:^| )(?:(?:je|on|nous) (?:le |la |les |l'|l)?(?:garde|garderai|garderais|gardons|conserve)|(?:le|la|les|tout) (?:garder|conserver)|(?:garder|gardez|garde|gardons|conservez) (?:le|la|les|mon|ma|mes|tout|ca))(?= |$)/,
};

/** The languages that have them. */
export const refusals: readonly RefusalTexts[] = [en, fr];
