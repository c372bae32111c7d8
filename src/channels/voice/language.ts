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
