import type { Facts } from './facts.ts';

/** Of where something goes: any place or time that is told of may be another than the card's. */
export function notThere(facts: Facts): boolean {
  const { place, has, said, words, subject, denies, is } = facts;
  if (place !== 'home' && place !== 'pickup') return false;
  if (subject === 'thing' && has('exists') && !has('person')) return true;
  if (denies && !has('nobody')) return place === 'home' && !has('lives');
  if (has('nobody')) return true;
  if (place === 'home' && has('nextTo', 'means')) return true;
  const at = words.findIndex(
    (word, i) =>
      is(word, 'places') &&
      i < words.length - 1 &&
      !said[i + 1]?.marks.has('a') &&
      !is(words[i + 1], 'span', 'with'),
  );
  // "It is my office" says whose the address is.
  const called = subject === 'thing' && place === 'home' && at < 0;
  if (!called && has(place === 'pickup' ? 'home' : 'away')) return true;
  if (words.some((word) => is(word, 'lives') && /ed$/.test(word))) return true;
  return at >= 0 && !(place === 'pickup' && is(words[at], 'near'));
}
