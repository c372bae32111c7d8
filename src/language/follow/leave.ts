import { plainWords } from '../reading/text.ts';

/* A whole message that takes leave: "okay that's everything", « merci beaucoup, bonne journée ». English and French. */

const BESIDE =
  "(?:ok|okay|okey|right|alright|great|perfect|lovely|cool|fine|good|brilliant|well|then|so|and|now|thanks|thank you|many thanks|cheers|ta|a lot|so much|very much|again|anyway|for (?:now|today|your help|the help|that)|no worries|d'accord|dac|parfait|super|tres bien|bien|bon|tant pis|entendu|merci|beaucoup|bien|infiniment|encore|a vous|alors|et|voila|c'est (?:gentil|note|bon|parfait)|pour (?:votre aide|aujourd'hui|l'instant|tout)|madame|monsieur|vous aussi|you too|mate|love)";
const LEAVE =
  "(?:bye|bye bye|byebye|goodbye|good night|see you(?: later| soon)?|take care|have a (?:good|nice|lovely|great|wonderful) (?:day|evening|night|weekend|afternoon|one)|that(?:'s| is| will be|'ll be) (?:all|everything)|that's it|nothing else|au revoir|aurevoir|a bientot|a plus|(?:bonne|belle|excellente) (?:journee|soiree|nuit|apres midi|fin de journee)|bon(?:ne)? (?:week end|weekend|apres midi|dimanche)|ce sera tout|c'est tout|rien d'autre)";

const WHOLE = new RegExp(`^(?:${BESIDE} )*${LEAVE}(?: (?:${BESIDE}|${LEAVE}))*$`);

/** True where the whole message takes leave, and neither asks nor agrees to anything. */
export function takesLeave(text: string): boolean {
  if (/[?？]/.test(text)) return false;
  const words = plainWords(text);
  return WHOLE.test(words);
}
