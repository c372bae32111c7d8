import type { Intent } from '../../../conversation/values.ts';
import type { HandoverReason } from '../../../language/acts.ts';
import { openingAt } from '../../../language/calendar.ts';
import { act, type Scene, ticket } from '../scene.ts';
import { orderAtHand, summaryOf } from './briefing.ts';

/** Gives the thread to a person, with what they need to know. Who waits already is not put in the queue again. */
export function handOver(
  scene: Scene,
  reason: HandoverReason,
  intent: Intent,
  order: string | null,
  silently = false,
): void {
  const { context, reply } = scene;
  const opening = openingAt(context.now, context.store);
  if (reply.handover) return;
  if (context.control !== 'assistant') {
    const waiting = context.tickets.find(({ status }) => status === 'escalated');
    if (!silently) act(scene, { type: 'still_waiting', opening, order: waiting?.order ?? null });
    // A caller is put through all the same: they are on the line now.
    if (!context.manner.spoken || intent !== 'human') return;
  } else if (!silently) act(scene, { type: 'handover', reason, opening });
  reply.choices = [];
  const about = order ?? orderAtHand(scene);
  reply.handover = { reason, summary: summaryOf(scene, reason, intent, about) };
  ticket(scene, intent, about, 'escalate');
}
