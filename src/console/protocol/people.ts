/* Who works in the store, and how they sign in. */

/** What a person of the store may do: an owner may do all that a lead may, and a lead all that an advisor may. */
export type Role = 'advisor' | 'lead' | 'owner';

/** What a signed-in person may call; the scopes of API tokens, and `owner` for what no token may. */
export type Right =
  | 'customers:read'
  | 'customers:act'
  | 'customers:export'
  | 'customers:erase'
  | 'desk'
  | 'people:read'
  | 'shop:read'
  | 'shop:write'
  | 'settings'
  | 'knowledge:read'
  | 'knowledge'
  | 'audit'
  | 'reports'
  | 'owner';

/** One who works in the store. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Languages they answer in (BCP 47 primary subtags). */
  languages: string[];
  skills: string[];
  /** Live threads at once, at most. */
  limit: number;
  /** E.164; where calls are put through to. */
  phone: string | null;
  /** Whether they have signed in yet. */
  joined: boolean;
  lastSeenAt: string | null;
}

/** What of a person can be written: `POST people` takes all that is required, `PATCH people/:id` any. */
export interface PersonChanges {
  name?: string;
  email?: string;
  role?: Role;
  languages?: string[];
  skills?: string[];
  limit?: number;
  phone?: string | null;
}

/** `GET me`. */
export interface Me {
  person: Person;
  store: { id: string; name: string; timeZone: string; locale: string; languages: string[] };
  rights: Right[];
}

/** `GET people`. */
export interface People {
  people: Person[];
}

/** `POST people` and `POST people/:id/invite`: the link is shown once and good for one sign-in. */
export interface Invited {
  person: Person;
  /** `https://HOST/console/#invite=…`. */
  invite: string;
  expires: string;
  /** Whether it was handed to the mail service as well. */
  mailed: boolean;
}

/** `POST console/sign-in`: ask for a code, give it, or use an invitation or a passkey. The cookie comes with all but the first. */
export type SignIn =
  | { email: string; store?: string }
  | { email: string; code: string; store?: string }
  | { invite: string }
  | { passkey: PasskeyAnswer };

/** Its answer. `code`: if somebody of that address works here, a code is on its way. */
export type SignedIn = { next: 'code' } | { next: 'console'; me: Me };

/** `GET console/sign-in/passkey`: what a passkey signs to sign in. Bytes are base64url, here and in what follows. */
export interface PasskeyQuestion {
  challenge: string;
  /** The host whose passkeys are asked. */
  host: string;
}

/** What a browser answers it with (WebAuthn Level 3, section 5.2.2). */
export interface PasskeyAnswer {
  id: string;
  clientData: string;
  authenticatorData: string;
  signature: string;
  /** The user handle: whom it names. */
  handle: string;
}

/** `GET me/passkeys`: what a person signs in with. */
export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  usedAt: string | null;
}

/** `GET me/passkey-options`: what a new one is made from. */
export interface NewPasskeyOptions extends PasskeyQuestion {
  store: string;
  /** `handle`: kept in the passkey, so that it tells who signs in. */
  person: { handle: string; email: string; name: string };
  /** Ids of COSE, best liked first. */
  algorithms: number[];
  /** Passkeys that they have: a device that holds one makes no other. */
  known: string[];
}

/** `POST me/passkeys`: one was made (section 5.2.1). */
export interface NewPasskey {
  name: string;
  clientData: string;
  attestation: string;
}

/** `GET me/softphone`: whether calls can be taken in a browser, and if not, what is missing, in words. */
export interface Softphone {
  possible: boolean;
  reason: string | null;
}

/** `POST me/softphone`: a token of Twilio's by which this browser is rung under the person's id. */
export interface SoftphoneToken {
  token: string;
  expires: string;
}

/** Who saw or did what: `GET audit?before=` → `{entries, next}`, newest first. */
export interface AuditEntry {
  n: number;
  at: string;
  /** The person, or the API token; null for the store's own token. */
  by: { id: string; name: string } | null;
  /** The route, as in the API's description: `POST /customers/{id}/reply`. */
  what: string;
  customer: string | null;
  /** The answer's HTTP status. */
  status: number;
}
