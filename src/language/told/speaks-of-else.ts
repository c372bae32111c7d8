import { fold } from '../reading/text.ts';

/* What is said beside a yes and cannot be said of the act that it is to, in the languages that cards speak. */

const ADDRESS = /(?<!\p{L})(?:address|adresse|adres|direccion|indirizzo|endereco)(?!\p{L})/u;

/** An address is named: of a card that sends nothing anywhere, that is another wish. */
export function namesAddress(words: string): boolean {
  return ADDRESS.test(fold(words));
}

/**
 * "I will post it on Monday", «je la renvoie lundi», „ich schicke es am Montag ab“: nothing that is cancelled is sent, worn or waited for.
 */
const ON_ITS_WAY: readonly RegExp[] = [
  /\b(?:will|ll|going to|can|shall) (?:just |then )?(?:post|send|mail|ship|return|bring|drop|pack|wear) (?:it|them|the \w+)\b/,
  /\blook(?:ing)? forward to (?:it|them|the \w+)\b/,
  /\bje (?:la |le |les |l' ?)?(?:renvoie|renverrai|depose|deposerai|retourne|retournerai|poste|posterai|rapporte|rapporterai|porterai)\b/,
  /\bj'? ?attends (?:le |la |mon |ma |l'? ?)(?:colis|paquet|livraison|commande)\b(?!.*\bdepuis\b)/,
  /\bik (?:stuur|breng|verstuur|post) (?:hem|het|ze|die)\b/,
  /\bich (?:schicke|sende|bringe) (?:es|ihn|sie)\b/,
  /\b(?:lo|la|los|las) (?:envio|enviare|devuelvo|mando|llevo)\b/,
  /\b(?:lo|la|li|le) (?:spedisco|spediro|mando|invio|riporto)\b/,
  /\b(?:envio|enviarei|devolvo|mando)(?:-[oa]s?)? (?:na|no|amanha|segunda|terca|quarta|quinta|sexta|sabado|domingo)\b/,
];

/** The words send something back, or wait for it. */
export function keepsGoing(words: string): boolean {
  const said = fold(words);
  return ON_ITS_WAY.some((one) => one.test(said));
}
