/** The session of a call, by the provider's name for it. */
export function callSession(sid: string): string {
  return `v-${sid}`;
}
