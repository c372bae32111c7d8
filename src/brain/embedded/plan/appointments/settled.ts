import { z } from 'zod';
import type { Effect } from '../../../../conversation/quote.ts';
import { toolNamed } from '../../../../tools/index.ts';
import type { Refusal, ToolResult } from '../../../../tools/tool.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { refused } from '../ask.ts';
import { handOver } from '../people.ts';
import { offerTimes, type Use } from './times.ts';
import { toldVisit } from './told.ts';

const Done = z.object({
  did: z.enum(['booked', 'moved', 'cancelled']),
  appointment: z
    .object({
      ...{
        service: z.string(),
        title: z.string().optional(),
        startsAt: z.string(),
        endsAt: z.string().nullable(),
      },
      ...{ with: z.string(), address: z.string(), note: z.string() },
    })
    .nullable(),
});

/** Whether a tool is offered only where appointments are. */
export function isAppointmentTool(tool: string): boolean {
  return toolNamed(tool)?.needs === 'appointments';
}

/** Says what was done to an appointment; false of what is no such thing. */
export function tellAppointment(scene: Scene, output: unknown): boolean {
  const { success, data } = Done.safeParse(output);
  if (!success || !data.appointment) return false;
  const { service, title } = data.appointment;
  act(scene, {
    type: 'appointment_done',
    did: data.did,
    visit: toldVisit(scene, { ...data.appointment, title: title ?? service }),
  });
  ticket(scene, 'appointment', null, 'resolve', service);
  return true;
}

/** Tells what came of a card about an appointment that the customer agreed to. */
export async function settledAppointment(scene: Scene, effect: Effect, result: ToolResult): Promise<void> {
  if (result.ok) {
    if (!tellAppointment(scene, result.output)) act(scene, { type: 'noted' });
    return;
  }
  await appointmentRefused(scene, effect, result.refusal);
}

/** Somebody else was faster: others are offered. Too near: a person decides. */
export async function appointmentRefused(
  scene: Scene,
  { input }: Pick<Effect, 'input'>,
  refusal: Refusal,
): Promise<void> {
  const reason = refusal.code === 'policy' ? refusal.reason : null;
  if (reason === 'time_taken') {
    act(scene, { type: 'time_taken' });
    const use = await useOf(scene, input);
    return use ? offerTimes(scene, use, { wanted: null }) : undefined;
  }
  if (reason === 'short_notice') return handOver(scene, 'policy', 'appointment', null);
  if (refusal.code === 'assurance') return refused(scene, refusal, 'appointment', 'appointment', null);
  act(scene, { type: 'offer_expired' });
}

const Input = z.object({ service: z.string().optional(), appointment: z.string().optional() });

async function useOf(scene: Scene, given: unknown): Promise<Use | null> {
  const { service, appointment } = Input.parse(given);
  if (service !== undefined) return { does: 'book', service };
  const own = await scene.toolbox.call('list_appointments', {});
  const found = own.ok ? own.output.find(({ id }) => id === appointment) : undefined;
  return found ? { does: 'move', appointment: found.id, service: found.service } : null;
}
