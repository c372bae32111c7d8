import type { Intent } from '../../../../conversation/values.ts';
import type { Leg } from '../../../../language/acts.ts';
import { type Asked, askedIn } from '../../../../language/asked/asked.ts';
import { companyDetail } from '../../../../language/asked/company.ts';
import { fold } from '../../../../language/reading/text.ts';
import { act, offerColleague, offerHuman, type Scene, ticket } from '../../scene.ts';
import { currentOrder } from '../../topic.ts';
import { planKnowledge } from '../knowledge.ts';
import { planStatus } from '../orders.ts';
import { handOver } from '../people.ts';
import { planMaterial } from '../shelf.ts';

/** Under which intent each is kept. */
const KEPT: Readonly<Record<Asked, Intent>> = {
  identity: 'business',
  instalments: 'payment_methods',
  erase: 'account',
  export: 'account',
  note_left: 'order_status',
  see_through: 'material',
  nobody_in: 'policy_shipping',
  neighbour: 'policy_shipping',
  other_day: 'policy_shipping',
  newsletter: 'account',
  student: 'promo_code',
  wrap: 'other',
  buy: 'other',
  by_name: 'order_status',
};
/** Answered in full: a person can be asked for, and is not offered in words. */
const COMPLETE: readonly Asked[] = ['nobody_in', 'neighbour', 'student', 'newsletter', 'buy'];
const RECEIVED: readonly Asked[] = ['nobody_in', 'neighbour', 'other_day'];
/** Words that look like a wish stand in these: « un petit mot » is no size, « déposer chez le gardien » no return. */
const LOOK_LIKE_WISHES: readonly Asked[] = [...RECEIVED, 'wrap'];
/** What is done about an order beside a question. */
const PUT: readonly Intent[] = ['cancellation', 'return', 'exchange', 'refund', 'undo'];
/** A description that says whether a thing can be seen through. */
const SAYS_SHEER =
  /\b(?:see ?-?through|sheer|opaque|lined|lining|transparen\w*|double|doublee|doublure|opaques)\b/;

/**
 * Answers what is asked of the shop itself: by what it has written down, else by what is true anyway, and a person for the rest. True
 * when that is what the words ask.
 */
export async function planAsked(scene: Scene): Promise<boolean> {
  const words = scene.context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const about = askedIn(words);
  if (!about) return false;
  // "Is it see-through? If so cancel it" wishes for more.
  const plain = scene.reading.intents.filter(({ learnt }) => !learnt);
  if (!LOOK_LIKE_WISHES.includes(about) && plain.some(({ intent }) => PUT.includes(intent))) return false;
  const intent = KEPT[about];
  // What is kept about somebody is theirs alone, and done about by people.
  if (about === 'erase' || about === 'export') {
    act(scene, { type: 'asked', about });
    handOver(scene, 'requested', intent, null);
    return true;
  }
  if (about === 'identity' && tellCompany(scene, words)) return true;
  if (about === 'see_through') return planSheer(scene);
  if (await planKnowledge(scene, intent)) return true;
  const parcel = RECEIVED.includes(about) ? onItsWay(scene) : null;
  act(scene, { type: 'asked', about, ...(parcel && { parcel }) });
  if (about === 'note_left' && currentOrder(scene)) await planStatus(scene);
  else if (COMPLETE.includes(about)) {
    offerHuman(scene);
    ticket(scene, intent, null, 'resolve');
  } else {
    offerColleague(scene);
    ticket(scene, intent, null, 'open');
  }
  return true;
}

/** Who sells, as the settings name it; false where they name nobody. What they leave out a person can say. */
function tellCompany(scene: Scene, words: string): boolean {
  const { legalName, address, registration, vat } = scene.context.store.company;
  const company = { legalName, address, registration, vat };
  if (Object.values(company).every((one) => one === '')) return false;
  const wanted = companyDetail(words);
  act(scene, { type: 'company', company, wanted });
  if (wanted !== 'all' && company[wanted] === '') offerColleague(scene);
  ticket(scene, 'business', null, 'resolve');
  return true;
}

/** Who brings the one parcel that is on its way. */
function onItsWay(scene: Scene): Leg | null {
  const current = currentOrder(scene);
  const [only, ...more] = scene.orders.filter(({ status }) => status === 'shipped');
  const order = current?.status === 'shipped' ? current : more.length === 0 ? only : undefined;
  return order?.shipments.at(-1) ?? null;
}

/** Can it be seen through? Quoted from its description where that says so. */
async function planSheer(scene: Scene): Promise<boolean> {
  const described = await planMaterial(scene);
  const said = scene.reply.acts.findLast((one) => one.type === 'product_described');
  if (said && SAYS_SHEER.test(fold(said.text))) return true;
  if (!described && (await planKnowledge(scene, 'material'))) return true;
  act(scene, { type: 'asked', about: 'see_through' });
  offerColleague(scene);
  if (!described) ticket(scene, 'material', null, 'open');
  return true;
}
