import { type WhatIf, whatIfIn } from '../../../../language/upkeep/what-if.ts';
import { act, offerColleague, offerHuman, type Scene } from '../../scene.ts';
import { currentOrder, openReturn } from '../../topic.ts';
import { understand } from '../../understand.ts';
import { putAgain } from '../again.ts';
import { planKnowledge } from '../knowledge.ts';
import { offeredHere } from '../offers.ts';

/** What the shop may have written more about than is known here. */
const WRITTEN: ReadonlySet<WhatIf> = new Set<WhatIf>([
  'late',
  'lost_return',
  'damaged',
  'refund',
  'refused',
  'unknown',
]);

/**
 * "What if I lose the label?" is asked of what has not happened: it is answered from what is known, and nothing is opened, put or looked
 * for. Null where the words ask nothing of the kind; else what else they say, empty where that is all.
 */
export function whatIfAsked(scene: Scene): { about: WhatIf; rest: Scene | null } | null {
  const { context, compiled, reader, say } = scene;
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const apart = whatIfIn(words, say.spoken);
  if (!apart) return null;
  const reading = understand(apart.rest, compiled, reader);
  const wants = reading.intents.some(({ learnt }) => !learnt) || reading.polarity !== null;
  const [first] = context.asked;
  if (!wants || !first || apart.rest === '') return { about: apart.about, rest: null };
  const asked = [{ ...first, text: apart.rest, choice: null }];
  return { about: apart.about, rest: { ...scene, reading, context: { ...context, asked } } };
}

/** Answers what would happen if, and leaves the card as it is. */
export async function tellWhatIf(scene: Scene, about: WhatIf): Promise<void> {
  // What is on the table stands, and is put once more beside the answer.
  const { offers, stale } = offeredHere(scene.context);
  const [offer] = offers;
  if (offer && !stale) putAgain(scene, offer.card);
  if (WRITTEN.has(about) && (await planKnowledge(scene))) return;
  if (about === 'fit') act(scene, { type: 'policy_returns' });
  else if (about === 'cancel') act(scene, { type: 'cancel_free' });
  else {
    const order = currentOrder(scene);
    const deadline = about === 'label' ? ((order && openReturn(order)?.deadline) ?? null) : null;
    act(scene, { type: 'what_if', about, deadline });
  }
  if (about === 'unknown' && scene.reply.proposals.length === 0) offerColleague(scene);
  else offerHuman(scene);
}
