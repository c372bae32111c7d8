import { z } from 'zod';
import type { Said } from './frames.ts';
import type { Seen } from './reading.ts';
import type { Reply } from './reply.ts';
import type { Slot } from './services-wording.ts';

const Visit = z.looseObject({
  id: z.string(),
  service: z.string(),
  startsAt: z.string(),
  with: z.string(),
  address: z.string(),
  ahead: z.boolean(),
});
const Free = z.looseObject({ service: z.string(), startsAt: z.string(), with: z.string() });
type Free = z.infer<typeof Free>;

const ASKED = /\bappointments?\b|\brendez-vous\b|\btechnici(?:an|en)\b|\bvisit\b/i;
const CHANGES = /\b(?:move|reschedul\w*|another time|décaler|déplacer|reporter)\b/i;
const BOOKS = /\b(?:book|make|réserver|prendre|prenez)\b/i;
const ENDS = /\bcancel|\bannul/i;
const ORDINALS = [
  /\b(?:first|premi[eè]re?)\b/i,
  /\b(?:second|deuxi[eè]me)\b/i,
  /\b(?:third|troisi[eè]me)\b/i,
];
const MORNING = /\bmorning\b|\bmatin\b/i;

/** What it does about appointments; null where the words are about none, and none was talked of. */
export function onAppointments(seen: Seen, reply: Reply): Said[] | null {
  if (!seen.tools.has('list_appointments')) return null;
  const { words } = reply;
  const wish = wishOf(words) ?? goneOnWith(seen, reply);
  if (!wish) return null;
  const { of } = reply;
  const listed = seen.called.find(({ name }) => name === 'list_appointments');
  if (!listed) return [{ type: 'tool_use', name: 'list_appointments', input: {} }];
  const visits = z.array(Visit).safeParse(listed.result);
  if (!visits.success) return reply.end('appointment', null, [of.proof]);
  const next = visits.data.find(({ ahead }) => ahead);
  if (wish === 'book') return choose(seen, reply, { lead: of.toBook, next: null });
  if (!next) return reply.end('appointment', null, [of.noVisit]);
  if (wish === 'cancel')
    return reply.propose('appointment', 'cancel_appointment', { appointment: next.id }, null, of.beside);
  if (wish === 'move') return choose(seen, reply, { lead: of.toMove, next });
  return reply.end('appointment', null, [of.visit(slotOf(next, reply), next.address)]);
}

type Wish = 'when' | 'move' | 'book' | 'cancel';

function wishOf(words: string): Wish | null {
  if (
    BOOKS.test(words) &&
    /\b(?:service|repair|visit|appointment|rendez-vous|entretien|réparation)\b/i.test(words)
  )
    return 'book';
  if (!ASKED.test(words)) return null;
  return CHANGES.test(words) ? 'move' : ENDS.test(words) ? 'cancel' : 'when';
}

/** Times were told last: what is said now is of them. */
function goneOnWith(seen: Seen, { of, words }: Reply): Wish | null {
  if (!MORNING.test(words) && !ORDINALS.some((one) => one.test(words))) return null;
  const past = seen.past.join('\n');
  const [moved, booked] = [past.lastIndexOf(of.toMove), past.lastIndexOf(of.toBook)];
  return moved < 0 && booked < 0 ? null : moved > booked ? 'move' : 'book';
}

/** Tells free times, or proposes the one that was chosen among those told last. */
function choose(
  seen: Seen,
  reply: Reply,
  { lead, next }: { lead: string; next: z.infer<typeof Visit> | null },
): Said[] {
  const { of, words } = reply;
  const looked = seen.called.find(({ name }) => name === 'find_free_times');
  if (!looked) {
    const input = next ? { service: next.service } : {};
    return [{ type: 'tool_use', name: 'find_free_times', input }];
  }
  const past = seen.past.join('\n');
  const found = z.array(Free).safeParse(looked.result).data ?? [];
  const said = `${past}\n${words}`.toLowerCase();
  const services = found.filter(({ service }) => said.includes(service.toLowerCase()));
  const own = next ? found : services.length > 0 ? services : found;
  const told = past.slice(past.lastIndexOf(lead));
  const chosen = ORDINALS.findIndex((one) => one.test(words));
  const isOf = (time: Free) => told.includes(slotOf(time, reply).when);
  const [time] = own.filter(isOf).slice(Math.max(chosen, 0));
  if (chosen >= 0 && time) {
    const { startsAt, with: staff, service } = time;
    const at = { startsAt, with: staff };
    return next
      ? reply.propose('appointment', 'move_appointment', { appointment: next.id, ...at }, null, of.beside)
      : reply.propose('appointment', 'book_appointment', { service, ...at }, null, of.beside);
  }
  const fitting = MORNING.test(words) ? own.filter(({ startsAt }) => startsAt.slice(11, 13) < '12') : own;
  const three = (fitting.length > 0 ? fitting : own).slice(0, 3).map((one) => slotOf(one, reply));
  if (three.length === 0) return reply.handOver('appointment', 'no time is free', of.noTimes);
  return reply.end('appointment', null, [`${lead} ${of.which(three)}`]);
}

/** A time on the store's wall, as the facts write it. */
export function slotOf(one: { service: string; startsAt: string; with: string }, reply: Reply): Slot {
  return {
    service: one.service,
    when: `${reply.day(one.startsAt)}, ${one.startsAt.slice(11, 16)}`,
    with: one.with,
  };
}
