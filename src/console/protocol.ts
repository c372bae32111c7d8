/*
 * What crosses between the console in a browser and the service: bodies of `/api/v1` and frames of its two
 * sockets, as plain types without any package, so that both sides can import them. A contract: fields are
 * added, never changed. Times are ISO 8601, money is in minor units.
 */

export * from './protocol/agenda.ts';
export * from './protocol/desk.ts';
export * from './protocol/live.ts';
export * from './protocol/morning.ts';
export * from './protocol/notices.ts';
export * from './protocol/people.ts';
export * from './protocol/thread.ts';
export * from './protocol/values.ts';
