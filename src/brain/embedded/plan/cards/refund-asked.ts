import type { Intent } from '../../../../conversation/values.ts';
import { cardTexts } from '../../../../language/index.ts';
import { wayText } from '../../../../language/put-card.ts';
import { fold } from '../../../../language/reading/text.ts';
import { isKnown, type Scene } from '../../scene.ts';
import { refundStanding } from '../aftersales/standing.ts';

/* Where money goes, and when it comes, asked after it was paid back: told from what the shop has of it. */

const WHERE =
  /\b(?:(?:which|what|to my) (?:bank )?(?:account|card|method|means of payment|payment method)|where (?:does|will|is|do) .{0,24}(?:money|refund|it)\b.{0,20}(?:go|paid|sent|end up|come)|(?:money|refund) (?:goes|go|is going|be sent|be paid|comes) (?:back )?(?:to )?(?:where|which|what)|(?:sur|vers|a) quel(?:le)? (?:compte|carte|moyen|mode)|ou (?:va|ira|arrive|sera|est) .{0,24}(?:argent|rembours\w*|verse\w*))/;
const WHEN =
  /\b(?:when|how long|how soon|how many days|quand|combien de (?:temps|jours)|sous combien|quel delai|delais?)\b/;
const MONEY =
  /\b(?:money|refund\w*|paid back|reimburs\w*|rembours\w*|argent|sous|versement|virement|banque|bank)\b/;

/** Something else is wished for beside it. */
const OTHERWISE: readonly Intent[] = ['cancellation', 'exchange', 'address_change', 'undo', 'human'];

/** More words than this ask for more. */
const MOST = 16;

/** "When do I get my money?", "sur quel compte ?" of what was paid back last: true where it was told. */
export function planRefundAsked(scene: Scene): boolean {
  const { context, reading, orders } = scene;
  const last = context.done.at(-1);
  const order = orders.find(({ id }) => id === last?.order);
  if (!order || order.refunds.length === 0 || !isKnown(scene)) return false;
  if (last?.does !== 'cancellation' && last?.does !== 'refund' && last?.does !== 'return') return false;
  if (reading.named.orders.some((id) => id !== order.id) || reading.says.has('the_other')) return false;
  if (reading.words.length > MOST || reading.intents.some(asksOtherwise)) return false;
  const words = fold(
    context.asked.map(({ text, choice }) => (choice === null ? text : '')).join(' '),
  ).replace(/[^\p{L}\d]+/gu, ' ');
  if (!WHERE.test(words) && !(WHEN.test(words) && MONEY.test(words))) return false;
  const method = order.refunds.at(-1)?.method ?? '';
  const way = wayText(method, cardTexts(context.locale), { verified: scene.assurance === 'verified' });
  refundStanding(scene, order, way);
  return true;
}

function asksOtherwise({ intent, learnt }: Scene['reading']['intents'][number]): boolean {
  return !learnt && OTHERWISE.includes(intent);
}
