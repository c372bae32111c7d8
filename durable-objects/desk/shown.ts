import { now } from '../../src/clock.ts';
import type { Person } from '../../src/console/protocol.ts';
import { equalText } from '../../src/constant-time.ts';
import type { Env } from '../../src/env.ts';
import { countOf } from '../../src/passkeys/ceremony.ts';
import { codeOf } from '../../src/tokens.ts';
import type { OpenConsole } from '../clients/open-consoles.ts';
import type { DeskParts } from './parts.ts';
import type { SignInAct } from './rpc.ts';

/** Who has shown who they are; null where it was shown of nobody. An invitation or a code is used up by it. */
export async function shownBy(
  env: Env,
  { people, signIns, passkeys, store }: Pick<DeskParts, 'people' | 'signIns' | 'passkeys' | 'store'>,
  act: SignInAct,
): Promise<string | null> {
  switch (act.type) {
    case 'invitation':
      return signIns.take(act.id);
    case 'person':
      return env.SANDBOX ? act.id : null;
    case 'passkey': {
      const { id } = act.passkey;
      const known = passkeys.get(id);
      if (!known || known.person !== act.person) return null;
      const count = await countOf(act.passkey, known, act.origin);
      if (count === null || !passkeys.take(act.challenge)) return null;
      return passkeys.used(id, known.counter, count) ? known.person : null;
    }
    case 'code': {
      const person = people.byEmail(act.email);
      const tried = person && signIns.try(person.id);
      if (!tried) return null;
      const { challenge } = tried;
      const code = await codeOf(env, store, { challenge, session: 'console', address: person.email });
      return equalText(code, act.code) && signIns.use(tried.n) ? person.id : null;
    }
  }
}

/** A person has shown who they are: their session is open from then on. Null where they work here no more. */
export function signedIn({ people, signIns }: DeskParts, id: string, session: string): Person | null {
  const person = people.get(id);
  if (!person) return null;
  people.joined(id);
  people.seen(person, now());
  signIns.open(id, session);
  return people.get(id);
}

/** Of people with an open socket, whether each may look no more: signed out, or taken out of the store. */
export function signedOut(
  parts: DeskParts,
  consoles: readonly Pick<OpenConsole, 'id' | 'signIn'>[],
): boolean[] {
  if (!parts.made) return consoles.map(() => true);
  const { people, signIns } = parts;
  return consoles.map(({ id, signIn }) =>
    signIn === null ? people.get(id) === null : !signIns.isOpen(signIn, id),
  );
}
