/*
 * How mail clients introduce what they quote, as data: English, French, German, and the header words of a few
 * more languages. Every expression is anchored and is only ever tried on text of at most 500 characters.
 */

/**
 * The line above a quote, "On … wrote:". `start` and `end` must both fit; the text between names a date or an
 * address.
 */
export const ATTRIBUTIONS: readonly { start: RegExp; end: RegExp }[] = [
  { start: /^on\s/i, end: /\bwrote\s?:$/i },
  { start: /^le\s/i, end: /\sa\sécrit\s?:$/i },
  { start: /^am\s/i, end: /\sschrieb\b.*:$/i },
  { start: /^am\s/i, end: /\shat\s.*\sgeschrieben\s?:$/i },
  { start: /^el\s/i, end: /\sescribió\s?:$/i },
  { start: /^il\s/i, end: /\sha\sscritto\s?:$/i },
  { start: /^op\s/i, end: /\sschreef\b.*:$/i },
  { start: /^em\s/i, end: /\sescreveu\s?:$/i },
];

/** The same with the name first, "Lune <support@…> wrote:", on one line. */
export const NAMED_ATTRIBUTION =
  /^[^<>]{0,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>[^<>]{0,100}(wrote|écrit|schrieb|escribió|scritto|schreef|escreveu)[^<>]{0,60}:$/i;

/** Older Gmail: "2026-03-03 10:12 GMT+01:00 Lune <support@…>:". */
export const DATED_ATTRIBUTION =
  /^\d{4}-\d\d-\d\d \d{1,2}:\d\d\b[^<>]{0,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s?:$/;

/** A time of day, an address: what an attribution names and a sentence seldom does. */
export const STRONG_EVIDENCE = /@|\b\d{1,2}\s?[:h.]\s?\d{2}\b/;
/** A date will do where a quote follows at once. */
export const WEAK_EVIDENCE = /@|\d/;

/** Words between dashes above a mail that is answered. Lower case. */
export const ANSWERED_MARKERS: ReadonlySet<string> = new Set([
  'original message',
  'original mail',
  'reply message',
  "message d'origine",
  'message original',
  'message initial',
  'message précédent',
  'mail original',
  "mail d'origine",
  "e-mail d'origine",
  'courriel original',
  'ursprüngliche nachricht',
  'ursprüngliche mail',
  'ursprüngliche e-mail',
  'vorherige nachricht',
  'originalnachricht',
  'original-nachricht',
  'mensaje original',
  'messaggio originale',
  'oorspronkelijk bericht',
  'mensagem original',
]);

/** The same above a mail that is passed on. */
export const FORWARDED_MARKERS: ReadonlySet<string> = new Set([
  'forwarded message',
  'forwarded mail',
  'begin forwarded message:',
  'message transféré',
  'mail transféré',
  'e-mail transféré',
  'début du message transféré :',
  'début du message réexpédié :',
  'weitergeleitete nachricht',
  'weitergeleitete mail',
  'weitergeleitete e-mail',
  'anfang der weitergeleiteten nachricht:',
  'anfang der weitergeleiteten e-mail:',
  'mensaje reenviado',
  'messaggio inoltrato',
  'doorgestuurd bericht',
]);

export type HeaderLabel = 'from' | 'date' | 'to' | 'cc' | 'subject';

/** Labels of the header block that Outlook and others put above a quote, without their colon, lower case. */
export const HEADER_LABELS: ReadonlyMap<string, HeaderLabel> = new Map<string, HeaderLabel>([
  ...words('from', 'from', 'de', 'von', 'da', 'van'),
  ...words(
    'date',
    'sent',
    'date',
    'envoyé',
    'envoyé le',
    'gesendet',
    'datum',
    'enviado',
    'fecha',
    'inviato',
    'data',
    'verzonden',
  ),
  ...words('to', 'to', 'à', 'a', 'an', 'para', 'aan', 'pour'),
  ...words('cc', 'cc', 'copie', 'kopie', 'copie à', 'bcc', 'reply-to', 'répondre à', 'antwort an'),
  ...words('subject', 'subject', 'objet', 'sujet', 'betreff', 'asunto', 'oggetto', 'onderwerp', 'assunto'),
]);

function words(label: HeaderLabel, ...names: string[]): [string, HeaderLabel][] {
  return names.map((name) => [name, label]);
}
