/*
 * What counts as a yes: the one place, for every brain. Nothing here has seen what a brain made of the words.
 */

export { type Candidate, type Consent, consentTo, type Said, wordsOf } from './agreement.ts';
export { beginsWithYes } from './begins.ts';
export { type ConsentCard, consentCard } from './card.ts';
export { judge } from './judge.ts';
export { type ConsentJudge, type Judgement, judged, type Put } from './judged.ts';
export { conditionIn, ledBy, putsOff } from './led.ts';
