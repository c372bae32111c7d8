import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';

/** Fields of a form as Twilio signs them: all that came, a repeated one as a list. */
export type FormFields = Record<string, string | string[]>;

/** A form body as {@link FormFields}. One pass: this reads what nobody has verified yet. */
export function formFields(body: string | URLSearchParams): FormFields {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value);
    else if (typeof before === 'string') fields.set(name, [before, value]);
    else before.push(value);
  }
  return Object.fromEntries(fields);
}

/**
 * Whether Twilio sent this request: `X-Twilio-Signature` is the base64 HMAC-SHA1, under the account's token,
 * of the public URL it was given and the form's sorted fields. A JSON body is passed as the text it came in;
 * its hash is then in the URL as `bodySHA256`. Without token or header the answer is no. Compared in constant
 * time.
 * Source: twilio.com/docs/usage/security#validating-requests.
 */
export function verifyTwilio(
  url: string,
  content: FormFields | string,
  header: string | null | undefined,
  authToken: string | undefined,
): boolean {
  if (!authToken || !header) return false;
  try {
    return typeof content === 'string'
      ? validateRequestWithBody(authToken, header, url, content)
      : validateRequest(authToken, header, url, content);
  } catch {
    // The library throws on what is no URL.
    return false;
  }
}

/**
 * The same for the upgrade of a relay's socket: signed is the `ws://` or `wss://` URL as the TwiML gave it,
 * without fields, while a Worker sees the request as `http` or `https`. Source:
 * twilio.com/docs/voice/conversationrelay/onboarding.
 */
export function verifyTwilioSocket(
  url: string,
  header: string | null | undefined,
  authToken: string | undefined,
): boolean {
  return verifyTwilio(url.replace(/^http(?=s?:)/i, 'ws'), {}, header, authToken);
}
