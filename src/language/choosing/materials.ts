import { fold } from '../reading/text.ts';

/* What things are made of, by concept: the words of every language a shop may tell of it in, and how English and French say it. */

interface Material {
  en: string;
  fr: string;
  /** Folded stems. */
  words: RegExp;
}

const made = (en: string, fr: string, words: string): Material => ({
  en,
  fr,
  words: new RegExp(`^(?:${words})$`),
});

const MATERIALS: readonly Material[] = [
  made('silk', 'soie', 'silk|silken|soies?|seide|zijde|seda|seta'),
  made('cashmere', 'cachemire', 'cashmere|cachemires?|kaschmir|kasjmier|cachemir'),
  made('merino', 'mérinos', 'merinos?'),
  made('wool', 'laine', 'wool|woolen|woollen|woolly|laines?|wolle|wol|lana'),
  made('linen', 'lin', 'linen|lins?|leinen|linnen|lino|linho'),
  made('cotton', 'coton', 'cotton|cotons?|baumwolle|katoen|algodon|cotone|algodao'),
  made('leather', 'cuir', 'leather|cuirs?|leder|cuero|piel|pelle|couro'),
  made('suede', 'daim', 'suede|daim|nubuck|velourslede?r|wildleder|ante|camoscio|camurca'),
  made('velvet', 'velours', 'velvet|velours|samt|fluweel|terciopelo|velluto|veludo|corduroy'),
  made('denim', 'denim', 'denim'),
  made('viscose', 'viscose', 'viscose|viskose|viscosa'),
  made('satin', 'satin', 'satin|satine|satinado|raso|cetim'),
  made('lace', 'dentelle', 'lace|dentelles?|spitze|kant|encaje|pizzo|renda'),
  made('polyester', 'polyester', 'polyester|poliester'),
];

/** What a word says of what something is made of, by its English name; null for other words. */
export function materialOf(word: string): string | null {
  const folded = fold(word);
  return MATERIALS.find(({ words }) => words.test(folded))?.en ?? null;
}

/** As a language says it, and in English for those that have no words here. */
export function materialIn(concept: string, language: string): string {
  const material = MATERIALS.find(({ en }) => en === concept);
  return (language === 'fr' ? material?.fr : material?.en) ?? concept;
}

/** Everything that a text says something is made of. */
export function materialsTold(text: string): Set<string> {
  return new Set((fold(text).match(/\p{L}+/gu) ?? []).flatMap((word) => materialOf(word) ?? []));
}
