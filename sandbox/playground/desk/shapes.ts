/* What the API's desk lists, as far as it is shown; times are ISO 8601. */

export interface Waiting {
  customer: string;
  since: string;
  channel: string;
  reason: string;
  summary: string;
  state: string;
  advisor: string | null;
}

export interface Approval {
  id: string;
  customer: string;
  effect: string;
  evidence: string[];
  due: string;
}

export interface Promised {
  id: string;
  customer: string;
  what: string;
  due: string;
  state: string;
}

export interface Desk {
  waiting: Waiting[];
  approvals: Approval[];
  promises: Promised[];
}

/** Who answers at this desk. */
export const ME = { advisor: 'nora', name: 'Nora' };
