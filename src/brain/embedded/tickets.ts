import { INTENTS, sameProblem } from '../../conversation/intents.ts';
import type { TicketView } from '../../conversation/views.ts';
import type { TicketStep } from '../brain.ts';
import type { Scene, TicketWish } from './scene.ts';

/** A closed problem that comes back within this time is the same one, opened again. */
const REOPENS_MS = 14 * 86_400_000;

const RANK = { resolve: 1, refuse: 2, pause: 3, open: 4, escalate: 5 } as const;

/**
 * One problem, one ticket, whatever the channel: continues the one that is open, or opens one. The main
 * problem comes first.
 */
export function ticketSteps(scene: Scene): TicketStep[] {
  const taken = new Set<string>();
  return problemsOf(scene.reply.tickets).flatMap((wish) => {
    const existing = ticketFor(scene, wish);
    if (existing && taken.has(existing.id)) return [];
    if (existing) taken.add(existing.id);
    return stepsOf(wish, existing);
  });
}

/**
 * The problem that stays open longest is the main one; beside it stand those about something else, not
 * passing answers.
 */
function problemsOf(wishes: readonly TicketWish[]): TicketWish[] {
  const [main, ...others] = wishes.toSorted((a, b) => RANK[b.end] - RANK[a.end]);
  if (!main) return [];
  const apart = (wish: TicketWish) =>
    wish.order !== null && main.order !== null && (wish.order !== main.order || RANK[wish.end] >= RANK.pause);
  return [main, ...others.filter(apart)];
}

function stepsOf(wish: TicketWish, existing: TicketView | null): TicketStep[] {
  if (!existing) {
    const open: TicketStep = { op: 'open', intent: wish.intent, order: wish.order, subject: wish.subject };
    return wish.end === 'open' ? [open] : [open, ending(wish.end, null)];
  }
  const { id } = existing;
  const named = existing.order === null && wish.order !== null ? { order: wish.order } : {};
  // Who waits for a person keeps waiting, unless the problem is solved.
  if (existing.status === 'escalated') {
    const solved = wish.end === 'resolve' && sameProblem(existing.intent, wish.intent) && settles(wish);
    return solved ? [{ op: 'resolve', id, ...named }] : [];
  }
  return [wish.end === 'open' ? { op: 'continue', id, ...named } : { ...ending(wish.end, id), ...named }];
}

function ending(end: Exclude<TicketWish['end'], 'open'>, id: string | null): TicketStep {
  if (end === 'refuse') return { op: 'resolve', id, refused: true };
  return id === null ? { op: end, id } : { op: end, id };
}

function ticketFor(scene: Scene, wish: TicketWish): TicketView | null {
  const { tickets, now } = scene.context;
  const fits = (ticket: TicketView) =>
    (ticket.order === wish.order || ticket.order === null || wish.order === null) &&
    (sameProblem(ticket.intent, wish.intent) || wish.end === 'pause' || wish.end === 'escalate');
  const live = tickets.filter(({ status }) => status !== 'resolved');
  const exact = live.find((ticket) => fits(ticket) && ticket.order === wish.order);
  if (exact) return exact;
  // A question about the shelf or the hours is no part of an order's problem.
  const near = live.find((ticket) => fits(ticket) && (wish.order !== null || !closes(wish)));
  if (near) return near;
  if (wish.order === null || !settles(wish)) return null;
  return (
    tickets.find(
      (ticket) =>
        ticket.status === 'resolved' &&
        ticket.order === wish.order &&
        sameProblem(ticket.intent, wish.intent) &&
        Date.parse(now) - Date.parse(ticket.at) < REOPENS_MS,
    ) ?? null
  );
}

function closes({ end }: TicketWish): boolean {
  return end === 'resolve' || end === 'refuse';
}

/** What changes something, as against a question answered. */
function settles({ intent }: TicketWish): boolean {
  return INTENTS[intent].settles === true;
}
