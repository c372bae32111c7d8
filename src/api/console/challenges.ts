import { base64url } from 'jose';
import type { AnsweredChallenge } from '../../../durable-objects/desk/passkeys.ts';
import type { PasskeyQuestion } from '../../console/protocol.ts';
import type { Env } from '../../env.ts';
import { hostOf } from '../../passkeys/ceremony.ts';
import { challengeToken, readChallengeToken } from '../../tokens.ts';
import { newSecretId } from './ids.ts';

/**
 * The challenge for a passkey to sign: `person` is who registers one, null for a sign-in. It is signed and
 * not stored, so that a stranger's request writes nothing; that it is used only once is kept by the desk it
 * opens.
 */
export async function questionFor(
  env: Env,
  origin: string,
  store: string,
  person: string | null,
): Promise<PasskeyQuestion> {
  const token = await challengeToken(env, { store, person, challenge: newSecretId('ch') });
  return { challenge: base64url.encode(token), host: hostOf(origin) };
}

/** The challenge that was answered; null where it is not ours, is somebody else's, or came too late. */
export async function answered(
  env: Env,
  store: string,
  challenge: string,
  person: string | null,
): Promise<AnsweredChallenge | null> {
  if (!env.SEAL_KEY || !/^[\w-]+$/.test(challenge) || challenge.length % 4 === 1) return null;
  const token = new TextDecoder().decode(base64url.decode(challenge));
  const claims = await readChallengeToken(env, store, token);
  return claims?.person === person ? { id: claims.challenge, until: claims.exp * 1000 } : null;
}
