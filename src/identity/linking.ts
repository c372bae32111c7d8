/*
 * Two objects of one person become one thread, and two again. One rule: the follower alone writes who leads
 * it; all else is copy or cache. Nothing here uses storage, a network or a clock: an object asks what to do
 * next, does it in calls that may be lost, doubled or late, and reports the answer.
 * test/identity/linking.test.ts plays it over random histories.
 */

/** What an object reports of itself to another one that wants to link it. */
export interface ObjectState extends Led {
  id: string;
  /** ISO time of its first event; null when it never had a customer. */
  created: string | null;
}

/** What a follower writes: the only authority on who leads it. */
export interface Led {
  leader: string | null;
  /** Grows each time it is led. A request with another epoch than the next is out of date. */
  epoch: number;
}

/**
 * What a leader keeps of one follower, written before it asks for anything. `asking`: it is to follow.
 * `joining`: it follows, and its events are being fetched. `joined`: they are here, and more come through it.
 * `leaving`: those that came through it are being given back.
 */
export interface Link {
  follower: string;
  phase: 'asking' | 'joining' | 'joined' | 'leaving';
  /** The epoch it is led in: one more than the last. */
  epoch: number;
  /** How much of its log is here (`joining`), or was given back (`leaving`): a number in that log. */
  cursor: number;
}

/** What a leader has to do next for a link; null when nothing is left to do. */
export type LinkStep = { do: 'follow' | 'pull' | 'give back'; epoch: number; after: number };

/**
 * What a follower answers. `nobody`: it never had a customer. `other time`: the asker does not lead it in
 * that epoch.
 */
export type LinkAnswer =
  | { to: 'follow'; answer: 'following' | 'busy' | 'nobody' | 'other time' }
  | { to: 'follow'; answer: 'led'; leader: string }
  | { to: 'pull'; answer: 'page'; upTo: number; last: boolean }
  | { to: 'give back'; answer: 'taken'; upTo: number; last: boolean }
  | { to: 'pull' | 'give back'; answer: 'other time' };

/** How an answer changes a link. */
export type LinkOutcome =
  /** The link's new state; there is more to do unless it is joined. */
  | { link: Link }
  /** Nothing changed: ask again later. */
  | { later: true }
  /** There is no link. `instead` is the object to link in its place: its leader, or itself as it is now. */
  | { gone: true; instead: string | null }
  /** It leads itself again: what came through it is to be deleted here. */
  | { parted: true };

/** Which of two leads: the older; of two with the same age the smaller id. */
export function elder(one: ObjectState, other: ObjectState): ObjectState {
  if (one.created === other.created) return one.id < other.id ? one : other;
  if (one.created === null || other.created === null) return one.created === null ? other : one;
  return one.created < other.created ? one : other;
}

/** A new link, before anything was asked; null where the other object is led already. */
export function asking(follower: ObjectState): Link | null {
  if (follower.leader !== null) return null;
  return { follower: follower.id, phase: 'asking', epoch: follower.epoch + 1, cursor: 0 };
}

/** A link that is to be undone. Only a complete one can be. */
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
 * Another object asks to lead this one in an epoch. `busy` while this one is joining or leaving another
 * itself, or cannot stop just now (a turn is in the middle of a call); asked twice it gives the same answer.
 * A call of a past epoch changes nothing.
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

/** Whether the asker leads this object, in this very epoch. */
export function isLedBy(led: Led, by: { leader: string; epoch: number }): boolean {
  return led.leader === by.leader && led.epoch === by.epoch;
}

/** The last page was given back: it leads itself again. */
export function released({ epoch }: Led): Led {
  return { leader: null, epoch };
}

/**
 * Whether events that came through a follower may be written now. `later`: its own events are not all here
 * yet, or are leaving. `not mine`: it is not led from here.
 */
export function through(links: readonly Link[], follower: string): 'now' | 'later' | 'not mine' {
  const link = links.find((other) => other.follower === follower);
  if (!link) return 'not mine';
  return link.phase === 'joined' ? 'now' : 'later';
}

/**
 * How an answer to `step` changes a link. `now` is the link when the answer arrives: if it has changed since
 * the question, the answer is out of date.
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
      // The answer to the last page of a leaving link was lost: the follower leads itself since.
      return now.phase === 'leaving' ? { parted: true } : { gone: true, instead: now.follower };
  }
}
