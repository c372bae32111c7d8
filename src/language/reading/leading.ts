import { lookup } from '../../lookup.ts';

/*
 * What makes words no plain wish for what is put after them: a condition, a question, a delay. Each pattern reads words that are folded (lower
 * case, no accents), one sentence at a time.
 */

interface LeadingWords {
  /** Where a clause begins that the wish stands under … */
  condition: RegExp;
  /** … and what only looks like it: manners, indirect questions, comparisons. */
  unconditional: RegExp;
  /** A question, also without its mark. */
  question: RegExp;
  /** A question that only asks politely for something to be done. */
  polite: RegExp;
  /** Not now. */
  later: RegExp;
  /** The condition that nothing has left yet: what cancels or changes an order is refused by the shop once it has. */
  unsent: RegExp;
  /** The condition that money is back in so many days. */
  refundDays: RegExp;
}

const EN: LeadingWords = {
  condition:
    /\b(?:if|unless|otherwise|provided|providing|assuming|in case|on (?:the )?condition|as long as|so long as|depending on|depends|or else)\b/,
  unconditional:
    /\b(?:if (?:possible|you (?:can|could|would|please|like|want|don't mind|do not mind|need)|necessary|need be|not|i may|i can|that's (?:ok|okay|possible|alright|all right|fine)|it's (?:ok|okay|possible|alright|all right)|so)(?=$|[\s,.?!]*(?:please|thanks|thank|$))|(?:please|kindly) if you (?:can|could|would)|if you (?:can|could|would)(?: please)? (?:cancel|return|send|exchange|refund|change|do|help|let|tell|swap)|as if|even if|what if|only wish)/g,
  question:
    /^(?:(?:and|so|but|ok|okay|hi|hello|hey|also|oh|well|um)\s+)*(?:what|when|where|why|who|how|which|whose|is|are|am|do|does|did|can|could|will|would|should|has|have|had|was|were|may|any (?:idea|chance))\b|\b(?:until when|till when|by when|how (?:long|much|many|late|soon)|(?:wonder(?:ing)?|know|tell me|ask(?:ing)?|see|check|sure) (?:if|whether|when|how|what|where|until|by)|just (?:asking|wondering|curious|checking))\b/,
  polite:
    /\b(?:can|could|would|will) (?:you|u|ya|i please|we please)\b(?!.*\b(?:tell|explain|say|confirm|know|check)\b)/,
  later:
    /\b(?:not (?:right )?(?:now|today|just yet|immediately|at the moment|for now)|(?:maybe |perhaps )?later(?! than)|some other time|another time|after (?:the )?(?:holidays|christmas|new year|weekend|easter|summer|vacation|sales)|when i(?:'m| am) back|next (?:week|month|year)|just (?:asking|wondering|curious)|in the new year|no (?:rush|hurry))\b/,
  unsent:
    /\b(?:hasn't|has not|haven't|have not|hasnt|isn't|is not|not|didn't|did not|wasn't)(?: been)?(?: yet)? (?:shipped|left|gone|sent|dispatched|been shipped|been sent|posted|on its way|yet shipped)\b|\bstill (?:there|possible|here|in the warehouse|with you|pending|unshipped)\b|\b(?:before|unless) (?:it|this|that|they|the (?:order|parcel))?\s*(?:has |have |is |are |'s )?(?:already )?(?:ships?|leaves?|shipped|left|gone|sent|dispatched|goes out)\b|\b(?:not|isn't|is not) too late\b/,
  refundDays:
    /\b(?:refund(?:ed)?|money|reimburse\w*|paid back)\b.*\b(?:days?|weeks?|fast|quick(?:ly)?|soon|within|before)\b/,
};

const LEADING: Readonly<Record<string, LeadingWords>> = {
  en: EN,
  fr: {
    condition:
      /\b(?:s'(?:il|ils)|si (?:le|la|les|l'|je|j'|tu|il|elle|ils|elles|on|nous|vous|ce|c'|ca|cela|mon|ma|mes|votre|vos|cette|cet|ces|un|une|y|jamais|vraiment|oui|non|pas|possible|quelqu|tout|rien|en)\b|si l'|si c'|si j'|sauf (?:si|s'il|quand)|a (?:la )?condition|a moins|au cas ou|sinon|pourvu|selon|du moment|dans le cas|en cas de|tant que|sous reserve|ca depend|cela depend)/,
    unconditional:
      /(?:\bs'il (?:vous|te) plait|\bsi (?:possible|c'est possible|ce n'est pas|vous (?:pouvez|pourriez|voulez|le voulez|le pouvez|preferez)|tu (?:peux|veux)|besoin|necessaire)(?=$|[\s,.?!]*(?:sil|s'il|merci|$))|\bmeme si|\bcomme si|\b(?:savoir|dire|demande|demander|voir|verifier|sais|confirmer) s(?:i\b|'il)|\bsinon (?:tout|ca) va|\bsauf erreur)/g,
    question:
      /^(?:(?:et|alors|mais|ok|bonjour|bonsoir|salut|oui|du coup|sinon|ah|bon)[\s,]+)*(?:est-ce|est ce|qu'est|quand|combien|comment|pourquoi|ou |qui|que |quoi|quel|quelle|quels|quelles|lequel|laquelle|puis-je|puis je|peut-on|peut on|pouvez-vous|avez-vous|y a-t-il|c'est quoi|c'est possible)\b|\b(?:jusqu'a quand|jusqu'a quelle|avant quand|a partir de quand|combien de|en combien|est-ce que|est ce que|qu'est-ce|c'est quoi|(?:savoir|dire|demande|demander|voir|verifier) (?:si|s'il|quand|comment|combien|jusqu)|juste (?:une question|pour savoir|curieu))\b/,
    polite:
      /\b(?:(?:pouvez|pourriez|voulez|voudriez)[ -]vous|vous (?:pouvez|pourriez)|(?:peux|pourrais)[ -]tu|tu (?:peux|pourrais))\b(?!.*\b(?:dire|expliquer|indiquer|confirmer|preciser|verifier)\b)/,
    later:
      /\b(?:pas (?:maintenant|tout de suite|aujourd'hui|pour (?:le moment|l'instant)|dans l'immediat|de suite)|plus tard|une autre fois|apres (?:les |le |la |mes |l')?(?:fetes|noel|vacances|nouvel an|week-?end|soldes|paques|ete|rentree)|a mon retour|(?:la semaine|le mois|l'annee|l'an) prochaine?|(?:simple|juste une) question|juste pour savoir|rien ne presse|pas presse)\b/,
    unsent:
      /\b(?:n'est |n'a |n'ont |ne sont |est |sont |a )?pas (?:encore )?(?:ete )?(?:parti|partie|partis|parties|expedie|expediee|expedies|envoye|envoyee|envoyes|livre|en route)\b|\b(?:encore|toujours) (?:possible|la|chez vous|en preparation|temps)\b|\bpas trop tard\b|\b(?:sauf|a moins) (?:que )?(?:si |s')?(?:elle|il|ils|c'|ce|la commande|le colis)?[^.]{0,20}\b(?:deja )?(?:parti|partie|expedie|expediee|envoye|envoyee)\b/,
    refundDays: /\b(?:rembours\w*|argent)\b.*\b(?:jours?|semaines?|vite|rapide\w*|rapidement|moins|avant)\b/,
  },
  de: {
    condition:
      /\b(?:wenn|falls|sofern|es sei denn|ausser wenn|sonst|ansonsten|andernfalls|vorausgesetzt|unter der bedingung|solange|je nachdem|kommt drauf an)\b/,
    unconditional:
      /\b(?:wenn (?:moglich|moeglich|sie (?:konnen|mochten|wollen|so nett|mogen)|es geht|das geht|es ihnen|notig)(?=$|[\s,.?!]*(?:bitte|danke|$))|als ob|auch wenn|selbst wenn|sonst noch|sonst nichts)/g,
    question:
      /^(?:(?:und|aber|ok|hallo|also|ach)\s+)*(?:was|wann|wo|warum|wieso|wer|wie|welche[rsnm]?|bis wann|kann|konnen|konnte|ist|sind|gibt|habe|haben|hat|darf|muss|wird)\b|\b(?:bis wann|wie (?:lange|viel|teuer)|nur (?:eine frage|mal gefragt)|(?:wissen|sagen|fragen) (?:ob|wann|wie))\b/,
    polite:
      /\b(?:konnen|konnten|wurden|wollen) sie\b(?!.*\b(?:sagen|erklaren|mitteilen)\b)|\b(?:kannst|konntest) du\b/,
    later:
      /\b(?:(?:noch )?nicht (?:jetzt|heute|sofort|gleich)|jetzt (?:noch )?nicht|spater|ein andermal|nach (?:den )?(?:feiertagen|ferien|weihnachten|neujahr|urlaub)|nachste (?:woche|monat)|nachsten monat|nur (?:eine frage|mal gefragt)|eilt nicht)\b/,
    unsent:
      /\bnoch nicht (?:verschickt|versendet|versandt|raus|unterwegs|abgeschickt|losgeschickt)\b|\bnoch (?:moglich|da|bei ihnen)\b/,
    refundDays: /\b(?:erstatt\w*|geld|ruckzahlung)\b.*\b(?:tage?n?|wochen?|schnell|innerhalb|bald)\b/,
  },
  nl: {
    condition:
      /\b(?:als|indien|mits|tenzij|anders|op voorwaarde|zolang|voor het geval|hangt ervan af|afhankelijk)\b/,
    unconditional:
      /\b(?:als (?:het kan|dat kan|mogelijk|u wilt|je wilt|u kunt|het mag)(?=$|[\s,.?!]*(?:graag|alstublieft|bedankt|$))|alsof|ook als|iets anders|een ander|net als|zo snel als|als antwoord|als cadeau)/g,
    question:
      /^(?:(?:en|maar|ok|hallo|dus)\s+)*(?:wat|wanneer|waar|waarom|wie|hoe|welke?|tot wanneer|kan|kunt|is|zijn|heb|heeft|mag|moet|wordt)\b|\b(?:tot wanneer|hoe (?:lang|veel|laat)|(?:weten|zeggen|vragen) (?:of|wanneer|hoe)|alleen een vraag)\b/,
    polite: /\b(?:kunt|kan|kun|wilt|wil|zou) (?:u|je|jij|jullie)\b(?!.*\b(?:zeggen|vertellen|uitleggen)\b)/,
    later:
      /\b(?:(?:nu |nog )?niet (?:nu|vandaag|meteen)|nu (?:nog )?niet|later|een andere keer|na (?:de )?(?:feestdagen|vakantie|kerst|nieuwjaar)|volgende (?:week|maand)|alleen een vraag)\b/,
    unsent:
      /\bnog niet (?:verzonden|verstuurd|weg|onderweg|vertrokken)\b|\bnog (?:mogelijk|kan|bij jullie)\b/,
    refundDays: /\b(?:terugbeta\w*|geld|terugkrijg\w*)\b.*\b(?:dag|dagen|week|weken|snel|binnen)\b/,
  },
  es: {
    condition:
      /\bsi (?:el|la|los|las|lo|es|esta|no|se|me|ya|hay|llega|tarda|tiene|puede|puedo|todavia|aun|fuera|cuesta|son|mi|su|tengo)\b|\b(?:a menos que|salvo que|a no ser|siempre que|siempre y cuando|con tal de|a condicion|en caso|de lo contrario|si no|depende|sino)\b/,
    unconditional:
      /\b(?:si (?:es posible|se puede|puede|no le importa|no es molestia|me hace el favor|quiere)(?=$|[\s,.?!]*(?:por favor|gracias|$))|como si|aunque|incluso si|(?:saber|decir|preguntar|ver) si)/g,
    question:
      /[¿]|^(?:(?:y|pero|ok|hola)\s+)*(?:cuando|cuanto|cuanta|cuantos|como|donde|quien|cual|cuales|por que|hasta cuando|que (?:pasa|tengo|hago)|puedo|se puede|es posible)\b|\b(?:hasta cuando|cuanto (?:tiempo|cuesta|tarda)|(?:saber|decir|preguntar) (?:si|cuando|como|cuanto)|solo (?:una pregunta|preguntaba))\b/,
    polite:
      /\b(?:puede|podria|pueden|podrian|puedes|podrias)(?: usted)?\b(?!.*\b(?:decir|decirme|explicar|explicarme|indicar)\b)/,
    later:
      /\b(?:(?:ahora|hoy) no|no (?:ahora|hoy|por ahora|de momento)|mas tarde|luego|otro dia|despues de (?:las |los )?(?:fiestas|vacaciones|navidad|reyes)|(?:la semana|el mes|el ano) (?:que viene|proxim[oa])|solo (?:una pregunta|preguntaba))\b/,
    unsent:
      /\b(?:no (?:ha|se ha|han) (?:salido|enviado|sido enviado)|todavia no ha salido|aun no (?:ha|se ha) (?:salido|enviado))\b|\b(?:todavia|aun) (?:se puede|es posible|esta ahi)\b/,
    refundDays: /\b(?:reembols\w*|dinero|devolu\w*)\b.*\b(?:dias?|semanas?|rapido|pronto|menos)\b/,
  },
  it: {
    condition:
      /\b(?:se|a meno che|purche|a condizione|a patto|altrimenti|nel caso|in caso|qualora|sempre che|dipende|senno)\b/,
    unconditional:
      /\b(?:se (?:possibile|e possibile|si puo|puo|potete|puoi|vuole|volete|non le dispiace)(?=$|[\s,.?!]*(?:per favore|grazie|$))|come se|anche se|(?:sapere|dire|chiedere|vedere) se|se stess[oa])/g,
    question:
      /^(?:(?:e|ma|ok|ciao|salve)\s+)*(?:quando|quanto|quanta|quanti|come|dove|chi|quale|quali|perche|fino a quando|cosa|che cosa|posso|si puo|e possibile|avete)\b|\b(?:fino a quando|entro quando|quanto (?:tempo|costa)|(?:sapere|dire|chiedere) (?:se|quando|come|quanto)|solo una domanda)\b/,
    polite:
      /\b(?:puo|potrebbe|potete|potreste|puoi|potresti)\b(?!.*\b(?:dire|dirmi|spiegare|spiegarmi|indicare)\b)/,
    later:
      /\b(?:non (?:ora|adesso|oggi|subito)|(?:adesso|ora) no|piu tardi|un'altra volta|dopo (?:le |la )?(?:feste|vacanze|natale|ferie)|la (?:settimana|mese) prossim[oa]|il mese prossimo|solo una domanda)\b/,
    unsent:
      /\bnon (?:e|sono|e stato|e stata|ancora)?\s*(?:ancora )?(?:stat[oa] )?(?:partit[oa]|spedit[oa]|inviat[oa])\b|\b(?:ancora) (?:possibile|in tempo|da voi)\b/,
    refundDays: /\b(?:rimbors\w*|soldi|denaro)\b.*\b(?:giorn[oi]|settiman[ae]|presto|veloce\w*|entro|meno)\b/,
  },
  pt: {
    condition:
      /\b(?:se|a menos que|a nao ser|desde que|contanto|caso|senao|caso contrario|na condicao|em caso|depende)\b/,
    unconditional:
      /\b(?:se (?:possivel|for possivel|puder|puderem|quiser|nao se importar|faz favor)(?=$|[\s,.?!]*(?:por favor|obrigad[oa]|$))|se faz favor|como se|mesmo se|(?:saber|dizer|perguntar|ver) se)/g,
    question:
      /^(?:(?:e|mas|ok|ola)\s+)*(?:quando|quanto|quanta|quantos|como|onde|quem|qual|quais|porque|por que|ate quando|o que|posso|e possivel|pode-se)\b|\b(?:ate quando|quanto (?:tempo|custa)|(?:saber|dizer|perguntar) (?:se|quando|como|quanto)|so uma pergunta)\b/,
    polite: /\b(?:pode|poderia|podem|poderiam|podes|podias)\b(?!.*\b(?:dizer|dizer-me|explicar|indicar)\b)/,
    later:
      /\b(?:(?:agora|hoje) nao|nao (?:agora|ja|hoje|por agora)|mais tarde|outro dia|outra altura|depois (?:das |do |de )?(?:festas|ferias|natal|feriados)|(?:na |a )?(?:semana|mes) (?:que vem|proxim[oa])|so uma pergunta)\b/,
    unsent:
      /\bnao (?:saiu|foi enviad[oa]|seguiu|partiu|foi expedid[oa])\b|\bainda (?:da|e possivel|esta ai)\b/,
    refundDays: /\b(?:reembols\w*|dinheiro|devolu\w*)\b.*\b(?:dias?|semanas?|rapido|depressa|menos)\b/,
  },
};

/** The words of a language; English where there are none. */
export function leadingWords(tag: string): LeadingWords {
  return lookup(LEADING, tag) ?? EN;
}
