import { fold } from './text.ts';

/*
 * The statement that a consumer withdraws from a contract (Directive 2011/83/EU, Articles 9 and 11: no form, no reason). It is one in whatever
 * language it is made, also in those that the engine does not speak.
 */

const CONTRACT = {
  en: '(?:contract|purchase|sale|order|agreement)',
  de: '(?:kauf\\w*|vertrag\\w*|bestellung)',
  nl: '(?:koop\\w*|aankoop|overeenkomst|bestelling)',
  es: '(?:compra|contrato|pedido)',
  it: '(?:contratto|acquisto|ordine)',
  pt: '(?:compra|contrato|encomenda|pedido)',
} as const;
/** Within one sentence, a few words apart. */
const NEAR = '[^.!?\\n]{0,60}';

const STATES = [
  `\\bwithdraw(?:ing|al)? from ${NEAR}\\b${CONTRACT.en}\\b`,
  `\\b(?:exercis(?:e|ing)|use|using|invok(?:e|ing)|make use of) (?:my|our|the) (?:\\w+ )?right (?:of|to) (?:withdraw(?:al)?|cancel(?:lation)?)\\b`,
  `\\bje (?:souhaite |veux |voudrais |desire |tiens a )?(?:me )?retract(?:e|er)\\b`,
  `\\b(?:exerce|exercer|user|use|usage|valoir) (?:de )?mon droit de retractation\\b`,
  `\\bnotifie ${NEAR}\\bretractation\\b`,
  `\\bwiderruf(?:e|en)?\\b${NEAR}\\b${CONTRACT.de}\\b`,
  `\\b${CONTRACT.de}\\b${NEAR}\\b(?:widerruf(?:e|en)|zurucktreten)\\b`,
  `\\b(?:mache|nutze|nutzen|ube|uebe|ausuben|machen)\\b${NEAR}\\bwiderrufsrecht\\b`,
  `\\bwiderrufsrecht\\b${NEAR}\\b(?:gebrauch|ausuben|nutzen|wahrnehmen)\\b`,
  `\\b(?:herroep|herroepen|ontbind|ontbinden)\\b${NEAR}\\b${CONTRACT.nl}\\b`,
  `\\b${CONTRACT.nl}\\b${NEAR}\\b(?:herroepen|ontbinden)\\b`,
  `\\b(?:gebruik|beroep|uitoefenen)\\b${NEAR}\\bherroepingsrecht\\b`,
  `\\bdesist(?:o|ir|imos)\\b${NEAR}\\b${CONTRACT.es}\\b`,
  `\\b(?:ejerzo|ejercer|ejercito|uso)\\b${NEAR}\\bderecho de desistimiento\\b`,
  `\\breced(?:o|ere)\\b${NEAR}\\b${CONTRACT.it}\\b`,
  `\\b(?:esercito|esercitare|avvalermi|avvalgo)\\b${NEAR}\\bdiritto di recesso\\b`,
  `\\b(?:desisto|desistir|resolver|revogar)\\b${NEAR}\\b${CONTRACT.pt}\\b`,
  `\\b(?:exerco|exercer|uso)\\b${NEAR}\\bdireito ${NEAR}\\b(?:resolucao|arrependimento|desistencia)\\b`,
].map((pattern) => new RegExp(pattern));

/** A question, a negation, a condition, a doubt, somebody else's words: none of them states anything. */
const UNSAID =
  /[?"«»“”„]|\b(?:not|n't|dont|never|if|whether|how|can|could|may|might|maybe|unless|before|subscription|pas|jamais|si|comment|puis|peux|peut|pourrais|abonnement|nicht|nie|kein\w*|wenn|falls|ob|wie|kann|konnte|vielleicht|abo|niet|nooit|geen|als|hoe|kan|misschien|nunca|como|puedo|podria|quizas|suscripcion|mai|se|posso|potrei|forse|abbonamento|nao|talvez|poderia|assinatura)\b/;
const UNSAID_ALONE = /\b(?:no|non)\b/;
/** Longer messages are cut: a letter says it at its beginning. */
const LONGEST = 4_000;

/** Whether words state that their writer withdraws from the contract. */
export function withdrawsFromContract(text: string): boolean {
  const sentences = fold(text.slice(0, LONGEST)).split(/(?<=[.!?])\s+|\n+/);
  return sentences.some(
    (sentence) =>
      STATES.some((states) => states.test(sentence)) &&
      !UNSAID.test(sentence) &&
      !UNSAID_ALONE.test(sentence),
  );
}
