import { fold, readable } from '../language/reading/text.ts';

/*
 * The plain yes and no of languages that have no grammar here: nothing but these words, with or without
 * "please" and "thanks". A word that means yes in one language and no in another is left out of both.
 */

/** Yes, no and manners by language. */
const WORDS: Readonly<Record<string, readonly [yes: string, no: string, manners: string]>> = {
  pl: ['tak|zgoda|dobrze|oczywiscie|zgadzam sie|jasne', 'nie|nie dziekuje', 'prosze|dziekuje'],
  cs: ['ano|souhlasim|dobre|jiste', 'nechci|ne dekuji', 'prosim|dekuji|diky'],
  sk: ['ano|suhlasim|dobre', 'nie|nie dakujem', 'prosim|dakujem'],
  sv: ['ja|japp|absolut|visst|okej|gor det', 'nej|nej tack', 'tack'],
  da: ['ja|jo tak|gerne|ja tak|selvfolgelig', 'nej|nej tak', 'tak'],
  nb: ['ja|ja takk|gjerne|selvfølgelig', 'nei|nei takk', 'takk'],
  fi: ['kylla|joo|juu|selva|sopii', 'ei|ei kiitos', 'kiitos'],
  et: ['jah', 'ei|ei aitah', 'palun|aitah'],
  lv: ['labi|piekritu', 'ne paldies', 'ludzu|paldies'],
  lt: ['taip|gerai|sutinku', 'ne aciu', 'prasau|aciu'],
  hu: ['igen|rendben|persze|jol van', 'nem|nem koszonom', 'kerem|koszonom'],
  ro: ['da|sigur|de acord|bine', 'nu|nu multumesc', 'va rog|multumesc'],
  bg: ['да|добре|съгласен|съгласна', 'не|не благодаря', 'моля|благодаря'],
  hr: ['da|moze|naravno|slazem se', 'ne hvala', 'molim|hvala'],
  sl: ['da|seveda|strinjam se', 'ne hvala', 'prosim|hvala'],
  sr: ['да|може|наравно', 'не|не хвала', 'молим|хвала'],
  ru: ['да|хорошо|конечно|согласен|согласна|давайте', 'нет|нет спасибо|не надо', 'пожалуйста|спасибо'],
  uk: ['так|добре|звичайно|згоден|згодна', 'ні|ні дякую', 'будь ласка|дякую'],
  el: ['ναι|ενταξει|συμφωνω|βεβαιως|φυσικα', 'οχι|οχι ευχαριστω', 'παρακαλω|ευχαριστω'],
  tr: ['evet|tamam|olur|tabii|kabul ediyorum', 'hayir|hayir tesekkurler|olmaz', 'lutfen|tesekkurler'],
  ar: ['نعم|اجل|موافق|ايوه|حسنا', 'لا|لا شكرا', 'من فضلك|شكرا'],
  he: ['כן|בסדר|בטח', 'לא|לא תודה', 'בבקשה|תודה'],
  fa: ['بله|اره|باشه|موافقم', 'نه|خیر|نه ممنون', 'لطفا|ممنون'],
  hi: ['हा|हां|हाँ|जी हाँ|ठीक है', 'नहीं|जी नहीं', 'कृपया|धन्यवाद'],
  bn: ['হ্যাঁ|ঠিক আছে', 'না|না ধন্যবাদ', 'ধন্যবাদ'],
  zh: ['是|是的|好|好的|可以|同意|对|行', '不|不是|不要|不用|不行|不用了', '谢谢|请'],
  ja: [
    'はい|ええ|お願いします|はいお願いします|了解です',
    'いいえ|いや|結構です|やめてください',
    'ありがとうございます',
  ],
  ko: ['네|예|네 그렇게 해주세요|좋아요|그래요', '아니요|아니오|아뇨', '감사합니다'],
  vi: ['vang|vang a|dong y|da dong y', 'khong|khong cam on', 'cam on'],
  th: ['ใช่|ตกลง|ได้|ครับ|ค่ะ', 'ไม่|ไม่ใช่|ไม่เอา', 'ขอบคุณ'],
  id: ['ya|iya|setuju|baik', 'tidak|tidak terima kasih|jangan', 'terima kasih|tolong'],
  ms: ['ya|setuju|boleh', 'tidak|tak nak', 'terima kasih'],
  ca: ['si us plau|endavant|d acord', 'no gracies', 'gracies|si us plau'],
  gl: ['si por favor|adiante', 'non grazas', 'grazas'],
  eu: ['bai|noski', 'ez|ez eskerrik asko', 'eskerrik asko|mesedez'],
  is: ['ja takk|endilega|allt i lagi', 'nei|nei takk', 'takk'],
  sq: ['po|dakord|ne rregull', 'jo faleminderit', 'faleminderit'],
};

/** Folded where accents are often left out; in other scripts a mark makes another word. */
function plain(text: string): string {
  const own = readable(text);
  const letters = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u.test(own) ? fold(own) : own;
  return letters
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Answers {
  yes: ReadonlySet<string>;
  no: ReadonlySet<string>;
  manners: ReadonlySet<string>;
}

const split = (words: string) => words.split('|').map(plain);
const byTag = new Map<string, Answers>(
  Object.entries(WORDS).map(([tag, [yes, no, manners]]) => [
    tag,
    { yes: new Set(split(yes)), no: new Set(split(no)), manners: new Set(split(manners)) },
  ]),
);

/** A word that is the plain no of any of these languages. */
export function saidNo(word: string): boolean {
  const said = plain(word);
  return [...byTag.values()].some(({ no }) => no.has(said));
}

/** The longest plain answer in any script, in characters. */
const LONGEST = 80;

/**
 * A message that is nothing but the yes or no of one of these languages, first of the one that is spoken;
 * null for all else.
 */
export function plainWord(text: string, tag: string): 'yes' | 'no' | null {
  if (text.length > LONGEST || /[?¿？؟"«»“”„‹›「」『』>]/.test(text)) return null;
  const said = plain(text);
  const own = byTag.get(tag);
  if (own) return answerIn(said, own);
  const answers = new Set(
    [...byTag.values()].map((one) => answerIn(said, one)).filter((one) => one !== null),
  );
  const polite = [...byTag.values()].some(({ manners }) => manners.has(said));
  const [only = null] = answers;
  return answers.size === 1 && !polite ? only : null;
}

function answerIn(said: string, { yes, no, manners }: Answers): 'yes' | 'no' | null {
  const joined = (rest: string) => (/\p{Script=Latin}/u.test(rest) ? rest : rest.replaceAll(' ', ''));
  const meaning = (rest: string) =>
    no.has(rest) || no.has(joined(rest)) ? 'no' : yes.has(rest) || yes.has(joined(rest)) ? 'yes' : null;
  for (const polite of manners) {
    if (meaning(said)) break;
    if (said.endsWith(` ${polite}`)) return answerIn(said.slice(0, -polite.length - 1), { yes, no, manners });
    if (said.startsWith(`${polite} `)) return answerIn(said.slice(polite.length + 1), { yes, no, manners });
  }
  return meaning(said);
}
