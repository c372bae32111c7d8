import { fold } from '../reading/text.ts';

/* What is said beside a yes and cannot be said of the act that it is to, in the languages that cards speak. */

const ADDRESS = /(?<!\p{L})(?:address|adresse|adres|direccion|indirizzo|endereco)(?!\p{L})/u;

/** An address is named: of a card that sends nothing anywhere, that is another wish. */
export function namesAddress(words: string): boolean {
  return ADDRESS.test(fold(words));
}

/** "I will post it on Monday", «je la renvoie lundi», «j'attends le colis»: nothing that is cancelled is sent or waited for. */
const ON_ITS_WAY =
  /\b(?:will|ll|going to|can|shall) (?:just |then )?(?:post|send|mail|ship|return|bring|drop) (?:it|them|the \w+)\b|\bje (?:la|le|les|l ?)?\s?(?:renvoie|renverrai|depose|deposerai|retourne|retournerai|poste|posterai)\b|\bj'? ?attends (?:le |la |mon |ma |l'? ?)(?:colis|paquet|livraison|commande)\b(?!.*\bdepuis\b)/u;

/** The words send something back, or wait for it. */
export function keepsGoing(words: string): boolean {
  return ON_ITS_WAY.test(fold(words));
}
