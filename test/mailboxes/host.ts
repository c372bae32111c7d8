import type { TestProject } from 'vitest/node';
import { startMailHost } from '../../sandbox/mailbox/server.ts';

/** Starts a mail host beside the tests that run in workerd, which cannot. */
export default async function mailHost(project: TestProject): Promise<() => Promise<void>> {
  const { imap, smtp, api, control, close } = await startMailHost();
  project.provide('mailHost', { imap, smtp, api, control });
  return close;
}

declare module 'vitest' {
  interface ProvidedContext {
    mailHost: { imap: number; smtp: number; api: number; control: number };
  }
}
