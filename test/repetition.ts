import type { Channel } from '../src/conversation/values.ts';

/*
 * Repetition, as the field counts it: the times a customer was asked for what the thread already held. Every
 * sentence sent is read, in English and French, for what it asks of the customer. The reader is independent
 * of the brain that wrote it.
 */

/** What a customer can be asked for. */
export type Datum =
  /** The number, to be typed or said. */
  | 'order number'
  /** Which of the customer's orders, to choose from. */
  | 'which order'
  | 'item'
  | 'email'
  | 'phone'
  | 'postcode'
  | 'address'
  | 'name'
  /** The size or colour the customer has. */
  | 'size'
  /** The size or colour the customer wants instead. */
  | 'wanted'
  | 'problem'
  /** What it is about. */
  | 'topic'
  /** What the customer wants, asked as an opening question. */
  | 'wish'
  /** Exchange or money back. */
  | 'settlement'
  /** Whether a return is to be begun. */
  | 'return'
  | 'carrier'
  | 'language'
  | 'code'
  /** Another way to prove identity: from where to write or call, or to sign in. */
  | 'identity';

export interface Ask {
  what: Datum;
  sentence: string;
}

/** A message that left, and what the thread held that its session may draw on. */
export interface Outgoing {
  channel: Channel;
  session: string;
  text: string;
  holds: ReadonlySet<Datum>;
}

export interface Repetition {
  sentences: number;
  asks: Ask[];
  /** What was asked although it was held: the goal is none. */
  repeated: Ask[];
  /** What was asked to establish identity, one for each message that did: by session. */
  proofs: { session: string; what: Datum; sentence: string }[];
}

/** What proves who the customer is, the smallest first. */
const PROOFS: readonly Datum[] = ['order number', 'email', 'phone', 'postcode', 'code', 'identity'];

/** Reads a story's outgoing messages in order. */
export function repetitionOf(outgoing: readonly Outgoing[]): Repetition {
  const read = outgoing.map((message) => ({ message, asks: asksIn(message.text) }));
  return {
    sentences: outgoing.reduce((count, { text }) => count + sentencesOf(text).length, 0),
    asks: read.flatMap(({ asks }) => asks),
    repeated: read.flatMap(({ message, asks }) => asks.filter(({ what }) => message.holds.has(what))),
    proofs: read.flatMap(({ message, asks }) => {
      const wanted = PROOFS.map((what) => asks.find((ask) => ask.what === what)).find(Boolean);
      return wanted ? [{ session: message.session, ...wanted }] : [];
    }),
  };
}

/** What a text asks its reader for. */
export function asksIn(text: string): Ask[] {
  return sentencesOf(text).flatMap((sentence) => {
    const plain = plainly(sentence);
    const asked = new Set([
      ...named(plain),
      ...PATTERNS.flatMap(([what, as]) => (as.test(plain) ? [what] : [])),
    ]);
    // "Which order" beside its number is one question, and so is "an order, an exchange or a refund?".
    if (asked.has('order number')) asked.delete('which order');
    if (asked.has('topic')) asked.delete('settlement');
    return [...asked].map((what) => ({ what, sentence }));
  });
}

/** A text by its sentences, as a reader takes them: paragraphs, and what ends with a mark. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["»”)]?)\s+(?=[^\s?!:;])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

function plainly(sentence: string): string {
  return sentence
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[*_#]/g, '')
    .trim();
}

/** Things that are asked for by their name. */
const THINGS: readonly [Datum, string][] = [
  [
    'order number',
    'order (?:number|reference|id|code|no\\b)|(?:number|reference|id) (?:of|for) (?:your|the|this) order|purchase number|(?:numéro|n°|référence|code)(?: de| de la| de votre)? commande',
  ],
  ['email', '(?:e-?mail|mail)(?: address)?|(?:adresse )?(?:e-?mail|mail|courriel|électronique)'],
  [
    'phone',
    '(?:phone|telephone|mobile)(?: number)?|numéro de (?:téléphone|portable|mobile)|téléphone|numéro (?:où|auquel)',
  ],
  ['postcode', 'post ?code|postal code|zip(?: code)?|code postal'],
  [
    'address',
    '(?:delivery |shipping |postal |home |street )address|address|adresse(?: de livraison| postale)?(?! e-?mail| mail| électronique)',
  ],
  ['name', '(?:first |last |full |family |sur)?names?(?! of)|nom(?: de famille)?|prénom'],
  [
    'code',
    '(?:6|six)[- ](?:digit|figure) code|(?:verification |security )?code(?! postal)(?! de commande)|code (?:reçu|à (?:6|six) chiffres)',
  ],
  ['carrier', 'carrier|transporteur'],
];

/** Words after which a thing is no longer what is asked for, but where or how something else goes. */
const ASIDE =
  /^(?:to|at|from|into?|by|until|when|if|that|whether|so|because|about|à|au|aux|depuis|dans|par|jusqu'.*|quand|si|que|pour|sur|chez)$/u;
/** At most so many words lie between the request and the thing. */
const NEAR = 14;
const GIVE_EN =
  '(?:give|tell|send|provide|share|confirm|specify|remind|repeat|indicate|state|check|spell|enter|type|quote|note|read|look up|resend|supply|let (?:me|us) (?:know|have))';
const GIVE_FR =
  '(?:donner|indiquer|communiquer|préciser|confirmer|fournir|rappeler|transmettre|envoyer|redonner|partager|vérifier|répéter|épeler|dire|saisir|noter|laisser|retrouver)';
const IMPERATIVE_FR =
  '(?:donnez|indiquez|communiquez|précisez|confirmez|fournissez|rappelez|transmettez|envoyez|redonnez|vérifiez|répétez|épelez|dites|saisissez|laissez)';

/** Where a request for something begins; what is asked for follows. */
const FRAMES: readonly string[] = [
  `(?:could|can|would|will|might) you (?:(?:please|also|just|kindly|perhaps|first|quickly|maybe|possibly|then) )*${GIVE_EN}`,
  `(?:may|could|can|might) (?:i|we) (?:(?:please|also|just|first|quickly|then) )*(?:have|get|ask(?: for| you for)?|know|take|note)`,
  `do you (?:(?:still|happen to|also|perhaps|by any chance) )*(?:have|know|remember|recall)`,
  `(?:^|[,;:–—-] |\\bplease |\\bso |\\bthen |\\bjust |\\bkindly |\\bfirst |\\band )(?:reply with|answer with|${GIVE_EN})`,
  `(?:i|we)(?:'ll|'d| will| would| do| also| still| just| only)* (?:need|require)(?: to (?:have|know|check|confirm))?`,
  `would you mind (?:giving|telling|sending|sharing|confirming|repeating)`,
  `(?:all )?i(?:'m| am) (?:still )?missing (?:is )?`,
  `if you (?:could |can |would )?(?:give|tell|send|share|provide|have)`,
  `without `,
  `help(?: me| us)?(?: to| if i)? (?:have|had|know|knew)`,
  `what(?:'s| is| was| are) `,
  `(?:what|which) (?=(?:is |the |your )?)`,
  `how (?:do|would) you spell`,
  `(?:pourriez|pouvez|pourrais|voudriez|voulez)-vous (?:(?:s'il vous plaît|aussi|également|d'abord|juste|simplement|peut-être),? )*(?:bien )?(?:me |m'|nous |le |la |les )*${GIVE_FR}`,
  `vous (?:pouvez|pourriez) (?:me |m'|nous )${GIVE_FR}`,
  `(?:puis-je|pourrais-je|pourrait-on|est-ce que je (?:peux|pourrais)) (?:avoir|connaître|vous demander|savoir|noter)`,
  `(?:merci de|veuillez|prière de|il (?:me |nous )?(?:faut|faudrait)|afin de) (?:(?:bien|également|aussi) )*(?:vouloir )?(?:me |m'|nous )?${GIVE_FR}`,
  `${IMPERATIVE_FR}(?:-moi|-nous|-le-moi)?`,
  `(?:avez|auriez|connaissez)-vous(?: encore| toujours| bien)?|vous avez(?: encore)?|est-ce que vous (?:avez|connaissez)`,
  `il (?:me|nous) (?:faut|faudrait|manque|manquerait)(?: aussi| également| encore| juste)?`,
  `j'(?:ai|aurais|aurai)(?: aussi| encore| juste| également)? besoin`,
  `(?:nous aurions|nous avons) besoin`,
  `si vous (?:me |m'|nous )?(?:donnez|indiquez|communiquez|pouvez|avez)`,
  `sans `,
  `que(?:l|ls|lle|lles) (?:est|sont|était|serait) `,
  `(?:quel|quels|quelle|quelles) `,
  `(?:c'est|ce serait) quoi,? `,
  `comment (?:s'écrit|vous appelez)`,
];
const FRAME = new RegExp(FRAMES.map((frame) => `(?:${frame})`).join('|'), 'gu');
const EDGE = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };
const THING = THINGS.map(
  ([what, words]) => [what, new RegExp(`${EDGE.before}(?:${words})${EDGE.after}`, 'gu')] as const,
);
/** "Your order number?", "Votre e-mail, s'il vous plaît." */
const ALONE = new RegExp(
  `^(?:(?:and|et|ok|so|alors|merci|thanks)[,. ]+)*(?:(?:your|the|votre|le|la|l'|vos) ?)?(?:${THINGS.map(([, words]) => words).join('|')})(?:,? (?:please|s'il vous plaît|svp|complet|exacte?))?\\s?[?.:]?$`,
  'u',
);
/** Sentences with these frames ask only when they end as a question. */
const QUESTION_ONLY =
  /^(?:what|which|que|quel|do you|avez|auriez|connaissez|vous avez|est-ce|could|can|may|might|would|will|pourriez|pouvez|puis|pourrai|voudriez|voulez|vous p)/u;

function named(plain: string): Datum[] {
  const question = plain.includes('?');
  const found = new Set<Datum>();
  const things = thingsIn(plain);
  if (ALONE.test(plain)) for (const { what } of things) found.add(what);
  for (const frame of plain.matchAll(FRAME)) {
    if (QUESTION_ONLY.test(frame[0]) && !question) continue;
    const from = frame.index + frame[0].length;
    for (const { what, at } of things) {
      if (at < from - 1) continue;
      const between = plain.slice(from, at);
      const words = between.match(/[^\s,;:]+/gu) ?? [];
      if (/[.?!]/.test(between) || words.length > NEAR || words.some((word) => ASIDE.test(word))) continue;
      found.add(what);
    }
  }
  return [...found];
}

/** Where things are named; "e-mail address" is one thing, and no postal address. */
function thingsIn(plain: string): { what: Datum; at: number }[] {
  const taken: [number, number][] = [];
  const things: { what: Datum; at: number }[] = [];
  for (const [what, pattern] of THING) {
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some(([from, to]) => start < to && end > from)) continue;
      taken.push([start, end]);
      things.push({ what, at: start });
    }
  }
  return things;
}

/** What is asked for in words of its own. */
const PATTERNS: readonly [Datum, RegExp][] = [
  ['which order', /\b(?:which|what) (?:order|one of your orders|purchase)\b[^.!]*\?/u],
  ['which order', /\bwhich (?:one|of them|of these|of those)\b[^?]*\border\b[^?]*\?/u],
  [
    'which order',
    /(?:de|pour|sur|au sujet de|concernant) (?:quelle|laquelle)(?: de vos)?(?: commandes?)?[^.!?]*(?:s'agit-il|parlez-vous|concerne|votre demande|s'agit|appelez)[^?]*\?/u,
  ],
  ['which order', /\bquelle (?:commande|est la commande)\b[^.!]*\?/u],
  ['item', /\bwhich (?:item|article|product|piece|garment)\b[^.!]*\?/u],
  ['item', /\bwhich (?:one|of them) do you mean(?![^?]*\border\b)[^?]*\?/u],
  [
    'item',
    /\bwhat (?:did you (?:order|buy|receive)|have you (?:ordered|bought)|item|article|product)\b[^.!]*\?/u,
  ],
  ['item', /\bhow many of the \d+\b[^?]*\?/u],
  ['item', /\bcombien souhaitez-vous en\b[^?]*\?/u],
  ['item', /\b(?:quel|de quel|pour quel|sur quel) (?:article|produit|modèle|vêtement)\b[^.!]*\?/u],
  ['item', /qu'(?:avez-vous|est-ce que vous avez) (?:commandé|acheté|reçu)[^.!]*\?/u],
  ['item', /\bhow many of the \d+ [^.!]*\?/u],
  ['item', /\bsur les \d+ articles [^.!]*combien\b[^.!]*\?/u],
  [
    'size',
    /\b(?:what|which) size (?:did you (?:order|buy|get|receive)|do you have|have you|is (?:it|yours|the one))[^.!]*\?/u,
  ],
  [
    'size',
    /\b(?:quelle taille|dans quelle taille|en quelle taille) (?:avez-vous|aviez-vous|est-(?:ce|elle|il)|l'avez-vous)[^.!]*\?/u,
  ],
  [
    'wanted',
    /\b(?:which|what) (?:one|size|colour|color)\b[^.!?]*\b(?:would you|do you (?:want|need|prefer)|shall i|should i|suits)[^.!]*\?/u,
  ],
  ['wanted', /\bwhat should i exchange[^.!]*\?/u],
  ['wanted', /\b(?:tell|let) (?:me|us)(?: know)? (?:the|which|what) (?:new )?(?:size|colour|color)/u],
  [
    'wanted',
    /\b(?:quelle|dans quelle|en quelle) (?:taille|couleur|pointure)[^.!?]*(?:souhait|voul|préfér|désir|faut|conviendrait)[^.!]*\?/u,
  ],
  ['wanted', /contre quoi [^.!]*\?/u],
  ['wanted', /\bdites-moi (?:la|quelle) (?:taille|couleur|pointure)/u],
  [
    'problem',
    /\bwhat(?:'s| is| was|'s been| seems to be| seems)? (?:exactly )?(?:is )?(?:wrong|the (?:problem|issue|matter|reason|trouble|defect)|happened|not right)\b[^.!]*\?/u,
  ],
  ['problem', /\bwhat happened\b[^.!]*\?/u],
  ['problem', /\bwhy (?:do|would|are|did) you (?:want|like|wish|return|send)[^.!]*\?/u],
  [
    'problem',
    /\b(?:tell me|describe|explain)(?: to me| us)? (?:what(?:'s| is) wrong|what happened|the (?:problem|issue|reason)|why you)/u,
  ],
  ['problem', /\b(?:is it|are they) too (?:small|tight|short) or too (?:big|large|long)[^.!]*\?/u],
  [
    'problem',
    /\bquel(?:le)? (?:est|serait) (?:le problème|la raison|le motif|le souci|la difficulté)(?! de (?:votre|cet) (?:appel|message|demande))[^.!]*\?/u,
  ],
  [
    'problem',
    /\b(?:que s'est-il passé|qu'est-ce qui (?:ne va pas|cloche|s'est passé)|qu'est-il arrivé)[^.!]*\?/u,
  ],
  ['problem', /\bpourquoi (?:souhaitez|voulez|désirez|voudriez)-vous[^.!]*\?/u],
  ['problem', /\b(?:expliquez|décrivez|dites)-moi (?:ce qui|le problème|pourquoi|la raison)/u],
  [
    'problem',
    /(?:est-ce|est-elle|est-il|sont-(?:ils|elles)) trop (?:petit|grand|serré|court)e?s? ou trop (?:petit|grand|large|long)e?s?[^.!]*\?/u,
  ],
  [
    'topic',
    /\bwhat(?:'s| is| was|'s all)? (?:it|this|that|your (?:question|message|request|call|inquiry)|the matter)? ?(?:is |was )?(?:all )?(?:about|regarding|concerning)\b[^.!]*\?/u,
  ],
  ['topic', /\bwhat (?:are|were) you (?:calling|writing|contacting us) (?:about|for)[^.!]*\?/u],
  ['topic', /\bwhat (?:can|would) (?:you )?(?:tell me )?(?:your|the) (?:question|request) (?:is|be)\b/u],
  ['topic', /\bis it about (?:an order|your order|order|a return)\b[^.!]*\?/u],
  ['topic', /\b(?:remind|tell) (?:me|us) (?:again )?what (?:it|this) (?:is|was) about/u],
  ['topic', /\bde quoi (?:s'agit-il|s'agissait-il|est-il question|parlez-vous|s'agit)[^.!]*\?/u],
  [
    'topic',
    /(?<!\p{L})(?:à quel sujet|c'est à quel sujet|quel est (?:l'objet|le sujet|le motif) de (?:votre|cet) (?:appel|message|demande))[^.!]*\?/u,
  ],
  ['topic', /\bvotre question porte-t-elle\b[^.!]*\?/u],
  ['topic', /\b(?:me )?rappeler (?:de quoi|ce dont|l'objet|le sujet)/u],
  [
    'wish',
    /\b(?:how (?:can|may) (?:i|we) help|what (?:can|may) (?:i|we) do for you|what would you like(?: me)? to (?:do|change))\b[^.!]*\?/u,
  ],
  [
    'wish',
    /\b(?:comment puis-je vous aider|que puis-je faire pour vous|en quoi puis-je vous (?:aider|être utile)|qu'aimeriez-vous)\b[^.!]*\?/u,
  ],
  ['settlement', /\b(?:exchange|swap)\b[^.!]*\b(?:or|rather)\b[^.!]*\b(?:refund|money back)\b[^.!]*\?/u],
  ['settlement', /\b(?:refund|money back)\b[^.!]*\bor\b[^.!]*\b(?:exchange|swap)\b[^.!]*\?/u],
  ['settlement', /\btell (?:me|us) whether you (?:would like|want|prefer)[^.!]*\b(?:exchange|refund)/u],
  ['settlement', /échang[^.!]*\bou\b[^.!]*rembours[^.!]*\?/u],
  ['settlement', /rembours[^.!]*\bou\b[^.!]*échang[^.!]*\?/u],
  [
    'settlement',
    /\bdites-moi (?:simplement )?si vous (?:préférez|souhaitez|voulez)[^.!]*(?:échange|rembours)/u,
  ],
  [
    'return',
    /\b(?:shall|should|may|can) i (?:start|open|begin|launch|set up)(?: with)? (?:the|a|your|this) return\b[^.!]*\?/u,
  ],
  [
    'return',
    /\b(?:que je (?:lance|lancer|démarre|commence|ouvre)|dois-je (?:lancer|ouvrir|démarrer)) (?:le|un|votre|ce) retour\b[^.!]*\?/u,
  ],
  [
    'return',
    /\bi (?:can|would also) open a return\b|\b(?:je peux|puis-je|je pourrais aussi) ouvrir un retour\b/u,
  ],
  ['language', /\b(?:which|what) language\b[^.!]*\?|\bdo you speak (?:english|french)\b/u],
  ['language', /\b(?:quelle|en quelle|dans quelle) langue\b[^.!]*\?|\bparlez-vous (?:français|anglais)\b/u],
  [
    'name',
    /\b(?:who am i (?:speaking|talking) (?:to|with)|who is (?:calling|speaking)|whom am i speaking)\b[^.!]*\?/u,
  ],
  ['name', /(?<!\p{L})(?:à qui ai-je l'honneur|qui est à l'appareil|comment vous appelez-vous)\b[^.!]*\?/u],
  ['name', /\b(?:under|in) (?:which|what) name\b[^.!]*\?|(?<!\p{L})à quel nom\b[^.!]*\?/u],
  ['identity', /\b(?:write to us from|answer from|call from|sign in on|log in (?:on|to))\b/u],
  ['identity', /(?<!\p{L})(?:écrivez-nous depuis|répondez depuis|appelez depuis|connectez-vous sur)\b/u],
];
