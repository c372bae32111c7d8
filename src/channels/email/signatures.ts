/*
 * What stands under the sender's words and is not theirs: signatures behind their mark, advertisements of
 * phones and mail services, legal notices. A name, a phone number or an address under the closing formula
 * stays:
 * the sender may refer to it.
 */

/** A longer line is somebody's words, whatever it begins with. */
const LONGEST_LINE = 160;
/** Characters of a paragraph that may be a legal notice. */
const LONGEST_NOTICE = 4_000;

/** What sends mail: devices, apps, services. */
const DEVICE =
  'iphone|ipad|ipod|apple watch|vision pro|samsung|galaxy|android|huawei|honor|pixel|xiaomi|redmi|oppo|oneplus|nokia|blackberry|' +
  'windows phone|phone|mobile|mobil|smartphone|tablet|tablette|téléphone|portable|appareil|telefon|mobiltelefon|handy|tablet-pc|gerät';
const SERVICE =
  'outlook|yahoo|gmail|proton(?: ?mail)?|tuta(?:nota)?|aol|gmx|web\\.de|mail\\.com|t-online|telekom|fairemail|bluemail|k-9|thunderbird|' +
  'spark|mailbird|zoho|superhuman|fastmail|orange|sfr|bouygues|free|laposte\\.net|appli la poste|courrier pour windows|' +
  'mail (?:for|für|pour) windows|mail[- ]app|app mail|windows[- ]mail|icloud';
const NAMED = `(?:${DEVICE}|${SERVICE})(?![\\p{L}])`;

/**
 * Whole lines that phones and free mail services put under a mail. Each is anchored, and tried on a short
 * line only.
 */
const ADVERTISEMENTS: readonly RegExp[] = [
  new RegExp(
    `^(?:sent|get) (?:from|with|using|via|by) (?:my |the |a |an |\\[)?(?:\\p{L}{1,20}[ ']){0,2}${NAMED}.{0,90}$`,
    'iu',
  ),
  /^get (?:outlook|proton ?mail|bluemail|spark)(?![\p{L}]).{0,90}$/iu,
  new RegExp(
    `^envoyé (?:de|depuis|à partir d[eu]|à partir d'|avec|via|par|grâce à) ?(?:mon |ma |l'|la |le |une? |\\[)?(?:[\\p{L}']{1,20}[ /]){0,4}\\[?${NAMED}.{0,90}$`,
    'iu',
  ),
  /^(?:obtenez|télécharger|obtenir|téléchargez) outlook(?![\p{L}]).{0,90}$/iu,
  new RegExp(
    `^(?:von|mit) meine[mr]?(?:/meine[mr])? .{0,30}${NAMED}.{0,40} (?:gesendet|versendet)\\.?$`,
    'iu',
  ),
  new RegExp(
    `^(?:gesendet|versendet|diese (?:nachricht|e-?mail) wurde) (?:von|mit|über|via) (?:.{1,30} )?\\[?${NAMED}.{0,90}$`,
    'iu',
  ),
  /^(?:holen sie sich |laden sie |beziehen sie )?outlook für (?:ios|android|mac)(?![\p{L}]).{0,90}$/iu,
  new RegExp(`^enviado desde (?:mi |el )?(?:.{1,20} )?${NAMED}.{0,80}$`, 'iu'),
  new RegExp(`^inviato da(?:l| |lla )?(?:mio )?(?:.{1,20} )?${NAMED}.{0,80}$`, 'iu'),
  new RegExp(`^(?:verzonden|verstuurd) (?:vanaf|met|van|via) (?:mijn )?(?:.{1,20} )?${NAMED}.{0,80}$`, 'iu'),
  /^(?:virus-free|virenfrei|garanti sans virus|sans virus|libre de virus)\b\.?.{0,20}(?:www\.|avast|avg|norton|<).{0,80}$/iu,
  /^(?:please (?:consider|think of) the environment before printing|pensez à l'environnement avant d'imprimer|bitte denken sie an die umwelt).{0,100}$/iu,
];

/** A line that a phone or a mail service puts under each mail. */
export function isAdvertisement(line: string): boolean {
  const text = line.trim().replaceAll('’', "'");
  return text !== '' && text.length <= LONGEST_LINE && ADVERTISEMENTS.some((pattern) => pattern.test(text));
}

/** RFC 3676 §4.3, with or without its space, which many servers eat. */
export function isSignatureMark(line: string): boolean {
  return line === '-- ' || line === '--';
}

const NOTICE_BEGINS =
  /^[*_(\s]*(?:disclaimer|confidentiality notice|confidential(?:ity)? ?:|avis de confidentialité|vertraulichkeitshinweis|haftungsausschluss|(?:th(?:is|e information (?:contained )?in this)|the contents of this|ce(?:t| présent)?|cette|le présent|les informations contenues dans ce|diese[rs]?|der inhalt dieser|die in dieser) (?:présent )?(?:e-?mail|message|courriel|mail|nachricht|transmission|communication|mitteilung))(?![\p{L}])/iu;
const NOTICE_SAYS = /confiden|vertraulich|privileged/i;
const NOTICE_MEANS =
  /intended|addressee|recipient|destinataire|destiné|usage exclusif|bestimmt|empfänger|adressat|in error|par erreur|irrtümlich/i;

/** A legal notice: it names the mail, its secrecy and its reader, as no customer writes of an order. */
export function isNotice(paragraph: string): boolean {
  const text = paragraph.slice(0, LONGEST_NOTICE);
  return NOTICE_BEGINS.test(text) && NOTICE_SAYS.test(text) && NOTICE_MEANS.test(text);
}

/** A further paragraph of a legal notice: what to do when it reached the wrong person. */
export function noticeGoesOn(paragraph: string): boolean {
  const text = paragraph.slice(0, LONGEST_NOTICE);
  return (
    /^(?:if you|any|si vous|toute|wenn sie|falls sie|sollten sie|haben sie|jede)(?![\p{L}])/iu.test(text) &&
    NOTICE_MEANS.test(text)
  );
}
