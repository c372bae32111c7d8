import { demand, type Rights } from '../../../src/console/rights.ts';
import type { Parts } from '../wiring.ts';
import { actFor } from './act.ts';
import { agendaOf } from './agenda.ts';
import { briefOf } from './brief.ts';
import { entryOf } from './card.ts';
import { channelChoices } from './channels.ts';
import { ordersOf } from './orders.ts';
import type { ConsoleAnswer, ConsoleQuestion } from './questions.ts';
import { floorOf } from './thread-state.ts';

/** Answers what the console asks of a thread. */
export async function answerConsole(
  { context, timeline, sockets }: Pick<Parts, 'context' | 'timeline' | 'sockets'>,
  question: ConsoleQuestion,
  rights: Rights,
): Promise<ConsoleAnswer | null> {
  const { type } = question;
  demand(rights, type === 'act' ? 'customers:act' : 'customers:read');
  // A question about an unknown customer makes no tables.
  if (context.isNobody()) return null;
  await context.settings.current();
  if (context.isNobody()) return null;
  switch (type) {
    case 'why':
      return { type, why: context.thread.reasons.get(question.message) };
    case 'timeline':
      return { type, page: await timeline.page(question.before, question.limit) };
    case 'floor':
      return { type, floor: floorOf(context.thread.state, () => ''), wrote: timeline.lastAdvisor(0, null) };
    case 'entry':
      return { type, entry: entryOf(context) };
    case 'brief':
      return { type, brief: briefOf(context) };
    case 'orders':
      return { type, orders: await ordersOf(context) };
    case 'agenda':
      return { type, agenda: await agendaOf(context) };
    case 'channels':
      return { type, channels: channelChoices(context, (session) => sockets.of(session).length > 0) };
    case 'act':
      return { type, outcome: await actFor(context, question) };
  }
}
