import { isManner } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import { answers, tellingWords } from '../../../knowledge/question.ts';
import { leavesOut } from '../../../language/follow/leaves-out.ts';
import { sentencesOf } from '../../../language/sentences.ts';
import { act, type Scene, ticket } from '../scene.ts';

/** Sentences of a passage that are read aloud. */
const SPOKEN_SENTENCES = 2;

/**
 * Quotes what the shop has written down where it clearly answers in the language that is spoken; true when it
 * did.
 */
export async function planKnowledge(scene: Scene, intent: Intent = 'other'): Promise<boolean> {
  const { context, language, reading } = scene;
  // "Thank you so much" asks nothing, whatever an article says of thanks.
  if (reading.intents.some(({ intent }) => isManner(intent)) && reading.words.length < 5) return false;
  const question = context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join(' ')
    .trim()
    .slice(0, 400);
  const words = tellingWords(question);
  if (words.length === 0) return false;
  const result = await scene.toolbox.call('search_knowledge', { question, language: language.tag });
  if (!result.ok) return false;
  const passage = result.output.find(
    (one) =>
      one.language.split('-')[0] === language.tag &&
      answers(words, one.coverage) &&
      !leavesOut(question, `${one.title} ${one.text}`),
  );
  if (!passage) return false;
  const { title, url } = passage;
  const text = scene.say.spoken
    ? sentencesOf(passage.text).slice(0, SPOKEN_SENTENCES).join(' ')
    : passage.text;
  act(scene, { type: 'article', title, text, url });
  ticket(scene, intent, null, 'resolve');
  return true;
}
