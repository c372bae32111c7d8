import { languageOf } from './index.ts';
import type { MailTexts, PartialLanguage } from './language.ts';
import { languages, others } from './roster.ts';

/*
 * What a channel needs beside the words of a reply, also in languages that the engine does not speak: a model
 * may.
 */

function known(locale: string): PartialLanguage | undefined {
  const tag = locale.toLowerCase().split(/[-_]/)[0];
  return [...languages, ...others].find((language) => language.tag === tag);
}

/** The words of a mail for a BCP 47 locale, and the language they are in; English where there are none. */
export function mailTexts(locale: string): MailTexts & { language: string } {
  const { tag, mail } = known(locale) ?? languages[0];
  return mail ? { ...mail, language: tag } : { ...languages[0].mail, language: languages[0].tag };
}

/** What opens a list of answers on WhatsApp. */
export function listButton(locale: string): string {
  return languageOf(locale).listButton;
}

/**
 * The code that speech engines know for a session's language: its own region where they have it, else the
 * usual one; English where they do not speak it. An unknown code would end the call.
 */
export function spokenLanguage(locale: string): string {
  const wanted = locale.replace('_', '-').toLowerCase();
  const { speech } = known(locale) ?? languages[0];
  return speech.find((code) => code.toLowerCase() === wanted) ?? speech[0];
}

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
