import type { Session, Suggestion } from '../../../src/conversation/state.ts';
import type { ObjectContext } from '../context.ts';
import { suggestionsOf } from '../verification/suggestions.ts';

/** What lists show of a customer. */
export interface Profile {
  id: string;
  account: string | null;
  name: string | null;
  control: string;
  addresses: { address: string; assurance: string; at: string; confirmedAt: string | null }[];
  sessions: Pick<Session, 'id' | 'channel' | 'address' | 'assurance' | 'heardAt'>[];
  tickets: { id: string; intent: string; order: string | null; status: string; subject: string }[];
  facts: Record<string, string>;
  /** Objects whose threads are part of this one, outermost first. */
  linked: string[];
  /** Objects that may be the same person; an advisor decides. */
  suggestions: Suggestion[];
}

/** What lists show of this customer; null where nobody is. */
export function profileOf({
  thread,
  self,
  isNobody,
}: Pick<ObjectContext, 'thread' | 'self' | 'isNobody'>): Profile | null {
  if (isNobody()) return null;
  const { account, control, sessions, tickets, facts, leads = {} } = thread.state;
  return {
    id: self,
    account: account?.id ?? null,
    name: account?.name || null,
    control: control.kind,
    addresses: thread.addresses.all().map(({ path: _, ...address }) => address),
    sessions: sessions.map(({ id, channel, address, assurance, heardAt }) => ({
      id,
      channel,
      address,
      assurance,
      heardAt,
    })),
    tickets: tickets.map(({ id, intent, order, status, subject }) => ({
      id,
      intent,
      order,
      status,
      subject,
    })),
    facts,
    linked: Object.values(leads)
      .flat()
      .map((path) => path.at(-1) ?? ''),
    suggestions: suggestionsOf(thread, self),
  };
}
