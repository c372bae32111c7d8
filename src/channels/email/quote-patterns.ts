/*
 * How mail clients introduce what they quote, as data: English, French, German, and the header words of a few more languages.
 * Every expression is anchored and is only ever tried on text of at most 500 characters.
 */

/**
 * The line above a quote, "On … wrote:". `start` and `end` must both fit; the text between names a date or an address.
 */
export const ATTRIBUTIONS: readonly { start: RegExp; end: RegExp }[] = [
  { start: /^on\s/i, end: /\bwrote\s?:$/i },
  { start: /^le\s/i, end: /\sa\sécrit\s?:$/i },
  { start: /^am\s/i, end: /\sschrieb\b.*:$/i },
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

/** Words between dashes, or alone on a line, above a mail that is answered. Lower case. */
export const ANSWERED_MARKERS: ReadonlySet<string> = new Set([
  'original message',
  'original mail',
  'reply message',
  "message d'origine",
  'message original',
  'message initial',
  'ursprüngliche nachricht',
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
  'début du message transféré :',
  'début du message réexpédié :',
  'weitergeleitete nachricht',
  'anfang der weitergeleiteten nachricht:',
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

/** Subjects of mails that are passed on. */
export const FORWARDED_SUBJECT = /^\s*(fwd?|tr|wg|i|rv|enc|doorst)\s*:/i;
/** Subjects of answers. */
export const ANSWER_SUBJECT = /^\s*(re|aw|sv|antw|réf?|rép|rif|res)\s?(\[\d{1,3}\])?\s?:/i;

/** Whole lines that phones and free mail services put under a mail. At most 120 characters. */
export const PHONE_SIGNATURES: readonly RegExp[] = [
  /^(sent|get) (from|with|using|via) (my |the |a |\[)?(iphone|ipad|ipod|apple watch|vision pro|samsung|galaxy|android|huawei|pixel|xiaomi|oneplus|blackberry|windows|phone|mobile|smartphone|mail|outlook|yahoo|gmail|proton ?mail|proton|tutanota|tuta|aol|gmx|fairemail|bluemail|k-9|spark|mailbird|hey|zoho|superhuman|fastmail)\b.{0,80}$/i,
  /^get (outlook|proton ?mail|bluemail|spark)\b.{0,80}$/i,
  /^envoyé (de|depuis|à partir de|avec|via) (mon |ma |l'|la |le |une? |yahoo|gmail|proton|outlook|courrier|orange|tutanota|iphone|ipad|samsung).{0,80}$/i,
  /^(obtenez|télécharger|obtenir|téléchargez) outlook\b.{0,80}$/i,
  /^(von|mit) meine[mr]? .{1,60} gesendet\.?$/i,
  /^(gesendet|versendet|diese nachricht wurde) (von|mit|über|via) (meine[mr]?|der|dem|einem|outlook|yahoo|gmx|web\.de|proton|mail|tutanota|tuta)\b.{0,80}$/i,
  /^(holen sie sich|laden sie|beziehen sie|outlook für) .{0,80}$/i,
  /^enviado desde (mi|el|outlook|yahoo)\b.{0,80}$/i,
  /^inviato da(l| |lla )?(mio )?(iphone|ipad|samsung|outlook|yahoo|smartphone|dispositivo).{0,80}$/i,
  /^(verzonden|verstuurd) (vanaf|met|van|via) .{1,80}$/i,
  /^(virus-free|virenfrei|garanti sans virus|sans virus|libre de virus)\.?.{0,60}$/i,
];

function words(label: HeaderLabel, ...names: string[]): [string, HeaderLabel][] {
  return names.map((name) => [name, label]);
}
