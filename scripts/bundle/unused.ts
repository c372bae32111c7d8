/*
 * Stands in the bundle for modules of which nothing is used: `[alias]` of wrangler.toml says which and why. Every name that is passed on
 * from there is here; what would be called throws.
 */

export const htmlEntities: Readonly<Record<string, string>> = {};

function left(): never {
  throw new Error('left out of the bundle: see [alias] in wrangler.toml');
}

export const fromJSONSchema = left;
export const compile = left;
export const compileFn = left;
export const withParser = left;
export const INVALID: unique symbol = Symbol('left out of the bundle');
export class ZodCompileAsyncError extends Error {}
export class ZodCompileUnsupportedError extends Error {}
export const MessageStream = { createMessage: left };
export class DefaultJsonSchemaValidator {
  readonly getValidator = left;
}
export const process = {};
export class Batches {}
export const defaultCredentials = left;
export const resolveCredentialsFromConfig = left;
export const context = { active: left, with: left };
export const trace = { getTracerProvider: left, isSpanContextValid: left, setSpan: left };
export const propagation = { inject: left, fields: (): string[] => [] };
/** Names of refusals of its other services: a status tells enough of those of messages. */
export const ERROR_CODE_CLASSES: ReadonlyMap<string, never> = new Map();
export const toFile = left;
export const setUsageSumAttributes = left;
export class TokenCache {}
export const stringifyQuery = left;
export const setMessageContentAttributes = left;
export const setContentAttributes = left;
export const toolResultContentBlocks = left;
export const recordStreamedMessageContent = left;
export const endAnthropicApiCallSpanWhenStreamEnds = left;
export const SpanKind = {};
export const SpanStatusCode = {};
