/*
 * Numbers that carriers give to parcels: S10 of the Universal Postal Union (two letters, nine figures, a
 * country), UPS (1Z), Colissimo and Chronopost (13 signs that begin with a figure and a letter, or 2 letters
 * and 11 figures), DHL (JD, JJD), GLS and others by the word before them.
 */
const FORMS = [
  /\b[A-Z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?[A-Z]{2}\b/gi,
  /\b1Z[ ]?[0-9A-Z]{3}[ ]?[0-9A-Z]{3}[ ]?\d{2}[ ]?\d{4}[ ]?\d{4}\b/gi,
  /\b\d[A-Z]\d{11}\b/gi,
  /\bJ?JD[ ]?\d{16,20}\b/gi,
  /\b(?:MR|XF|XZ|XY|XN|XA|DPD|GLS|TBA|H\dX?)-?\d{7,16}\b/gi,
];

/** A run of signs that may be any carrier's: where words say that it is one. */
const ANY = /\b(?=[A-Z]{0,4}\d)[A-Z0-9]{8,30}\b/gi;
const LEAD = /(?:tracking|suivi|colis|parcel|consignment|colissimo|chronopost)[^.!?\n\d]{0,24}$/i;

/** Where tracking numbers stand in a text. */
export function trackingIn(text: string): { start: number; end: number }[] {
  const places = FORMS.flatMap((form) => [...text.matchAll(form)]).map(placeOf);
  for (const match of text.matchAll(ANY)) {
    const digits = match[0].replace(/\D/g, '').length;
    if (digits >= 8 && LEAD.test(text.slice(Math.max(0, match.index - 40), match.index)))
      places.push(placeOf(match));
  }
  places.sort((a, b) => a.start - b.start);
  return places.filter(({ start }, i) => places.slice(0, i).every((other) => other.end <= start));
}

function placeOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
