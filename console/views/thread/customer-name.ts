import type { TimelineItem } from '../../../src/console/protocol.ts';
import { useThread } from '../world.ts';

/** What the customer is called, where they said it themselves: of a testimony nobody knows whose it is. */
export function useCustomerName({ author, testimony }: TimelineItem): string | null {
  const { person } = useThread();
  return author.kind === 'customer' && !testimony ? (person.profile.value?.name ?? null) : null;
}
