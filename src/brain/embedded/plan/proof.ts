import { type CodeTarget, CodeWay } from '../../../identity/code.ts';
import type { Guarded } from '../../../language/acts.ts';
import { lookup } from '../../../lookup.ts';
import { lastSaid, ordersMentioned } from '../memory.ts';
import { act, isKnown, offerHuman, type Scene } from '../scene.ts';
import { currentOrder } from '../topic.ts';

/*
 * The smallest proof: a code, offered where a step needs to know who is speaking, checked, and gone on from.
 */

/** What an email address or a number on file is wanted for, and all that may be. */
const EVERYTHING: readonly Guarded[] = [
  'exchange',
  'cancellation',
  'refund',
  'return',
  'undo',
  'order',
  'details',
  'address_change',
  'receipt',
  'subscription',
  'invoice',
  'appointment',
  'address_known',
];

/**
 * Offers the smallest step that proves who the customer is. Where a letter would cost a day, or where the
 * customer has just said where to, the code is sent at once. Else, or where they want nothing that needs it
 * (`asks`), they are asked. Without a way to send codes the other proofs are offered.
 */
export function offerProof(scene: Scene, guarded: Guarded, order: string | null = null, asks = false): void {
  const { context, reply } = scene;
  const ways = context.codeWays ?? [];
  if (reply.code || reply.acts.some(({ type }) => type === 'code_offer' || type === 'code_where')) return;
  offerHuman(scene);
  if (ways.length === 0) {
    act(scene, { type: 'needs_proof', for: guarded, known: isKnown(scene) });
    return;
  }
  const target = targetOf(scene, order);
  const waiting = context.proof?.state === 'open' ? context.proof : null;
  if (waiting && (!target || same(target, waiting.target))) {
    tellSent(scene, waiting.target, waiting.by, true);
    return;
  }
  const by = target && wayFor(target, ways, null);
  if (!target || !by) {
    act(scene, { type: 'code_where', for: guarded, moved: context.speaker.changedNumber ?? false });
    return;
  }
  act(scene, { type: 'code_why', for: guarded });
  if (!asks && (target.kind === 'address' || scene.say.letter || whereAsked(scene))) {
    reply.code = { target, by };
    return;
  }
  act(scene, { type: 'code_offer', order: target.kind === 'order' ? target.order : null, by });
  offerWays(scene, target, ways);
}

/**
 * What in the message is about a code: one that is given, a wish for another, a yes to the offer of one. True
 * when nothing else is to be answered. After the right one, what was wanted before is answered.
 */
export async function proving(scene: Scene): Promise<boolean> {
  const { context, choice, reading, codes } = scene;
  const { proof } = context;
  const pressed = choice ? chosen(choice) : null;
  if (pressed) return send(scene, pressed.target ?? proof?.target ?? null, pressed.by ?? proof?.by ?? null);
  if (proof?.state === 'passed') {
    if (proof.fresh) act(scene, { type: 'code_proven', name: context.speaker.firstName });
    return false;
  }
  const [code] = codes;
  if (proof && code !== undefined) return check(scene, code);
  if (proof?.state === 'open' && looksLikeCode(scene)) {
    act(scene, { type: 'code_result', result: 'malformed', left: proof.left });
    return about(scene);
  }
  const wished = wayWished(scene);
  const few = reading.words.length <= MOST_WORDS;
  if (proof && few && (reading.says.has('code_again') || (wished && reading.named.orders.length === 0)))
    return send(scene, proof.target, wished ?? proof.by);
  const offered = offeredHere(scene);
  if (offered && (reading.polarity === 'yes' || (few && wished)) && reading.named.orders.length === 0)
    return send(scene, offered.target, wished ?? offered.by);
  if (!proof && few && reading.says.has('code_wanted') && !OTHER_CODES.test(reading.words.join(' '))) {
    const target = targetOf(scene, null);
    if (target && context.codeWays?.length) return send(scene, target, wished);
    offerProof(scene, 'order');
    return about(scene);
  }
  if (!isKnown(scene) && whereAsked(scene)) {
    const target = typedAddress(scene);
    if (target) return send(scene, target, wished);
  }
  return false;
}

/** The fact that keeps when the customer was asked to prove a second address: never twice. */
const ASKED = 'proof_asked';

/**
 * Somebody speaks of an order from an address that is certainly theirs and on nobody's account. Once, and
 * where nothing else is asked, they may prove who they are, so that the address is known from then on.
 */
export function knowAddress(scene: Scene): void {
  const { context, reply, orders, today } = scene;
  const order = reply.tickets.map((wish) => wish.order).find((id) => orders.some((seen) => seen.id === id));
  const busy =
    reply.silence !== null ||
    reply.handover !== null ||
    reply.proposals.length > 0 ||
    reply.code !== null ||
    context.control !== 'assistant' ||
    reply.acts.some((said) => (said.type === 'settle' ? said.ask !== 'by_email' : ASKING.test(said.type)));
  if (!context.speaker.secondAddress || isKnown(scene) || busy || !order) return;
  if (context.proof || context.facts[ASKED] || !context.codeWays?.length) return;
  offerProof(scene, 'address_known', order, true);
  reply.facts.set(ASKED, today);
}

/** Acts that end in a question of their own. */
const ASKING = /^(?:ask_|which_|code_|needs_proof|offer_|confirm|clarify|no_such_variant|sold_out|fault)/;

/** Sends the code that the turn has come to, and tells of it. */
export async function sendPlanned(scene: Scene): Promise<void> {
  const planned = scene.reply.code;
  if (planned) await send(scene, planned.target, planned.by);
}

/** Codes that prove nobody. */
const OTHER_CODES = /promo|discount|voucher|coupon|reduc|remise|cadeau|gift|postal|post/;

/** Words that are about nothing but a code are few. */
const MOST_WORDS = 14;

async function check(scene: Scene, code: string): Promise<boolean> {
  const result = await scene.toolbox.call('check_code', { code });
  if (!result.ok) return false;
  const { result: verdict, left } = result.output;
  switch (verdict) {
    case 'passed':
      act(scene, { type: 'code_proven', name: scene.context.speaker.firstName });
      return about(scene);
    case 'wrong':
      act(scene, { type: 'code_result', result: verdict, left });
      break;
    case 'expired':
    case 'spent':
      act(scene, { type: 'code_result', result: verdict, left });
      break;
    case 'used':
    case 'none':
      return false;
  }
  scene.reply.choices.push({ id: 'code:new', label: scene.language.labels.newCode });
  offerHuman(scene);
  return about(scene);
}

async function send(scene: Scene, target: CodeTarget | null, by: CodeWay | null): Promise<boolean> {
  const way = target && wayFor(target, scene.context.codeWays ?? [], by);
  if (!target || !way) {
    act(scene, { type: 'needs_proof', for: 'order', known: isKnown(scene) });
    offerHuman(scene);
    return about(scene);
  }
  const result = await scene.toolbox.call('send_code', {
    ...(target.kind === 'order' ? { order: target.order } : {}),
    ...(target.kind === 'address' ? { address: target.address.slice(target.address.indexOf(':') + 1) } : {}),
    by: way,
  });
  if (result.ok) tellSent(scene, target, result.output.by);
  else act(scene, { type: 'codes_limit' });
  offerHuman(scene);
  return about(scene);
}

function tellSent(scene: Scene, target: CodeTarget, by: CodeWay, before = false): void {
  const order = target.kind === 'order' ? target.order : null;
  const address = target.kind === 'address' ? target.address.slice(target.address.indexOf(':') + 1) : null;
  const sure = target.kind === 'account' || (order !== null && scene.orders.some(({ id }) => id === order));
  act(scene, { type: 'code_sent', by, order, address, sure, before });
  const others = (scene.context.codeWays ?? []).filter((way) => way !== by && wayFor(target, [way], way));
  offerWays(scene, target, others);
}

function about(scene: Scene): true {
  scene.reply.aboutProof = scene.reply.tickets.length === 0 && scene.reply.proposals.length === 0;
  return true;
}

/** Where a code may go: to the customer's own account, to what was typed, to the order in question. */
function targetOf(scene: Scene, order: string | null): CodeTarget | null {
  if (isKnown(scene)) return { kind: 'account' };
  const id =
    order ??
    scene.reading.named.orders[0] ??
    currentOrder(scene)?.id ??
    ordersMentioned(scene.context, ({ sameSession }) => sameSession)[0];
  return id ? { kind: 'order', order: id } : typedAddress(scene);
}

function typedAddress({ reading }: Scene): CodeTarget | null {
  const [email] = reading.named.emails;
  const [phone] = reading.named.phones;
  if (email) return { kind: 'address', address: `email:${email}` };
  return phone ? { kind: 'address', address: `phone:${phone}` } : null;
}

/** A mail goes to a mailbox, a text to a number; by the route the customer wished, where it is open. */
function wayFor(target: CodeTarget, ways: readonly CodeWay[], wished: CodeWay | null): CodeWay | null {
  const fit = ways.filter(
    (way) => target.kind !== 'address' || (way === 'email') === target.address.startsWith('email:'),
  );
  return (wished && fit.includes(wished) ? wished : fit[0]) ?? null;
}

function offerWays(scene: Scene, target: CodeTarget, ways: readonly CodeWay[]): void {
  const { labels } = scene.language;
  const label = { email: labels.codeByEmail, sms: labels.codeByText, whatsapp: labels.codeByWhatsApp };
  const name = target.kind === 'order' ? `order:${target.order}` : target.kind;
  if (target.kind === 'address') return;
  const human = scene.reply.choices.findIndex(({ id }) => id === 'human');
  const choices = ways.map((way) => ({ id: `code:${way}:${name}`, label: label[way] }));
  scene.reply.choices.splice(human < 0 ? scene.reply.choices.length : human, 0, ...choices);
}

/** `code:sms:order:45821`, `code:email:account`, `code:new`. */
function chosen(choice: string): { target: CodeTarget | null; by: CodeWay | null } | null {
  const [kind, way, what, ...order] = choice.split(':');
  if (kind !== 'code') return null;
  const by = CodeWay.safeParse(way).data ?? null;
  if (what === 'account') return { target: { kind: 'account' }, by };
  return { target: what === 'order' ? { kind: 'order', order: order.join(':') } : null, by };
}

/** How the customer wants it sent, in their own words. */
function wayWished({ reading, compiled }: Scene): CodeWay | null {
  if (reading.says.has('by_text')) return 'sms';
  const channels = reading.words.map((word) => lookup(compiled.lexicon.channels, word));
  if (channels.includes('whatsapp')) return 'whatsapp';
  return channels.includes('email') && reading.named.emails.length === 0 ? 'email' : null;
}

/** A number that is no code, where one was asked for. */
function looksLikeCode({ context }: Scene): boolean {
  const said = context.asked.map(({ text }) => text).join(' ');
  const digits = said.replace(/\D/g, '');
  const known = context.orders.some(({ id }) => id === digits);
  return !known && /^[\d\s.,-]{3,20}$/.test(said) && digits.length >= 3 && digits.length <= 9;
}

/** True when the assistant's last words here asked where a code is to go. */
function whereAsked({ context, language, say }: Scene): boolean {
  const said = lastSaid(context)?.text ?? '';
  return EVERYTHING.some((guarded) =>
    [false, true].some((moved) =>
      said.includes(language.wording.code_where({ type: 'code_where', for: guarded, moved }, say)),
    ),
  );
}

/** The code that the assistant's last words here offered to send; null when they offered none. */
function offeredHere(scene: Scene): { target: CodeTarget; by: CodeWay } | null {
  const { context, language, say } = scene;
  const said = lastSaid(context)?.text ?? '';
  if (context.proof) {
    const { target, by } = context.proof;
    const again = (['expired', 'spent'] as const).some((result) =>
      said.includes(language.wording.code_result({ type: 'code_result', result, left: 0 }, say)),
    );
    if (again) return { target, by };
  }
  const orders = [
    ...context.orders.map(({ id }) => id),
    ...ordersMentioned(context, ({ sameSession }) => sameSession),
  ];
  for (const by of CodeWay.options) {
    for (const order of [null, ...orders]) {
      if (!said.includes(language.wording.code_offer({ type: 'code_offer', order, by }, say))) continue;
      return { target: order === null ? { kind: 'account' } : { kind: 'order', order }, by };
    }
  }
  return null;
}

function same(one: CodeTarget, other: CodeTarget): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
