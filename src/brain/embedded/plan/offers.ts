import { z } from 'zod';
import type { Deed } from '../../../conversation/deeds.ts';
import { type DoingTool, deedOf, isDoing, type ToolTypes, tools } from '../../../tools/index.ts';
import type { Context, ProposalView } from '../../context.ts';

/* Open proposals: reading their input back, and deciding whether one is what the customer asks for now. */

const Ordered = z.object({ order: z.string() });

/** A proposal as a call that can be made. */
export interface Offer {
  order: string;
  /** What is done about it, by the tool that it calls: a tool that the table forgets does not compile. */
  by<Result>(table: { [Name in DoingTool]: (input: ToolTypes[Name]['input']) => Result }): Result;
}

/** The proposal, read back; null when its input makes no sense any more. */
export function offerOf({ tool, input }: ProposalView): Offer | null {
  return isDoing(tool) ? read(tool, input) : null;
}

function read<Name extends DoingTool>(tool: Name, given: unknown): Offer | null {
  const parsed = tools[tool].input.safeParse(given);
  const about = Ordered.safeParse(parsed.data);
  if (!parsed.success || !about.success) return null;
  return { order: about.data.order, by: (table) => table[tool](parsed.data) };
}

/** An offer as it is put to the customer beside others. */
export function asOffered({ tool, effect }: ProposalView): { does: Deed | null; effect: string } {
  return { does: deedOf(tool), effect };
}

/** The latest proposal of exactly this call. */
export function onTable(
  proposals: readonly ProposalView[],
  tool: DoingTool,
  input: Record<string, unknown>,
): ProposalView | null {
  return (
    proposals.findLast((proposal) => {
      if (proposal.tool !== tool || typeof proposal.input !== 'object' || proposal.input === null)
        return false;
      const offered = Object.entries(proposal.input).filter(([, value]) => value !== undefined);
      const asked = Object.entries(input).filter(([, value]) => value !== undefined);
      return (
        offered.length === asked.length &&
        asked.every(([key, value]) =>
          offered.some(([name, other]) => name === key && JSON.stringify(other) === JSON.stringify(value)),
        )
      );
    }) ?? null
  );
}

/**
 * What was offered last in this session and not declined since. A bare yes is to it only while nothing else has been answered
 * in between: `stale` says that something has.
 */
export function offeredHere(context: Context): { proposals: ProposalView[]; stale: boolean } {
  const own = context.proposals.filter(({ sameSession }) => sameSession);
  const latest = own.at(-1)?.at;
  if (latest === undefined) return { proposals: [], stale: false };
  const since = context.history.filter(
    ({ sameSession, at }) => sameSession && Date.parse(at) >= Date.parse(latest),
  );
  const declined = since.some(
    ({ author, intent, at }) => author === 'customer' && intent === 'no' && at !== latest,
  );
  const answers = since.filter(({ author }) => author === 'assistant').length;
  return { proposals: declined ? [] : own.filter(({ at }) => at === latest), stale: answers > 1 };
}
