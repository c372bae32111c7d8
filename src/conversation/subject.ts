/*
 * Subjects of mails, in the languages that clients mark answers and forwards in. Gateways put tags before the
 * marks.
 */

const TAG =
  /^\s*(?:\[(?:ext|extern|externe|external|external email|spam|suspect)\]|\*{2,5}\s?spam\s?\*{2,5})\s*/iu;
const COUNT = '(?:\\s?[[(^]\\d{1,3}[\\])]?)?';
const ANSWER = new RegExp(`^\\s*(?:re|aw|sv|vs|antw|réf?|rép|rif|res|odp|回复)\\.?${COUNT}\\s?[:：]`, 'iu');
const FORWARD = new RegExp(`^\\s*(?:fwd?|tr|wg|i|rv|enc|doorst|vl|转发)${COUNT}\\s?[:：]`, 'iu');

/** Whether a subject says that its mail answers another ("Re:", "AW:", "RE :"). */
export function isAnswerSubject(subject: string): boolean {
  return ANSWER.test(untagged(subject));
}

/** Whether a subject says that its mail passes another on ("Fwd:", "TR :", "WG:"). */
export function isForwardSubject(subject: string): boolean {
  return FORWARD.test(untagged(subject));
}

/** A subject without its answer marks and tags; what says that it was passed on stays. */
export function answeredSubject(subject: string): string {
  return without(subject, [ANSWER, TAG]);
}

/** A subject as threads are compared: no marks, no tags, lower case. */
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
