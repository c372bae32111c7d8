import type { Kind } from './asked.ts';

/*
 * How a parcel is received: nobody will be in, a neighbour, another day. English and French.
 */

/** What is asked of a delivery that is still to come. */
export type Receiving = 'nobody_in' | 'neighbour' | 'other_day';

/** Said of sending back, of what was not delivered well, or of another place: not of receiving. */
const OTHERWISE =
  /\b(?:return(?:ed|s|ing)?|sen[dt] (?:it|them) back|refund\w*|cancel\w*|exchang\w*|already|never|nobody has it|not have it|renvo\w*|retour\w*|rembours\w*|annul\w*|echang\w*|deja|jamais|wrong|address|adresse|avis de passage|missed|tried)\b|\b(?:ne l'ont pas|n'ont rien|did not|didn't)\b/;
const CARRIER =
  '(?:he|she|they|it|you|driver|courier|postman|postie|carrier|delivery (?:man|guy|person)|parcel|package)';
const NEIGHBOUR =
  '(?:neighbou?rs?|next door|safe (?:place|spot)|(?:on|at|by|behind) (?:the|my) (?:porch|door(?:step)?|gate|shed|bins?)|in (?:the|my) (?:shed|garage|porch|garden)|front desk|reception|concierge|doorman|lobby|upstairs|downstairs)';
const VOISIN =
  "(?:voisin\\w*|gardien\\w*|concierge|accueil|loge|devant (?:la|ma) porte|sur le palier|dans (?:le|mon) (?:jardin|garage|abri)|boite aux lettres|commerce d'a cote|lieu sur)";
const DAY =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next week|the weekend|another (?:day|time)|(?:an)?other date|a (?:different|later|specific|particular) (?:day|date|time)|later in the week|in the (?:morning|evening|afternoon)|evening|after (?:\\d+|five|six|seven))';
const JOUR =
  "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|semaine prochaine|ce week ?end|le week ?end|un autre (?:jour|moment|creneau)|une autre (?:date|heure)|plus tard|le (?:matin|soir)|l'apres midi|apres \\d+ ?h\\w*|jour precis|creneau)";

export const RECEIVING: readonly Kind<Receiving>[] = [
  [
    'neighbour',
    new RegExp(
      `\\b${CARRIER}\\b.{0,20}\\b(?:leave|drop|hand|put|give|deliver|pop|stick)\\b.{0,60}\\b${NEIGHBOUR}\\b|\\b(?:be|get|have (?:it|them)) (?:left|dropped|handed|delivered)\\b.{0,40}\\b${NEIGHBOUR}\\b|\\b(?:neighbou?r|woman next door|man next door|concierge|doorman)\\b.{0,24}\\b(?:take|accept|sign|receive|collect)\\b`,
    ),
    OTHERWISE,
  ],
  [
    'neighbour',
    new RegExp(
      `\\b(?:le|la|l'|les|mon colis|le colis|le paquet) ?(?:laiss|depos|remet|confi|donn|livr|mett)\\w*\\b.{0,40}\\b${VOISIN}|\\b(?:laiss|depos|remet|confi|livr)\\w* (?:(?:le|mon|mes|ma) )?(?:colis|paquet|commande)?.{0,16}\\b${VOISIN}|\\b(?:voisin\\w*|gardien\\w*|concierge)\\b.{0,24}\\b(?:receptionn|recevoir|recuper|signer|prendre|reprendre)\\w*`,
    ),
    /\b(?:j'ai|a ete|ont|est ou|etait|demande|(?:l'|il |elle )a (?:laisse|depose|remis|confie|donne|mis|livre))\b|\b(?:renvo\w*|retour\w*|rembours\w*|annul\w*|echang\w*|deja|jamais|rien|nulle part|adresse)\b/,
  ],
  [
    'other_day',
    new RegExp(
      `\\b(?:can|could|would|is it possible|possible|i'd|rather|prefer|want|like|please|ask)\\b.{0,50}\\b(?:come|delivered|deliver|delivery|arrive|push(?:ed)?(?: it)? back|postpone\\w*|reschedul\\w*|delay(?:ed)? (?:it|the delivery|delivery)|put (?:it )?off|brought|bring it)\\b.{0,40}\\b${DAY}\\b|\\b(?:change|pick|choose|move|set|reschedule|postpone)\\b.{0,20}\\b(?:delivery|deliver)\\b.{0,20}\\b(?:day|date|time|slot)\\b|\\b(?:reschedule|postpone) (?:the|my) delivery\\b|\\b(?:hold|keep) (?:on to |onto )?(?:it|the parcel|my parcel|the package|my package|them|it back)\\b.{0,40}\\b(?:until|till|for|week|days?|away)\\b|\\b(?:away|out|not in|won't be in|holiday)\\b.{0,40}\\b(?:hold|keep) (?:on to |onto )?(?:it|the parcel|my parcel|the package|my package)\\b`,
    ),
    /\b(?:return\w*|back to (?:you|the shop)|refund\w*|cancel\w*|exchang\w*|address|ring|call|phone|guarantee|if i order\w*|order(?:ed)? (?:now|today)|appointment|fitting|collect(?:ed)?|pick(?:ed)? up from|wedding|party|birthday)\b/,
  ],
  [
    'other_day',
    new RegExp(
      `\\b(?:peut|peux|pouv\\w*|possible|prefer\\w*|voudrais|aimerais|plutot|souhait\\w*|demander)\\b.{0,50}\\b(?:livr\\w*|recevoir|recoive|passe|passer|vienn\\w*|venir|repouss\\w*|decal\\w*|report\\w*|programm\\w*)\\b.{0,40}\\b${JOUR}\\b|\\b(?:changer|choisir|modifier|decaler|repousser|reporter)\\b.{0,20}\\b(?:livraison|(?:jour|date|heure|creneau) (?:de (?:la )?livraison|de passage))\\b|\\b(?:garder?|conserver?|garde|gardent|bloquer) (?:mon |le |la )?(?:colis|paquet|commande)?.{0,30}\\b(?:jusqu|quelques jours|une semaine|toute la semaine|mon retour de vacances)`,
    ),
    /\b(?:renvo\w*|rembours\w*|annul\w*|echang\w*|adresse|appel\w*|rappel\w*|telephon\w*|garanti\w*|si je commande|rendez vous|essayage|recuper\w*|cherch\w*|mariage|fete|anniversaire|etiquette|en retour)\b/,
  ],
  [
    'nobody_in',
    /\b(?:what (?:if|happens|do i do|should i do)|if|in case|suppose|when)\b.{0,24}\b(?:i'm|i am|we're|we are|nobody'?s?|no one'?s?|there's nobody|there's no one|i'm not|we're not|i won't be|i can't be)\b.{0,12}\b(?:not (?:in|home|there|at home)|out|away|at work|in|home|at home|there|answers?)\b|\b(?:i won't|i'm not going to|i will not|we won't|i can't|nobody will|no one will|there won't be anyone)\b.{0,6}\b(?:be )?(?:in|home|at home|there)\b.{0,40}\b(?:deliver\w*|parcel|package|courier|driver|come|comes|arrives?|tomorrow|today)\b/,
    OTHERWISE,
  ],
  [
    'nobody_in',
    /\b(?:si|s'il n'y a|quand|au cas ou|et si)\b.{0,16}\b(?:je|on|personne|nous)\b.{0,10}\b(?:(?:suis|est|sommes|serai|sera|serais|serait) (?:pas|absente?s?|sortie?s?|au travail)|n'est la|est la|repond|n'ouvre|est chez moi|n'est chez moi)\b|\b(?:je (?:ne )?serai|je (?:ne )?suis|on (?:ne )?sera|je vais) (?:pas (?:la|chez moi|a la maison|present\w*|dispo\w*)|absente?s?)\b.{0,40}\b(?:livr\w*|colis|paquet|facteur|coursier|demain|passe\w*|passage)\b|\bsi personne (?:ne )?(?:repond|n'est|est|n'ouvre)\b/,
    /\b(?:renvo\w*|rembours\w*|annul\w*|echang\w*|deja|avis de passage|appel\w*|rappel\w*|telephon\w*|adresse|etait|est passe|rendez vous|essayage)\b/,
  ],
];
