/*
 * The part of Anthropic's SDK that a turn needs. The package's own client brings every resource of its API,
 * most of them for administrators, and no bundler can leave them out of it.
 */
export { BaseAnthropic } from '@anthropic-ai/sdk/client';
export { Messages } from '@anthropic-ai/sdk/resources/messages/messages';
