import type { Intent } from '../../../conversation/values.ts';
import type { HandoverReason } from '../acts.ts';
import { daysBetween, localTime, openingAt } from '../calendar.ts';
import { problemKnown } from '../memory.ts';
import { act, type Scene, ticket } from '../scene.ts';
import { currentOrder } from '../topic.ts';
import { doneText } from './done.ts';

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
  if (context.control !== 'assistant') {
    if (!silently) act(scene, { type: 'still_waiting', opening });
    return;
  }
  if (reply.handover) return;
  if (!silently) act(scene, { type: 'handover', reason, opening });
  reply.choices = [];
  const about = order ?? currentOrder(scene)?.id ?? null;
  reply.handover = { reason, summary: summaryOf(scene, intent, about) };
  ticket(scene, intent, about, 'escalate');
}

function summaryOf(scene: Scene, intent: Intent, orderId: string | null): string {
  const { context, language, reading, today } = scene;
  const { briefing, formats } = language;
  const order = scene.orders.find(({ id }) => id === orderId) ?? null;
  const problem = reading.problem ?? (order && problemKnown(context, scene.compiled, today, order.id));
  const seen = new Set<string>();
  const earlier = context.history
    .filter(({ author, sameSession }) => author === 'customer' && !sameSession)
    .map(({ channel, at, testimony }) => ({
      channel: formats.channel(channel),
      when: scene.say.past(at),
      claimed: testimony,
    }))
    .filter(({ channel, when }) => !seen.has(channel + when) && seen.add(channel + when))
    .slice(-4);
  const tickets = context.tickets.filter(
    ({ status, order: about }) => status !== 'resolved' && (!orderId || !about || about === orderId),
  );
  const topic = intent === 'human' ? (tickets[0]?.intent ?? intent) : intent;
  return briefing.summary({
    name: context.speaker.name ?? context.speaker.firstName,
    assurance: scene.assurance,
    reason: topic === intent ? briefing.topic[intent] : `${briefing.topic[intent]}: ${briefing.topic[topic]}`,
    order: order && {
      id: order.id,
      status: order.status,
      pieces: formats.list(
        order.items.map((item) => scene.say.piece(item)),
        'and',
      ),
    },
    problem: problem ? briefing.problem[problem] : null,
    earlier,
    done: context.done
      .filter(
        ({ order: about, at }) =>
          (!orderId || about === orderId) &&
          daysBetween(localTime(at, context.store.timeZone).day, today) < 90,
      )
      .flatMap((action) => doneText(scene, action) ?? []),
    open: context.proposals.map(({ effect }) => effect),
    upset: (reading.satisfaction ?? 1) < 0.3,
  });
}
