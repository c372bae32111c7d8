import { z } from 'zod';
import type { ToolTypes } from '../../../tools/tool.ts';
import type { Context, ProposalView } from '../../context.ts';

/* Open proposals: reading their input back, and deciding whether one is what the customer asks for now. */

const Inputs = {
  return_item: z.object({ order: z.string(), lines: z.array(z.string()), reason: z.string().optional() }),
  exchange_item: z.object({ order: z.string(), line: z.string(), sku: z.string() }),
  choose_refund: z.object({ order: z.string(), return: z.string() }),
  cancel_order: z.object({ order: z.string() }),
  undo: z.object({ order: z.string(), exchange: z.string().optional(), return: z.string().optional() }),
};

export type Offer = {
  [Name in keyof typeof Inputs]: { proposal: ProposalView; tool: Name; input: ToolTypes[Name]['input'] };
}[keyof typeof Inputs];

/** The proposal as a call that can be made; null when its input makes no sense any more. */
export function offerOf(proposal: ProposalView): Offer | null {
  switch (proposal.tool) {
    case 'return_item': {
      const input = Inputs.return_item.safeParse(proposal.input);
      return input.success ? { proposal, tool: 'return_item', input: input.data } : null;
    }
    case 'exchange_item': {
      const input = Inputs.exchange_item.safeParse(proposal.input);
      return input.success ? { proposal, tool: 'exchange_item', input: input.data } : null;
    }
    case 'choose_refund': {
      const input = Inputs.choose_refund.safeParse(proposal.input);
      return input.success ? { proposal, tool: 'choose_refund', input: input.data } : null;
    }
    case 'cancel_order': {
      const input = Inputs.cancel_order.safeParse(proposal.input);
      return input.success ? { proposal, tool: 'cancel_order', input: input.data } : null;
    }
    case 'undo': {
      const input = Inputs.undo.safeParse(proposal.input);
      return input.success ? { proposal, tool: 'undo', input: input.data } : null;
    }
    default:
      return null;
  }
}

/** The latest proposal of exactly this call. */
export function onTable(
  proposals: readonly ProposalView[],
  tool: string,
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
