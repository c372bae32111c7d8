import { isHidden } from './style/hiding.ts';

/*
 * Where clients say themselves what is quoted and what is a signature: ids and classes in lower case. Outlook
 * puts `x_` before those of the mail it quotes.
 */

/**
 * Everything from here to the end is the mail that is answered: Outlook on the web and its apps, Outlook for
 * Mac.
 */
const QUOTE_FOLLOWS = new Set([
  'appendonsend',
  'divrplyfwdmsg',
  'mail-editor-reference-message-container',
  'olk_src_body_section',
  'reply-intro',
  'zwchr',
  'aqm-original',
  'ms-outlook-mobile-reference-message',
]);
/**
 * The element is quoted: Gmail's and Thunderbird's attribution lines, the quotes of Yahoo, Proton, Zoho, GMX,
 * Tutanota.
 */
const QUOTES = new Set([
  'gmail_attr',
  'moz-cite-prefix',
  'yahoo_quoted',
  'protonmail_quote',
  'zmail_extra',
  'tutanota_quote',
  'quote-header',
]);
/**
 * The element is quoted until its first blockquote ends; what follows in it may be answers between the
 * quotes.
 */
const QUOTE_CONTAINERS = new Set(['gmail_quote', 'gmail_quote_container']);
const SIGNATURES = new Set([
  'gmail_signature',
  'gmail_signature_prefix',
  'moz-signature',
  'signature',
  'ms-outlook-mobile-signature',
  'ymail_android_signature',
  'ymail_ios_signature',
  'applemailsignature',
  'protonmail_signature_block',
  'yahoo-signature',
  'composer_signature',
  'mail-app-auto-default-signature',
]);
/** Elements that are never shown as text. */
const NEVER_SHOWN = new Set(
  'head template noscript select datalist svg math object audio video canvas dialog details'.split(' '),
);
/** Of these, those that an attribute shows. */
const SHOWN_OPEN = new Set(['dialog', 'details']);

/** What an element does to the text in it. */
export type Effect = 'hidden' | 'quote' | 'container' | 'signature';

/** True for the ids after which everything is quoted. */
export function quoteFollows(id: string): boolean {
  return QUOTE_FOLLOWS.has(id);
}

/** What an element's name, id, classes and style do to the text in it. `id` and `rules` in lower case. */
export function effectOf(
  name: string,
  id: string,
  classes: ReadonlySet<string>,
  attributes: ReadonlyMap<string, string>,
  rules: ReadonlyMap<string, string>,
): Effect | null {
  const never = NEVER_SHOWN.has(name) && !(SHOWN_OPEN.has(name) && attributes.has('open'));
  if (never || attributes.has('hidden') || attributes.get('aria-hidden')?.toLowerCase() === 'true')
    return 'hidden';
  if (isHidden(rules)) return 'hidden';
  const any = (set: ReadonlySet<string>) =>
    set.has(id) || [...classes].some((one) => set.has(one.replace(/^x_/, '')));
  if (name === 'blockquote') return 'quote';
  if (any(QUOTES) || attributes.get('name') === 'quote') return 'quote';
  if (any(QUOTE_CONTAINERS)) return 'container';
  return any(SIGNATURES) ? 'signature' : null;
}

/** The rules of an inline style, names and values in lower case; `important`: those alone that say so, or those that do not. */
export function rulesOf(style: string, important?: boolean): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const rule of style ? unescaped(uncommented(style.toLowerCase())).split(';') : []) {
    const colon = rule.indexOf(':');
    if (colon < 1) continue;
    const given = rule.slice(colon + 1);
    const value = given.replace(/!\s{0,5}important/, '');
    if (important !== undefined && important !== (value !== given)) continue;
    rules.set(rule.slice(0, colon).trim(), value.trim());
  }
  return rules;
}

/** CSS Syntax, section 4.3.7: a backslash and up to six digits, or the character itself. */
function unescaped(css: string): string {
  if (!css.includes('\\')) return css;
  return css.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gs, (_, code?: string, character?: string) =>
    code
      ? String.fromCodePoint(Math.min(Number.parseInt(code, 16) || 0xfffd, 0x10ffff)).toLowerCase()
      : (character ?? ''),
  );
}

/** CSS without its comments, which may stand inside a rule. */
export function uncommented(css: string): string {
  const [first = '', ...parts] = css.split('/*');
  return (
    first + parts.map((part) => (part.includes('*/') ? part.slice(part.indexOf('*/') + 2) : '')).join('')
  );
}
