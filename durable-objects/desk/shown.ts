import { equalText } from '../../src/constant-time.ts';
import type { Env } from '../../src/env.ts';
import { codeOf } from '../../src/tokens.ts';
import type { DeskParts } from './parts.ts';
import type { SignInAct } from './rpc.ts';

/** Who has shown who they are; null where it was shown of nobody. An invitation or a code is used up by it. */
export async function shownBy(
  env: Env,
  { people, signIns, store }: Pick<DeskParts, 'people' | 'signIns' | 'store'>,
  act: SignInAct,
): Promise<string | null> {
  switch (act.type) {
    case 'invitation':
      return signIns.take(act.id);
    case 'person':
      return env.SANDBOX ? act.id : null;
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
