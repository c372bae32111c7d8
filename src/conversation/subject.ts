/*
 * Subjects of mails, in the languages that mail clients use for replies and forwards. Gateways put tags
 * before these prefixes.
 */

const TAG =
  /^\s*(?:\[(?:ext|extern|externe|external|external email|spam|suspect)\]|\*{2,5}\s?spam\s?\*{2,5})\s*/iu;
const COUNT = '(?:\\s?[[(^]\\d{1,3}[\\])]?)?';
const ANSWER = new RegExp(`^\\s*(?:re|aw|sv|vs|antw|réf?|rép|rif|res|odp|回复)\\.?${COUNT}\\s?[:：]`, 'iu');
const FORWARD = new RegExp(`^\\s*(?:fwd?|tr|wg|i|rv|enc|doorst|vl|转发)${COUNT}\\s?[:：]`, 'iu');

/** Whether a subject marks its mail as a reply ("Re:", "AW:", "RE :"). */
export function isAnswerSubject(subject: string): boolean {
  return ANSWER.test(untagged(subject));
}

/** Whether a subject marks its mail as forwarded ("Fwd:", "TR :", "WG:"). */
export function isForwardSubject(subject: string): boolean {
  return FORWARD.test(untagged(subject));
}

/** A subject without reply prefixes and tags; a forward's prefix stays. */
export function answeredSubject(subject: string): string {
  return without(subject, [ANSWER, TAG]);
}

/** A subject as threads are compared: no prefixes, no tags, lower case. */
export function plainSubject(subject: string): string {
  return without(untagged(subject), [ANSWER, FORWARD, TAG]).toLowerCase();
}

function untagged(subject: string): string {
  return without(subject, [TAG]);
}

function without(subject: string, marks: readonly RegExp[]): string {
  let rest = subject.trim();
  for (;;) {
    const found = marks.map((mark) => mark.exec(rest)?.[0] ?? '').find((text) => text !== '');
    if (!found) return rest;
    rest = rest.slice(found.length).trim();
  }
}
