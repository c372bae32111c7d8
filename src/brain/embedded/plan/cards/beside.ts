import { personOffered } from '../../memory.ts';
import { offerColleague, type Scene } from '../../scene.ts';
import { type Understanding, understand } from '../../understand.ts';
import { tellWhatIf, whatIfAsked } from '../asides/what-if.ts';
import { handOver } from '../people.ts';
import { planOf } from '../plans.ts';
import { wishesOf } from '../wishes.ts';

/* What is asked in a sentence of its own beside a yes. */

/** Answers what was asked beside a yes that has been carried out; a colleague is offered where it is not understood. */
export async function answerBeside(scene: Scene): Promise<void> {
  const [first, ...rest] = sentencesIn(scene);
  const asked = rest.filter((sentence) => sentence.endsWith('?'));
  if (!first || first.endsWith('?') || asked.length === 0) return;
  const reading = read(scene, asked.join(' '));
  const about: Scene = { ...scene, reading, choice: null };
  const whatIf = whatIfAsked(about);
  if (whatIf) return tellWhatIf(about, whatIf.about);
  const before = scene.reply.acts.length;
  for (const { intent, mode } of wishesOf(about)) await planOf(intent)(about, mode);
  if (scene.reply.acts.length === before && scene.reply.proposals.length === 0) offerColleague(scene);
}

/** "Yes please. And what if I lose the label?" after a colleague was offered: one is asked, and the question stands. */
export function agreesToPerson(scene: Scene): boolean {
  const { context, language, say } = scene;
  const [first, ...rest] = sentencesIn(scene);
  if (
    !first ||
    rest.length === 0 ||
    first.endsWith('?') ||
    context.cards.some(({ sameSession }) => sameSession)
  )
    return false;
  if (!personOffered(context, language, say) || read(scene, first).polarity !== 'yes') return false;
  handOver(scene, 'requested', 'human', null);
  return true;
}

function read({ compiled, reader }: Scene, text: string): Understanding {
  return understand(text, compiled, reader);
}

function sentencesIn({ context }: Scene): string[] {
  const words = context.asked.filter(({ choice }) => choice === null).map(({ text }) => text);
  return words
    .join('\n')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((one) => one.trim())
    .filter(Boolean);
}
