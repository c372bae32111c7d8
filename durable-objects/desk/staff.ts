import type { DeskLive } from './live.ts';
import type { DeskParts } from './parts.ts';
import type { PasskeyAct, PasskeyVerdict, PersonAct, PersonVerdict } from './rpc.ts';

/** Takes a person in, changes what is known of them, takes them out (then nothing of theirs opens anything any more), or revokes a passkey of theirs. */
export function actOnPerson(
  { people, signIns, passkeys, mentions, notices }: DeskParts,
  live: DeskLive,
  act: PersonAct,
): PersonVerdict {
  switch (act.type) {
    case 'add':
      return people.add(act.id, act.record);
    case 'change':
      return people.change(act.id, act.changes);
    case 'remove': {
      const removed = people.remove(act.id);
      if (removed !== 'removed') return removed;
      signIns.closeAll(act.id);
      passkeys.removeAll(act.id);
      mentions.dismiss(act.id);
      notices.dismiss(act.id);
      live.dismiss(act.id);
      return removed;
    }
    case 'revoke':
      if (!passkeys.remove(act.id, act.passkey)) return 'unknown';
      signIns.closeSessions(act.id);
      live.dismiss(act.id);
      return 'removed';
  }
}

/** Keeps a passkey of a person's, names it otherwise, or forgets it. */
export function actOnPasskey(
  { people, passkeys }: DeskParts,
  person: string,
  act: PasskeyAct,
): PasskeyVerdict {
  if (!people.get(person)) return 'unknown';
  switch (act.type) {
    case 'add':
      return passkeys.take(act.challenge) ? passkeys.add(person, act.name, act.made) : 'answered';
    case 'rename':
      return passkeys.rename(person, act.id, act.name) ?? 'unknown';
    case 'remove':
      return passkeys.remove(person, act.id) ? 'removed' : 'unknown';
  }
}
