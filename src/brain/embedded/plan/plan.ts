import { INTENTS, isManner } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import { isGarment } from '../../../language/reading/concepts.ts';
import { fold } from '../../../language/reading/text.ts';
import type { Refusal } from '../../../tools/tool.ts';
import type { CardView } from '../../context.ts';
import type { Mode, Reading } from '../intents.ts';
import { likeness } from '../likeness.ts';
import { lastSaid, lastWish, meantBy, orderWasAsked, personOffered } from '../memory.ts';
import { act, isKnown, offerColleague, offerHuman, type Scene } from '../scene.ts';
import { currentOrder, itemsMeant, openReturn } from '../topic.ts';
import { ordersAwaited } from './aftersales/awaited.ts';
import { planNotCancelled } from './aftersales/cancelled.ts';
import { planAddressGiven, planCountryGiven, planOrderGiven } from './aftersales/change.ts';
import { planCorrection } from './aftersales/corrected.ts';
import {
  planAsked,
  planBothWishes,
  planEach,
  planFirst,
  planGiven,
  planHalf,
  planNext,
} from './aftersales/each.ts';
import { planEveryCancelled } from './aftersales/every.ts';
import { planExchange } from './aftersales/exchange.ts';
import { planRestored } from './aftersales/restored.ts';
import { planReturn } from './aftersales/return.ts';
import { planWantedBack } from './aftersales/wanted-back.ts';
import { planWithdrawal } from './aftersales/withdrawn.ts';
import { planSettled, planWithdrawn, planYes } from './answers.ts';
import { planAppointment } from './appointments/index.ts';
import { planAddressPutRight } from './asides/address.ts';
import { planAsked as planAskedOfUs } from './asides/asked.ts';
import { planReturnsAhead } from './asides/before-buying.ts';
import { planByName } from './asides/by-name.ts';
import { planCalled } from './asides/called.ts';
import { planLeave } from './asides/leave.ts';
import { asksBesideNo, planNo, planUnclearNo, tellDeclined, withoutNo } from './asides/no.ts';
import { planOfIt } from './asides/of-it.ts';
import { planOldOne } from './asides/old-one.ts';
import { planPickup } from './asides/pickup.ts';
import { planPointed } from './asides/pointed.ts';
import { asksForPoints, planPointKept, planPoints } from './asides/points.ts';
import { planPutRight } from './asides/put-right.ts';
import { planSentBack } from './asides/sent-back.ts';
import { planCancelCost, planEnough, planHeldBack, planShort } from './asides/short.ts';
import { planTold } from './asides/told.ts';
import { planExchangeUndone, planTakenBack } from './asides/undone.ts';
import { tellWhatIf, whatIfAsked } from './asides/what-if.ts';
import { tellWhereSent, whereSentAsked } from './asides/where-sent.ts';
import { askWhich, needItem, needOrder } from './ask.ts';
import { planBilling } from './billing/billing.ts';
import { planAdded } from './cards/added.ts';
import { planAmount } from './cards/amount.ts';
import { agreesToPerson, answerBeside } from './cards/beside.ts';
import { planChosen } from './cards/chosen.ts';
import { keepBeside } from './cards/kept.ts';
import { planKeptInstead } from './cards/kept-instead.ts';
import { planLess } from './cards/less.ts';
import { planCardMeaning } from './cards/meaning.ts';
import { planNarrowed } from './cards/narrowed.ts';
import { besidePutOff, planPutOff } from './cards/put-off.ts';
import { planRefundAsked } from './cards/refund-asked.ts';
import { revives } from './cards/revived.ts';
import { planSeen } from './cards/seen.ts';
import { planShownAgain } from './cards/shown-again.ts';
import { planWidened } from './cards/widened.ts';
import { planRange } from './catalogue.ts';
import { planChoosing } from './choosing/index.ts';
import { planDetails } from './details.ts';
import { planDropped, planHeldOff, planThreat } from './dropped.ts';
import { planAcross } from './extent/across.ts';
import { planEveryReturned } from './extent/every-returned.ts';
import { planKeepsOrder } from './extent/keeps-order.ts';
import { planSome } from './extent/some.ts';
import { planIsDone } from './is-done.ts';
import { planKnowledge } from './knowledge.ts';
import { planLapsed } from './lapsed.ts';
import { notUnderstood, planManners, soothe, unreadable } from './manners.ts';
import { offeredHere } from './offers.ts';
import { planStanding, planStatus } from './orders.ts';
import { handOver, handOverFor, tellPromises } from './people.ts';
import { planOf } from './plans.ts';
import { knowAddress, proving, sendPlanned } from './proof.ts';
import { planHours } from './shelf.ts';
import { planSizesSaid } from './sizes/advice.ts';
import { planInTime } from './topics.ts';
import { planUpkeep } from './upkeep.ts';
import { planAwaitsApproval } from './waiting/approval.ts';
import { planCallMe } from './waiting/call-me.ts';
import { planCase } from './waiting/case.ts';
import { withoutUnasked } from './waiting/held.ts';
import { planRefusedBefore } from './waiting/refused.ts';
import { planSearched } from './waiting/searched.ts';
import { wishesOf } from './wishes.ts';

/** Thinks the turn through: every wish of the message is answered, strongest first. */
export async function plan(scene: Scene): Promise<void> {
  await answer(scene);
  withoutUnasked(scene);
  await keepBeside(scene);
  await sendPlanned(scene);
  knowAddress(scene);
  // Whatever came, nobody is left without a word.
  const { acts, proposals, beyond, silence } = scene.reply;
  const thanks = scene.reading.intents.some(({ intent }) => intent === 'thanks');
  const asksAgain = scene.context.settled?.again === true && (scene.reading.polarity !== null || thanks);
  const nothing = acts.length === 0 && proposals.length === 0 && beyond === null;
  if (nothing && silence === null && !asksAgain) notUnderstood(scene);
}

/** Refusals after which nothing more is to come of an agreement here. */
const OVER: ReadonlySet<Refusal['code']> = new Set(['approval', 'policy', 'unknown']);

async function answer(scene: Scene): Promise<void> {
  const { reading, choice, context } = scene;
  if (context.settled?.results.length) {
    await planSettled(scene, context.settled);
    // What waits for a person, or what the shop refused, holds up nothing that was wished for beside it.
    const over = context.settled.results.every(({ result }) => result.ok || OVER.has(result.refusal.code));
    if (over && scene.reply.proposals.length === 0) await planNext(scene, planWish);
    return answerBeside(scene);
  }
  if (choice?.startsWith('accept:')) {
    const pressed = ({ alternatives }: CardView) =>
      alternatives.some(({ id }) => id === choice.slice('accept:'.length));
    const late = context.lapsed.find(pressed);
    return late ? planLapsed(scene, late) : act(scene, { type: 'offer_expired' });
  }
  if (context.handOver) {
    soothe(scene);
    return handOverFor(scene, context.handOver);
  }
  if (planPointKept(scene)) return;
  if (choice === 'human') return handOver(scene, 'requested', 'human', null);
  const meaning = meantBy(choice);
  if (meaning) return planWish(scene, meaning, 'ask');
  if (await proving(scene)) return;
  const resumes = context.proof?.fresh === true;
  if (!resumes && unreadable(scene)) return;
  if (
    !resumes &&
    (planCalled(scene) || planSearched(scene) || planCase(scene) || planLeave(scene) || planByName(scene))
  )
    return;
  if (!resumes && planAwaitsApproval(scene)) return;
  if (!resumes && (await planCallMe(scene)) && !wishesBeside(scene)) return;
  if (!resumes && (planRefusedBefore(scene) || planReturnsAhead(scene))) return;
  if (!resumes && (await planBilling(scene))) return;
  const whereSent = resumes ? null : whereSentAsked(scene);
  if (whereSent) {
    if (whereSent.rest) await answer(whereSent.rest);
    return tellWhereSent(scene, whereSent.asked);
  }
  if (!resumes && (await planBothWishes(scene, planWish))) return;
  if (
    !resumes &&
    (planCardMeaning(scene) ||
      planKeepsOrder(scene) ||
      planLess(scene) ||
      planWidened(scene) ||
      planEveryCancelled(scene))
  )
    return;
  if (!resumes && planAddressPutRight(scene)) return;
  if (!resumes && planWantedBack(scene)) return;
  if (!resumes && ((await planCountryGiven(scene)) || (await planAddressGiven(scene)))) return;
  if (!resumes && (await planOrderGiven(scene))) return;
  if (!resumes && planOldOne(scene)) return;
  if (!resumes && (await planOfIt(scene))) return;
  if (!resumes && (await planKeptInstead(scene, answer))) return;
  if (await planAppointment(scene)) return;
  if (!resumes && (await planPickup(scene))) return;
  if (!resumes && (await planInTime(scene))) return;
  if (!resumes && ((await planSizesSaid(scene)) || (await planChoosing(scene)))) return;
  if (!resumes && (await planPointed(scene, planWish))) return;
  if (!resumes && (await planPutRight(scene, planWish))) return;
  if (!resumes && asksForPoints(scene) && (await planPoints(scene))) return;
  if (!resumes && (await planAdded(scene, planWish))) return;
  if (!resumes && (await planShownAgain(scene))) return;
  if (!resumes && planPutOff(scene)) return;
  if (!resumes && planUpkeep(scene)) return;
  if (!resumes && (await planShort(scene))) return;
  const putOff = resumes ? null : besidePutOff(scene);
  if (putOff) {
    await answer(putOff.rest);
    scene.orders = putOff.rest.orders;
    return act(scene, { type: 'put_off', things: putOff.things });
  }
  if (!resumes && (await planAskedOfUs(scene))) return;
  if (!resumes && planEveryReturned(scene)) return;
  const whatIf = resumes ? null : whatIfAsked(scene);
  if (whatIf) {
    // Beside a wish it is answered after that.
    if (whatIf.rest) await answer(whatIf.rest);
    scene.orders = whatIf.rest?.orders ?? scene.orders;
    return tellWhatIf(scene, whatIf.about);
  }
  soothe(scene);
  if (!resumes && ((await planTold(scene)) || (await planSentBack(scene)))) return;
  if (planWithdrawn(scene)) return;
  if (await planHalf(scene, planWish)) return;
  if (await planFirst(scene, planWish)) return;
  if (await planGiven(scene, planWish)) return;
  if (reading.says.has('promised') && tellPromises(scene) && !reading.intents.some(settles)) return;
  if (planSeen(scene)) return;
  if (await planAmount(scene)) return;
  if (planRefundAsked(scene)) return;
  if (await planIsDone(scene)) return;
  if (await planHeldBack(scene)) return;
  if (await planEnough(scene)) return;
  if (await planCancelCost(scene)) return;
  if (planTakenBack(scene) || planExchangeUndone(scene)) return;
  if (planHeldOff(scene)) return;
  if (await planCorrection(scene)) return;
  if (planRestored(scene)) return;
  if (planWithdrawal(scene)) return;
  if (planDropped(scene)) return;
  if (await planNotCancelled(scene)) return;
  if (planNarrowed(scene)) return;
  agreesToPerson(scene);
  if (planSome(scene) || planAcross(scene)) return;
  if (await planEach(scene, planWish)) return planThreat(scene);
  if (await planAsked(scene, planWish)) return;
  const wishes = wishesOf(scene);
  if (wishes.length === 0 && ((await planChosen(scene, planWish)) || (await revives(scene)))) return;
  if (await agreement(scene, wishes)) return;
  await answerWishes(scene, wishes, planManners);
}

/** Answers what is wished for, or what the words follow up; `otherwise` where that is nothing. */
async function answerWishes(
  scene: Scene,
  wishes: readonly Reading[],
  otherwise: (scene: Scene) => void,
): Promise<void> {
  const { reading, choice, context } = scene;
  const guessed =
    reading.named.products.length === 0 &&
    wishes.every(({ learnt, intent }) => learnt && intent !== 'delivery_date');
  if (guessed && reading.says.has('range') && (await planRange(scene))) return;
  for (const { intent, mode } of wishes) await planWish(scene, intent, mode);
  planThreat(scene);
  if (reading.says.has('personal')) await planDetails(scene);
  if (reading.says.has('points')) await planPoints(scene);
  if (reading.answerOn && reading.answerOn !== context.channel) {
    act(scene, { type: 'noted_channel', channel: reading.answerOn });
  }
  if (reading.botQuestion && !reading.intents.some(({ intent }) => intent === 'human')) {
    act(scene, { type: 'an_assistant' });
    offerHuman(scene);
  }
  if (answered(scene)) return;
  // A number and nothing else: where that order stands is what helps most.
  if (reading.says.has('window') && (await followsUp(scene))) return;
  if (reading.refers.earlier && reading.named.orders.length > 0) return goOnHere(scene);
  if (reading.named.orders.length > 0 || choice?.startsWith('order:')) return planStatus(scene);
  if (await followsUp(scene)) return;
  if (reading.refers.earlier && (await goOn(scene))) return;
  // The customer was asked for the number and does not have it: the other way to be known.
  if (reading.says.has('no_number') && orderWasAsked(context)) {
    await needOrder(scene, 'status', lastWish(context) ?? 'other');
    return;
  }
  if (context.proof?.fresh === true && (await resume(scene))) return;
  if (await planKnowledge(scene)) return;
  otherwise(scene);
}

/** Answers what is said beside a no. */
async function answerBesideNo(scene: Scene, beside: Scene): Promise<void> {
  const from = scene.reply.acts.length;
  let clear = true;
  if (!(await planAmount(beside)))
    await answerWishes(beside, wishesOf(beside), () => {
      clear = false;
    });
  scene.orders = beside.orders;
  scene.assurance = beside.assurance;
  if (clear) tellDeclined(scene, from);
  else planUnclearNo(scene, beside);
}

/** Beside a call something else is wished for. */
function wishesBeside({ reading }: Scene): boolean {
  return reading.intents.some(({ intent, learnt }) => !learnt && intent !== 'human' && !isManner(intent));
}

/** Wanted beside the question of what was promised. */
function settles({ intent }: { intent: Intent }): boolean {
  return INTENTS[intent].settles === true;
}

/**
 * The customer is known now, and what they wanted was never put in words here: the status of their orders is
 * what helps.
 */
async function resume(scene: Scene): Promise<boolean> {
  if (await goOn(scene)) return true;
  const order = currentOrder(scene);
  if (order) await planStanding(scene, order);
  else act(scene, { type: 'welcome_offer' });
  return true;
}

/** Few words that only make sense after what was said before; more than this many stand for themselves. */
const FEW = 8;

async function followsUp(scene: Scene): Promise<boolean> {
  const { reading, context } = scene;
  const { named, wish } = reading;
  const few = reading.words.length <= FEW;
  // "And on Monday?"
  if (few && lastWish(context) === 'hours' && (named.dates.length > 0 || reading.says.has('weekend'))) {
    planHours(scene);
    return true;
  }
  // "I still haven't seen the money", after an order was spoken of
  if (reading.refers.refundStatus && ordersAwaited(scene).length === 1) {
    await planWish(scene, 'refund', 'ask');
    return answered(scene);
  }
  // "How many days left?"
  const order = named.orders.length > 0 || currentOrder(scene) !== null;
  if (order && reading.words.length <= 2 * FEW && reading.says.has('window')) {
    await planReturn(scene, false);
    return true;
  }
  // "Where do I take it?", "Has it reached you?"
  const returning = scene.orders.some((order) => openReturn(order) !== null);
  if (returning && (reading.says.has('drop_off') || reading.says.has('received'))) {
    await planReturn(scene, false);
    return true;
  }
  // "Then the navy one", "size thirty nine": after an offer, or while a return is open.
  const open = scene.orders.some((order) => openReturn(order)?.settlement === 'undecided');
  const asked = offeredHere(context).offers.some(({ does }) => does === 'exchange');
  const option = named.sizes.length + named.colours.length > 0 || wish.otherColour;
  if ((open || asked) && few && (option || named.numbers.length > 0)) {
    await planExchange(scene, false);
    return true;
  }
  // "So what now?"
  const current = currentOrder(scene);
  if (few && current && reading.says.has('next_step')) {
    const offered = personOffered(context, scene.language, scene.say);
    if (context.control !== 'assistant') handOver(scene, 'requested', 'human', current.id);
    else await planStanding(scene, current);
    // Asked on, the offer of a colleague stands.
    if (offered && scene.reply.proposals.length === 0) offerColleague(scene);
    return true;
  }
  // "Which ones do I have?", asked back after a list
  const listed = lastSaid(context)?.choices.filter(({ id }) => /^(order|item):/.test(id)) ?? [];
  if (few && listed.length > 0 && reading.says.has('which')) {
    const orders = scene.orders.filter(({ id }) => listed.some((choice) => choice.id.split(':')[1] === id));
    if (orders.length > 1) askWhich(scene, orders);
    else if (orders[0]) needItem(scene, orders[0], 'return');
    return true;
  }
  // "I would rather have the right one"
  if (replaces(scene)) return true;
  // "I'm calling about my coat"
  const about = scene.orders.filter((order) => itemsMeant(scene, order).length > 0);
  const [only] = about;
  if (about.length !== 1 || !only) return false;
  const ticket = context.tickets.find(({ status, order: id }) => status !== 'resolved' && id === only.id);
  await planWish(scene, ticket?.intent ?? 'order_status', 'tell');
  return answered(scene);
}

/** "I would rather have the right one" after something wrong or broken came: a colleague arranges it. */
function replaces(scene: Scene): boolean {
  const fault = scene.context.tickets.find(
    ({ intent, status }) => status !== 'resolved' && (intent === 'wrong_item' || intent === 'damaged_item'),
  );
  if (!fault || !scene.reading.says.has('replacement')) return false;
  handOver(scene, 'replacement', fault.intent, fault.order);
  return true;
}

function answered({ reply }: Scene): boolean {
  if (reply.proposals.length > 0 || reply.beyond) return true;
  return reply.acts.some(({ type }) => type !== 'apology' && type !== 'code_proven');
}

/** "I wrote to you yesterday": the problem that is open, or a first proof of which one it is. */
async function goOn(scene: Scene): Promise<boolean> {
  const open = scene.context.tickets.find(({ status }) => status === 'open' || status === 'paused');
  if (open) await planWish(scene, open.intent, 'tell');
  else if (!isKnown(scene) && scene.orders.length === 0) await needOrder(scene, 'status', 'other');
  return answered(scene);
}

/**
 * The customer proved which order, in the middle of something begun elsewhere: those words stay there, and
 * this session goes on with the order.
 */
async function goOnHere(scene: Scene): Promise<void> {
  const order = await needOrder(scene, 'return', 'other');
  if (!order) return;
  if (!isKnown(scene)) act(scene, { type: 'elsewhere' });
  await planStanding(scene, order);
}

/** Yes and no; true when that was all there was to answer. */
async function agreement(scene: Scene, wishes: readonly Reading[]): Promise<boolean> {
  const { reading, context } = scene;
  if (!reading.polarity) return false;
  const thanksOnly = reading.intents.some(({ intent }) => intent === 'thanks' || intent === 'goodbye');
  if (wishes.length > 0) {
    const beside = withoutNo(scene);
    if (!beside || !asksBesideNo(scene) || wishes.some(settles)) return false;
    await answerBesideNo(scene, beside);
    return true;
  }
  // "No, not the bag, the trousers" means another thing.
  if (reading.polarity === 'no' && namesAnother(scene)) return false;
  const put = context.cards.length > 0 || context.settled !== undefined;
  const offered = put || personOffered(context, scene.language, scene.say);
  // "Yes please go ahead, and thank you" asks for something to be done.
  if (thanksOnly && !offered && !goesAhead(scene)) return false;
  // "Top, merci" to the offer of a colleague asks for nobody.
  if (thanksOnly && !put && reading.polarity === 'yes' && !saysYes(scene)) return false;
  // "No, I would rather have a replacement" is more than a no.
  if (reading.polarity === 'no') {
    if (replaces(scene)) return true;
    if (await planNext(scene, planWish)) return true;
    const beside = withoutNo(scene);
    if (!beside) return planNo(scene);
    await answerBesideNo(scene, beside);
    return true;
  }
  await planYes(scene);
  return true;
}

const SAYS_YES =
  /\b(?:yes|yeah|yep|yup|sure|ok|okay|please|go ahead|do|oui|ouais|d'accord|volontiers|je veux bien|svp|s'il vous plait|faites|allez|bien sur)\b/u;

function saysYes({ context }: Scene): boolean {
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join(' ');
  return SAYS_YES.test(fold(words).replace(/[’`]/g, "'"));
}

const GO_AHEAD =
  /\b(?:go ahead|proceed|do (?:it|so|that)|carry on|please do|yes please|i confirm|confirmed|let'?s (?:do|go)|make it so|allez.y|faites.le|faites|lancez|procedez|je confirme|je valide|je vous confirme|c'est d'accord|oui je veux bien)\b/u;

function goesAhead({ reading, context }: Scene): boolean {
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join(' ');
  return reading.polarity === 'yes' && GO_AHEAD.test(fold(words).replace(/[’`]/g, "'"));
}

/** A thing of the customer's own is named, and no "not" stands before it. */
function namesAnother(scene: Scene): boolean {
  const { reading } = scene;
  if (reading.contrast && reading.named.products.length > 0) return true;
  const words = reading.words.filter((word) => isGarment(word) && !reading.denied.includes(word));
  return scene.orders.some(({ items }) => items.some(({ title }) => likeness(words, title) >= 1));
}

async function planWish(scene: Scene, intent: Intent, mode: Mode): Promise<void> {
  await planOf(intent)(scene, mode);
}
