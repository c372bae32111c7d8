/** A name as people write it: capitals, particles, hyphens and apostrophes. */
const WORD = String.raw`\p{Lu}[\p{L}'’-]{0,30}`;
const NAME = `${WORD}(?: (?:(?:de|du|des|la|le|van|von|der|den|di|da|dos|al|el|bin|ben|O') ){0,2}${WORD}){0,3}`;

/** What is said before one's own name, in the languages that are understood; titles go before any name. */
const INTRODUCES = String.raw`(?:\b[Mm]y (?:full )?name(?: is|'s)|\b[Nn]ame(?: is)?:|\b[Tt]his is|\b[Uu]nder (?:the name(?: of)?)|\b[Oo]rdered (?:by|under)|[Jj]e m'appelle|[Jj]e suis|[Mm]on nom(?: est|,? c'est)|[Nn]om ?:|[Aa]u nom de|[Ii]ci|[Cc]'est) `;
const INTRODUCED = new RegExp(
  String.raw`${INTRODUCES}(?:(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Mme|Mlle|M|Madame|Monsieur)\.? )?(${NAME})`,
  'gu',
);
const TITLES = String.raw`(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Mme|Mlle|M\.|Madame|Monsieur|Docteur)\.? `;
const TITLED = new RegExp(String.raw`(?<![\p{L}.])${TITLES}(${NAME})`, 'gu');
/** "I'm Priya Patel": two capitals and nothing but a pause behind them, since "I'm Super Happy with it" is none. */
const I_AM = new RegExp(
  String.raw`(?:^|[.!?,;] ?)[Ii](?:'|’| a)m (${WORD} ${WORD})(?=[.,;!?\n]|$| (?:and|from|here|calling|with order)\b)`,
  'gu',
);
/** A signature: a short line of names alone, after the last line break. */
const SIGNED = new RegExp(`\\n[ \\t]*(?:[-–—] ?)?(${NAME})[ \\t.]*$`, 'u');
const CLOSES =
  '(?:[Rr]egards|[Ww]ishes|[Tt]hanks|[Tt]hank you|[Cc]heers|[Ss]incerely|[Bb]est|[Cc]ordialement|[Mm]erci|[Ss]alutations|[Bb]ien à vous),? ';
const CLOSED = new RegExp(String.raw`${CLOSES}(${NAME})[ \t.]*$`, 'u');
/** What goes before a name in each of them. Patterns of letters take a millisecond each to compile, and most messages name nobody. */
const BEFORE = {
  introduced: new RegExp(INTRODUCES),
  titled: new RegExp(TITLES),
  iAm: /[Ii](?:'|’| a)m /,
  signed: /\n/,
  closed: new RegExp(CLOSES),
};
/** Looks like a name at the beginning of a sentence, and is none. */
const NO_NAME =
  /^(?:I|It|Super|So|Very|Really|Not|Just|Still|Happy|Sorry|The|This|My|Your|Order|Commande|Je|La|Le|Les|Mon|Ma|Bonjour|Hello|Hi|Merci|Thanks|Where|When|What|How|Can|Please|Ok|Non|Oui|Yes|No|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|DHL|UPS|DPD|GLS|TTC|SAV|URGENT|HELP|UK|US|EU|FR|Paris|London)$/iu;

/** Where people are named in a text, with the name as it stands there. */
export function peopleIn(text: string): { start: number; end: number }[] {
  const found = [
    ...(BEFORE.introduced.test(text) ? text.matchAll(INTRODUCED) : []),
    ...(BEFORE.titled.test(text) ? text.matchAll(TITLED) : []),
    ...(BEFORE.iAm.test(text) ? text.matchAll(I_AM) : []),
    ...[
      BEFORE.signed.test(text) ? SIGNED.exec(text) : null,
      BEFORE.closed.test(text) ? CLOSED.exec(text) : null,
    ].filter((match) => match !== null),
  ].flatMap((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(name);
    return NO_NAME.test(name.split(' ')[0] ?? '') ? [] : [{ start, end: start + name.length }];
  });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(({ start }, i) => found.slice(0, i).every((other) => other.end <= start));
}
