import type { UpkeepTexts } from './upkeep.ts';

const before =
  "(?:(?:oh|ok|okay|um+|uh+|er+|hm+|yes|yeah|so|sorry|please|hello|hi|hey|excuse me|i'm sorry|i am sorry) )*";
const after = '(?: (?:please|now|then|again|there|for me|will you|would you|if you can))*';
const span = '(?:moment|second|sec|minute|min|mo|tick|bit)';

/** "Hello?", "Sorry?", "One moment": see the type. */
export const upkeep: UpkeepTexts = {
  hello: /^(?:(?:hello|hi|hey|hallo|hullo)(?: |$))+(?:there|anyone|anybody)?$/,
  hears: new RegExp(
    `^${before}(?:(?:are|is|r) (?:you|u|anyone|anybody|someone|somebody)(?: still)? (?:there|here|on|listening)(?: on the line)?` +
      `|(?:can|do|did) (?:you|u|anyone|anybody)(?: still)? hear me|(?:you|u|anyone|anybody)(?: still)? (?:there|here))${after}$`,
  ),
  again: new RegExp(
    `^${before}(?:(?:can|could|would|will) (?:you|u) (?:please |just )*(?:repeat|say)(?: (?:that|it|this|what you (?:just )?said|yourself))?(?: (?:once|one) more(?: time)?| again)?` +
      `|(?:please )?(?:repeat|say) (?:that|it|this)(?: again| once more| one more time)?|say again|come again` +
      `|what (?:did you(?: just)? say|was that)|you what` +
      `|i (?:did not|didn't|didnt|could not|couldn't|couldnt|can not|cannot|can't|cant|do not|don't|dont) (?:quite |really )?(?:catch|hear|follow|understand)(?: (?:that|you|it|this|a word|anything|what you said))?` +
      `|(?:i )?missed that)${after}$`,
  ),
  againAsked:
    /^(?:(?:oh|i'm|i am) )?(?:sorry|pardon|pardon me|excuse me|what|huh|eh|hm+)(?: (?:what|sorry))?$/,
  moment: new RegExp(
    `^${before}(?:just )?(?:(?:one|a|1|half a|give me (?:a|one)|gimme a|just a) ${span}|(?:hold|hang) on(?: (?:a|one) ${span})?|wait(?: (?:a|one) ${span})?|bear with me|let me (?:just )?(?:check|see|look|think|find it|get it))${after}$`,
  ),
};
