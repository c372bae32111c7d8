import { z } from '@hono/zod-openapi';
import { Bytes } from '../../passkeys/ceremony.ts';

/* The shapes of the passkey routes; the types are in src/console/protocol.ts. Bytes are base64url. */

const bytes = (description: string) => Bytes.openapi({ description });

export const PasskeyQuestionShape = z
  .object({
    challenge: bytes('What the passkey signs'),
    host: z.string().openapi({ description: 'The host whose passkeys are asked for: the `rpId`' }),
  })
  .openapi('PasskeyQuestion');

export const PasskeyAnswerShape = z
  .strictObject({
    id: bytes('The passkey’s id'),
    clientData: bytes('`clientDataJSON`'),
    authenticatorData: bytes('`authenticatorData`'),
    signature: bytes('`signature`'),
    handle: bytes('`userHandle`: whom the passkey names, and at which store'),
  })
  .openapi('PasskeyAnswer');

export const PasskeyId = z.string().regex(/^[\w-]{1,1400}$/);
export const PasskeyName = z.string().trim().min(1).max(60);
export const PasskeyShape = z
  .object({
    id: PasskeyId,
    name: z.string().openapi({ description: 'The name its person gave it' }),
    createdAt: z.string(),
    usedAt: z.string().nullable().openapi({ description: 'When it last signed in' }),
  })
  .openapi('Passkey');

export const NewPasskeyOptionsShape = PasskeyQuestionShape.extend({
  store: z.string().openapi({ description: 'The store’s name' }),
  person: z.object({
    handle: bytes('The user handle: it is kept in the passkey'),
    email: z.string(),
    name: z.string(),
  }),
  algorithms: z.array(z.number()).openapi({ description: 'COSE algorithm numbers, preferred ones first' }),
  known: z
    .array(PasskeyId)
    .openapi({ description: 'Their passkeys so far: a device that has one makes no other' }),
}).openapi('NewPasskeyOptions');

export const NewPasskeyShape = z
  .strictObject({
    name: PasskeyName,
    clientData: bytes('`clientDataJSON`'),
    attestation: bytes('`attestationObject`'),
  })
  .openapi('NewPasskey');
