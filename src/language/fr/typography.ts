const NARROW = '\u202f';
const FIXED = '\u00a0';

/**
 * French as it is printed: curved apostrophes, and spaces that do not break before high punctuation, in
 * quotes and units.
 */
function written(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/[ \u00a0\u202f]([?!;])/g, `${NARROW}$1`)
    .replace(/[ \u202f]([:»%€])/g, `${FIXED}$1`)
    .replace(/« /g, `«${FIXED}`)
    .replace(/n° /g, `n°${FIXED}`)
    .replace(/(\d) (h|cm|jours?)(?=\P{L}|$)/gu, `$1${FIXED}$2`)
    .replace(/(?<=\d[\u00a0 ]h) (?=\d)/g, FIXED);
}

/** The same for a voice: no quotes, no space before punctuation, nothing that only eyes need. */
function voiced(text: string): string {
  return text
    .replace(/« ?| ?»|[«»]/g, '')
    .replace(/[ \u00a0\u202f]([?!;:])/g, '$1')
    .replace(/n°[ \u00a0]?/g, 'numéro ')
    .replace(/’/g, "'");
}

/**
 * Sets every text in a tree of texts and of functions that make them; what a `Say` that speaks asks for is
 * set for a voice.
 */
export function typeset<T>(texts: T, spoken = false): T {
  return set(texts, spoken) as T;
}

function set(value: unknown, spoken: boolean): unknown {
  if (typeof value === 'string') return spoken ? voiced(value) : written(value);
  if (typeof value === 'function') {
    return (...args: unknown[]) => set(value(...args), spoken || args.some(isSpoken));
  }
  if (Array.isArray(value)) return value.map((inner) => set(inner, spoken));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner, spoken)]));
}

function isSpoken(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'spoken' in value && value.spoken === true;
}
