import * as sandbox from '../../sandbox/worker.ts';
// What is loaded when it is first asked for: one request's loading is never waited for by another.
import '../../src/brain/model/claude-sdk.ts';
import '../../src/mcp/server.ts';
import { noted } from './made.ts';
import { keepWorker } from './main-module.ts';
import { watchWork } from './quiet.ts';

/* What `npm start` runs, with a note of every object that is made: test/machine/afresh.ts empties those. */

keepWorker();
watchWork();

export const Customer = noted('CUSTOMER', sandbox.Customer);
export const Address = noted('ADDRESS', sandbox.Address);
export const Store = noted('STORE', sandbox.Store);
export const EmbeddedShop = noted('SHOP', sandbox.EmbeddedShop);
export const RemoteShop = noted('REMOTE_SHOP', sandbox.RemoteShop);
export const Knowledge = noted('KNOWLEDGE', sandbox.Knowledge);
export const Desk = noted('DESK', sandbox.Desk);
export const Figures = noted('FIGURES', sandbox.Figures);
export const Mailbox = noted('MAILBOX', sandbox.Mailbox);
export const Parcels = noted('PARCELS', sandbox.Parcels);
export const Webhooks = noted('WEBHOOKS', sandbox.Webhooks);
export const Index = noted('INDEX', sandbox.Index);
export const Outside = noted('OUTSIDE', sandbox.Outside);
export { default, FrontDoor, MailProvider, Providers, WorkersAi } from '../../sandbox/worker.ts';
