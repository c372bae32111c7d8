import type { TurnOutcome } from '../../../src/conversation/commands.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { noEntities } from '../../../src/conversation/values.ts';
import { systemText, unfinishedText } from '../../../src/language/notices.ts';
import { deedOf } from '../../../src/tools/index.ts';
import type { Unfinished } from './actions.ts';

/* What becomes of a turn beside what a brain made of it. Pure. */

/**
 * When every brain failed: the customer is told, and a person is called. `message` is the id of what they are
 * told.
 */
export function apology(session: Session, answers: string[], turn: string, message: string): TurnOutcome {
  const nothing = { intent: null, entities: noEntities(), satisfaction: null };
  return {
    turn,
    session: session.id,
    answers,
    reply: {
      message,
      text: systemText('brain_failed', session.locale, {}),
      choices: [],
      attachments: [],
      introduces: false,
      findings: nothing,
    },
    silence: null,
    card: null,
    tickets: [],
    records: answers.map((answered) => ({ message: answered, findings: nothing })),
    learned: [],
    handover: { reason: 'the assistant could not answer', summary: '' },
  };
}

/**
 * A write in the shop of which nobody knows how it ended goes to a person, whatever the brain made of the
 * turn: the customer may have said yes to it, and may be told otherwise.
 */
export function withUnfinished(outcome: TurnOutcome, open: Unfinished[], locale: string): TurnOutcome {
  if (open.length === 0) return outcome;
  const unfinished = unfinishedText(
    open.map(({ tool, input }) => ({ does: deedOf(tool), input })),
    locale,
  );
  const { reason, summary } = outcome.handover ?? { reason: 'the shop did not answer', summary: '' };
  return { ...outcome, handover: { reason, summary: `${summary} ${unfinished}`.trim() } };
}

/**
 * A turn that says what has to be said, in code's words: what its reply lacks of it stands at the end, and is
 * returned as `added`.
 */
export function withSaid(
  outcome: TurnOutcome,
  sentences: readonly string[],
  message: string,
): { outcome: TurnOutcome; added: string } {
  const { reply } = outcome;
  // How it is set differs between a channel that is read and one that is heard.
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/n°|numéro|number|#/g, '')
      .replace(/[^\p{L}\d]+/gu, '');
  const said = plain(reply?.text ?? '');
  const added = sentences.filter((sentence) => !said.includes(plain(sentence))).join(' ');
  if (!added) return { outcome, added };
  const nothing = { intent: null, entities: noEntities(), satisfaction: null };
  const own = reply ?? {
    ...{ message, text: '', choices: [], attachments: [], introduces: false },
    findings: nothing,
  };
  const text = own.text ? `${own.text}\n\n${added}` : added;
  return { outcome: { ...outcome, silence: null, reply: { ...own, text } }, added };
}

/** When the first of the messages that a turn answers came in (ISO 8601); `now` where there is none. */
export function heardSince(times: string[], now: string): string {
  const [first = now, ...others] = times;
  return others.reduce((earliest, at) => (Date.parse(at) < Date.parse(earliest) ? at : earliest), first);
}
