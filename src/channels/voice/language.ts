/**
 * The code that speech engines know for a session's language: its own region where they have it, else the usual one; English
 * where they do not speak it. An unknown code would end the call.
 */
export function spokenLanguage(locale: string): string {
  const wanted = locale.replace('_', '-').toLowerCase();
  const codes = LANGUAGES.get(wanted.split('-')[0] ?? '') ?? ['en-US'];
  return codes.find((code) => code.toLowerCase() === wanted) ?? codes[0];
}

/** Codes that both transcription and speech accept by default, the usual one first. */
const LANGUAGES = new Map<string, [string, ...string[]]>([
  ['en', ['en-US', 'en-GB', 'en-AU', 'en-IN']],
  ['fr', ['fr-FR', 'fr-CA']],
  ['de', ['de-DE']],
  ['es', ['es-ES', 'es-US']],
  ['it', ['it-IT']],
  ['nl', ['nl-NL', 'nl-BE']],
  ['pt', ['pt-PT', 'pt-BR']],
]);

/** What is spoken in a country (ISO 3166 alpha-2), by primary subtag, the most usual first. */
export function languagesOfCountry(country: string | null): string[] {
  return COUNTRIES.get(country ?? '')?.split(' ') ?? [];
}

const COUNTRIES = new Map<string, string>([
  ...['GB', 'IE', 'US', 'AU', 'NZ', 'IN', 'ZA', 'SG', 'MT'].map((code) => [code, 'en'] as const),
  ...['FR', 'MC', 'GP', 'MQ', 'RE', 'GF', 'YT', 'SN', 'CI'].map((code) => [code, 'fr'] as const),
  ...['DE', 'AT', 'LI'].map((code) => [code, 'de'] as const),
  ...['ES', 'MX', 'AR', 'CO', 'CL', 'PE'].map((code) => [code, 'es'] as const),
  ...['PT', 'BR', 'AO', 'MZ'].map((code) => [code, 'pt'] as const),
  ...['IT', 'SM', 'VA'].map((code) => [code, 'it'] as const),
  ['NL', 'nl'],
  ['CA', 'en fr'],
  ['BE', 'nl fr de'],
  ['CH', 'de fr it'],
  ['LU', 'fr de'],
]);
