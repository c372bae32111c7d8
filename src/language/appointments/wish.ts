import { fold, readable } from '../reading/text.ts';

/* What is wanted of an appointment, in English and French. Read only for stores that have appointments. */

/** What somebody wants of one. `when`: to be told when it is, who comes or where. */
export type AppointmentWish = 'when' | 'move' | 'cancel' | 'book';

/** A service of the store, by all that it is called in whatever language. */
export interface NamedService {
  service: string;
  names: readonly string[];
}

/** A visit by what it is called, or by who comes. */
const VISIT =
  /\b(?:appointments?|visits?|bookings?|slots?|technicians?|engineers?|plumbers?|electricians?|installers?|repair ?m[ae]n|fitters?|rendez[- ]?vous|rdv|creneaux?|technicienn?e?s?|plombiers?|electriciens?|chauffagistes?|reparateurs?|installateurs?|intervention|passage|visite)\b/;
/** Somebody comes. */
const COMES =
  /\b(?:(?:who|somebody|someone|anybody|anyone|your (?:man|people|team)|he|she|they)(?:'s| is| are|'re|'ll| will| can| could)? (?:be )?(?:com(?:e|ing)|here|round)|(?:can|could|will) (?:somebody|someone|anybody|anyone|you) (?:please )?come (?:over|round|by|out|and|on|for|to (?:look|fix|repair|service))|come (?:round|out) (?:on|tomorrow|to)|quelqu'un (?:peut|pourrait|passe|vient)[- ]?(?:il|t-il)?|qui (?:vient|passe|intervient)|(?:a quelle heure|quand|quel jour)(?: est[- ]ce que| c'est que)? (?:\p{L}+ )?(?:vient|vien[st]|passe|arrive|intervient|venez|passez)|(?:pouvez|pourriez)[- ]vous (?:passer|venir|intervenir)|vous (?:passez|venez))\b/u;

const MOVES =
  /\b(?:mov(?:e|ed|ing)|reschedul\w+|re-?arrang\w+|postpon\w+|push(?:ed)? back|put off|bring forward|chang(?:e|ing)|another (?:time|day|date|slot)|different (?:time|day|date|slot)|(?:earlier|later) (?:time|day|date|slot)|can'?t make (?:it|that|the)|(?:can|could) (?:it|we|you) (?:be|make it|do it) (?:earlier|later|on)|decal\w+|deplac\w+|repouss\w+|report(?:er|ez|e)|avanc(?:er|ez)|chang(?:er|ez|e)|modifi\w+|autre (?:jour|heure|horaire|date|creneau|moment)|empech(?:e|ement)|(?:pourrai|serai|suis|peux) pas (?:la|etre la|disponible|libre))\b/;
const CANCELS =
  /\b(?:cancel\w*|call (?:it|that|the \w+) off|don'?t (?:come|need (?:it|you|him|her|the (?:visit|appointment)))|no longer need|annul\w+|decommand\w+|ne (?:venez|passez) pas|plus besoin)\b/;
const BOOKS =
  /\b(?:book|make (?:an )?appointment|(?:need|want|like|get|have|arrange|schedule|set up|fix) (?:to (?:book|make|arrange|schedule|have|get|set up) )?(?:an? |some )?(?:new )?(?:appointment|visit|slot|technician|engineer|plumber|electrician|somebody|someone)|prendre (?:un )?(?:rdv|rendez[- ]?vous)|(?:prends|prenons|fixer|fixons|planifi\w+|reserv\w+|obtenir|avoir|faudrait|voudrais|veux|besoin d'un) (?:un |une )?(?:rdv|rendez[- ]?vous|visite|intervention|passage|creneau)|(?:faire|besoin) (?:venir|d'un (?:technicien|plombier|electricien|reparateur)))\b/;
/** The same of a service that is called by its name: "I need a boiler service". */
const NEEDS =
  /\b(?:book|need|want|would like|i'd like|arrange|schedule|looking for|reserver|voudrais|souhait\w+|aimerais|besoin|faut|faudrait|prendre|planifier)\b/;
const ASKS =
  /\b(?:when|what time|which day|who|where|is it|do i have|have i got|confirm\w*|remind|details|still on|quand|quelle heure|quel jour|qui|ou|est[- ]ce que j'ai|ai[- ]je|confirme\w*|rappel\w*|toujours)\b/;

/**
 * What the words want of an appointment; null where they are about none. `named`: some word says that it is about one. `services`: what the store calls the things it has
 * appointments for. `spoken`: an appointment is spoken of already.
 */
export function appointmentWish(
  source: string,
  services: readonly NamedService[],
  spoken: boolean,
): { wish: AppointmentWish; named: boolean } | null {
  const text = wordsOf(source);
  const service = serviceNamed(text, services) !== null;
  const visit = VISIT.test(text) || COMES.test(text);
  const named = visit || service;
  if (!named && !spoken) return null;
  const wish = wishIn(text, { visit, service });
  if (wish) return { wish, named };
  // "And when is it now?"
  const short = text.split(/\s+/).length <= FEW;
  return spoken && short && ASKS.test(text) ? { wish: 'when', named } : null;
}

/** More words than this say themselves what they are about. */
const FEW = 8;

function wishIn(
  text: string,
  { visit, service }: { visit: boolean; service: boolean },
): AppointmentWish | null {
  if (CANCELS.test(text)) return 'cancel';
  if (MOVES.test(text)) return 'move';
  if (BOOKS.test(text)) return 'book';
  if (service && NEEDS.test(text)) return 'book';
  if (
    /\b(?:can|could|will) (?:somebody|someone|anybody|anyone|you)\b|\bquelqu'un\b|\b(?:pouvez|pourriez)[- ]vous\b/.test(
      text,
    ) &&
    COMES.test(text)
  )
    return 'book';
  if ((visit && (ASKS.test(text) || COMES.test(text))) || ((visit || service) && asksFree(text)))
    return 'when';
  return null;
}

/** The service whose name, or all whose telling words, stand there; the one that fits best. */
export function serviceNamed(source: string, services: readonly NamedService[]): string | null {
  const words = new Set(
    wordsOf(source)
      .split(/[^\p{L}\d]+/u)
      .map(stem),
  );
  const fits = services
    .map(({ service, names }) => ({ service, fit: Math.max(0, ...names.map((name) => fitOf(name, words))) }))
    .filter(({ fit }) => fit >= 0.5)
    .sort((one, other) => other.fit - one.fit);
  const [best, next] = fits;
  return best && (!next || next.fit < best.fit) ? best.service : null;
}

/** How many of a name's telling words stand there, as a share. */
function fitOf(name: string, words: ReadonlySet<string>): number {
  const own = wordsOf(name)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 3)
    .map(stem);
  return own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length;
}

/** What may stand beside a time that is all that is said: "Thursday morning instead would be better". */
const BESIDE_TIME =
  /\b(?:instead|rather|please|maybe|perhaps|would|could|can|be|better|works?|suits?|me|for|you|we|i|is|it|do|on|in|the|at|around|about|after|before|from|any(?:thing)?|free|available|possible|good|what|how|and|or|then|make|prefer|next|this|coming|week|mornings?|afternoons?|evenings?|lunch ?time|early|late|noon|am|pm|o'clock|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|plutot|auriez|avez|pouvez|pourriez|svp|s'il|te|vous|plait|peut etre|ce|serait|sera|mieux|possible|dispo(?:nible)?s?|libres?|a|l[ea]s?|le|en|vers|apres|avant|pour|moi|ca|cela|m'arrange\w*|m'irait|irait|va|convient|convien\w*|et|ou|est|c'est|y|t|il|une?|place|creneaux?|prochaine?|semaine|matins?|matinee|soirs?|midi|aprem|apres[- ]midi|fin|debut|journee|demain|aujourd'hui|(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|non|oui|no|yes|hi|hello|bonjour|ok|h|heures?|\d{1,2}(?:[:h]\d{0,2})?|\d{1,2}(?:am|pm))\b/g;

/** Whether what is free is asked for, and not when one's own is: "your next free slot". */
export function asksFree(source: string): boolean {
  const text = wordsOf(source);
  const own =
    /\b(?:my|our|mine|mon|ma|mes|notre|nos)\b/.test(text) && !/\bmy boiler|ma chaudiere\b/.test(text);
  return (
    !own &&
    /\b(?:free|available|availabilit\w+|next|earliest|soonest|slots?|openings?|libres?|dispo\w*|prochaine?s?|creneaux?|au plus vite)\b/.test(
      text,
    )
  );
}

/** Whether a time is set against another. */
export function isInstead(source: string): boolean {
  return /\b(?:instead|rather|plutot|a la place)\b/.test(wordsOf(source));
}

/** Whether a time, and nothing else that could be wished for, is all that is said. */
export function namesTimeAlone(source: string): boolean {
  return !/\p{L}/u.test(wordsOf(source).replace(BESIDE_TIME, ' '));
}

/** "None of these", "another one": other times than those that were offered. */
export function wantsOthers(source: string): boolean {
  return /\b(?:none of (?:these|those|them)|neither|other times?|others?|anything else|something else|more times|aucun\w*|autres?(?: choix| horaires| creneaux| dates| jours)?|rien d'autre|pas ces)\b/.test(
    wordsOf(source),
  );
}

function wordsOf(text: string): string {
  return fold(readable(text)).replace(/[’`]/g, "'");
}

function stem(word: string): string {
  return word.replace(/(?:ing|es|s|e)$/, '');
}
