import { plainlyOther } from '../../../../language/heard/heard.ts';
import { spokenTags } from '../../../../language/switch.ts';
import { act, type Scene } from '../../scene.ts';
import { currentOrder } from '../../topic.ts';
import { handOver } from '../people.ts';

/**
 * Words in a language that this brain hears and does not speak: a person has them, and the customer is told so in that
 * language. What is said on the phone came through a transcript of another language: it says nothing of theirs.
 */
export function planForeign(scene: Scene): boolean {
  const { context, say, reply } = scene;
  if (say.spoken) return false;
  const words = context.asked.filter(({ choice }) => choice === null).map(({ text }) => text);
  const language = plainlyOther(words.join('\n'), spokenTags());
  if (language === null) return false;
  reply.facts.set('preferred_language', language);
  handOver(scene, 'language', 'other', currentOrder(scene)?.id ?? null, true);
  act(scene, { type: 'unspoken', language });
  return true;
}
