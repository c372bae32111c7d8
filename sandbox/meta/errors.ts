/** A refusal of the Graph API. */
export interface GraphError {
  code: number;
  title: string;
  details: string;
}

/**
 * Titles and HTTP statuses of the codes a sender meets (Meta, "Cloud API error codes"). The code is what
 * counts.
 */
const KNOWN: Record<number, [status: number, title: string]> = {
  4: [400, 'Application request limit reached'],
  10: [403, 'Application does not have permission for this action'],
  33: [400, 'Parameter value is not valid'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth access token'],
  368: [403, 'Temporarily blocked for policies violations'],
  80007: [400, 'Rate limit issues'],
  130429: [400, 'Rate limit hit'],
  130472: [400, "User's number is part of an experiment"],
  131000: [500, 'Something went wrong'],
  131005: [403, 'Access denied'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131021: [400, 'Recipient cannot be sender'],
  131026: [400, 'Message undeliverable'],
  131031: [403, 'Account has been locked'],
  131042: [400, 'Business eligibility payment issue'],
  131045: [500, 'Incorrect certificate'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'This message was not delivered to maintain healthy ecosystem engagement'],
  131050: [400, 'User has stopped marketing messages'],
  131051: [400, 'Unsupported message type'],
  131052: [400, 'Media download error'],
  131053: [400, 'Media upload error'],
  131056: [400, 'Pair rate limit hit'],
  131057: [500, 'Account in maintenance mode'],
  132000: [400, 'Template param count mismatch'],
  132001: [404, 'Template does not exist'],
  132005: [400, 'Translated text too long'],
  132007: [400, 'Template format character policy violated'],
  132012: [400, 'Template parameter format mismatch'],
  132015: [400, 'Template is paused'],
  132016: [400, 'Template is disabled'],
};

/** A refusal by its code. */
export function graphError(code: number, details: string): GraphError {
  return { code, title: KNOWN[code]?.[1] ?? 'Unknown error', details };
}

/** As the API answers it. */
export function errorResponse({ code, title, details }: GraphError): Response {
  const message = code >= 1000 || code === 100 ? `(#${code}) ${title}` : title;
  const error = {
    message,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
    fbtrace_id: crypto.randomUUID().replaceAll('-', '').slice(0, 23),
  };
  return Response.json({ error }, { status: KNOWN[code]?.[0] ?? 400 });
}

/** As a `failed` status carries it. */
export function errorStatus({ code, title, details }: GraphError): object {
  return { code, title, message: title, error_data: { details } };
}
