/*
 * Two objects of one person become one thread, and two again. One rule: the follower alone writes who leads
 * it; all else is copy or cache. Nothing here knows storage, a network or a clock: an object asks what to do
 * next, does it in calls that may be lost, doubled or late, and tells what was answered.
 * test/identity/linking.test.ts plays it over random histories.
 */

/** What an object tells of itself to whoever wants to link it. */
export interface ObjectState extends Led {
  id: string;
  /** ISO time of its first breath; null when nobody was ever there. */
  created: string | null;
}

/** What a follower writes: the only truth about who leads it. */
export interface Led {
  leader: string | null;
  /** Grows with each time it is led. Who asks for a time that has passed, or is not next, comes too late. */
  epoch: number;
}

/**
 * What a leader keeps of one follower, written before it asks for anything. `asking`: it is to follow.
 * `joining`: it does, and its events are being fetched. `joined`: they are here, and more come through it.
 * `leaving`: those that came through it are being given back.
 */
export interface Link {
  follower: string;
  phase: 'asking' | 'joining' | 'joined' | 'leaving';
  /** The time it is led for: the one after all that it has been led for before. */
  epoch: number;
  /**
   * How far its log is here (`joining`), or how far ours was given back (`leaving`): a number in that log.
   */
  cursor: number;
}

/** What a leader has to do for a link now; null when nothing is left to do. */
export type LinkStep = { do: 'follow' | 'pull' | 'give back'; epoch: number; after: number };

/**
 * What a follower answers. `nobody`: it was never there. `other time`: it is not led by the asker for that
 * time.
 */
export type LinkAnswer =
  | { to: 'follow'; answer: 'following' | 'busy' | 'nobody' | 'other time' }
  | { to: 'follow'; answer: 'led'; leader: string }
  | { to: 'pull'; answer: 'page'; upTo: number; last: boolean }
  | { to: 'give back'; answer: 'taken'; upTo: number; last: boolean }
  | { to: 'pull' | 'give back'; answer: 'other time' };

/** What an answer makes of a link. */
export type LinkOutcome =
  /** It stands like this now, and there is more to do unless it is joined. */
  | { link: Link }
  /** Nothing changed: ask again later. */
  | { later: true }
  /**
   * There is no link. `instead` is who is to be linked in its place: its leader, or itself as it stands now.
   */
  | { gone: true; instead: string | null }
  /** It leads itself again: what came through it is to be forgotten here. */
  | { parted: true };

/** Which of two leads: the older; of two that are equally old the smaller id. */
export function elder(one: ObjectState, other: ObjectState): ObjectState {
  if (one.created === other.created) return one.id < other.id ? one : other;
  if (one.created === null || other.created === null) return one.created === null ? other : one;
  return one.created < other.created ? one : other;
}

/** A new link, before anything was asked; null where the other one is led already. */
export function asking(follower: ObjectState): Link | null {
  if (follower.leader !== null) return null;
  return { follower: follower.id, phase: 'asking', epoch: follower.epoch + 1, cursor: 0 };
}

/** A link that is to be undone. Only one that is whole can be. */
export function leaving(link: Link): Link | null {
  return link.phase === 'joined' ? { ...link, phase: 'leaving', cursor: 0 } : null;
}

/** What to do next for a link. */
export function nextStep({ phase, epoch, cursor: after }: Link): LinkStep | null {
  switch (phase) {
    case 'asking':
      return { do: 'follow', epoch, after };
    case 'joining':
      return { do: 'pull', epoch, after };
    case 'leaving':
      return { do: 'give back', epoch, after };
    case 'joined':
      return null;
  }
}

/**
 * Somebody asks to lead this object for a time. `busy` while it is joining or leaving anybody itself, or
 * cannot stop just now (a turn is in the middle of a call); asked twice it gives the same answer. A call that
 * comes when its time has passed changes nothing.
 */
export function askedToFollow(
  led: Led,
  links: readonly Link[],
  by: { leader: string; epoch: number },
  canStop: boolean,
): { led: Led; answer: LinkAnswer & { to: 'follow' } } {
  const answer = (word: 'following' | 'busy' | 'other time') => ({ to: 'follow', answer: word }) as const;
  if (isLedBy(led, by)) return { led, answer: answer('following') };
  if (led.leader !== null) return { led, answer: { to: 'follow', answer: 'led', leader: led.leader } };
  if (by.epoch !== led.epoch + 1) return { led, answer: answer('other time') };
  if (!canStop || links.some(({ phase }) => phase !== 'joined')) return { led, answer: answer('busy') };
  return { led: { ...by }, answer: answer('following') };
}

/** Whether whoever asks leads this object, and for this very time. */
export function isLedBy(led: Led, by: { leader: string; epoch: number }): boolean {
  return led.leader === by.leader && led.epoch === by.epoch;
}

/** The last page was given back: it leads itself again. */
export function released({ epoch }: Led): Led {
  return { leader: null, epoch };
}

/**
 * Whether what came through a follower may be written now. `later`: its own events are not all here yet, or
 * are leaving. `not mine`: it is not led from here.
 */
export function through(links: readonly Link[], follower: string): 'now' | 'later' | 'not mine' {
  const link = links.find((other) => other.follower === follower);
  if (!link) return 'not mine';
  return link.phase === 'joined' ? 'now' : 'later';
}

/**
 * What an answer to `step` makes of a link. `now` is the link as it stands when the answer comes: it may have
 * changed since it was asked, and then the answer is to a question of the past.
 */
export function answered(now: Link, step: LinkStep, answer: LinkAnswer): LinkOutcome {
  const asked = nextStep(now);
  const isPast = asked?.do !== step.do || asked.epoch !== step.epoch || asked.after !== step.after;
  if (isPast || answer.to !== step.do) return { later: true };
  switch (answer.answer) {
    case 'following':
      return { link: { ...now, phase: 'joining' } };
    case 'busy':
      return { later: true };
    case 'nobody':
      return { gone: true, instead: null };
    case 'led':
      return { gone: true, instead: answer.leader };
    case 'page':
      return { link: { ...now, phase: answer.last ? 'joined' : 'joining', cursor: answer.upTo } };
    case 'taken':
      return answer.last ? { parted: true } : { link: { ...now, cursor: answer.upTo } };
    case 'other time':
      // Of a link that leaves, the answer to the last page was lost: the follower leads itself since.
      return now.phase === 'leaving' ? { parted: true } : { gone: true, instead: now.follower };
  }
}
