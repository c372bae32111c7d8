import { CHANNELS } from './channels.ts';
import type { FactOf } from './events.ts';
import { type Assurance, type Channel, type Proof, type ProofSource, stronger } from './values.ts';

/** A proof as a session keeps it. */
export interface KeptProof {
  source: ProofSource;
  /** ISO 8601. */
  since: string;
  /** The assurance it gives while it is fresh. */
  assurance: Assurance;
  /** Strongest first; null where the log sets no term, so that the store's own holds. */
  holds: Proof['holds'] | null;
  /** The order that was named. */
  claim?: string;
  /** A keyed hash of the customer whose order it was then. */
  holder?: string;
  /** A keyed hash of the address that a code went to. */
  reached?: string;
}

/** How many orders one session may have named: more would be a list of guesses. */
const MOST_CLAIMS = 20;

/**
 * A session's proofs with one more: the newer of a kind replaces the older, and each order that was named is
 * a kind of its own. A proof of nothing is not kept, and removes the one it replaces.
 */
export function withProof(proofs: KeptProof[], proof: KeptProof | null): KeptProof[] {
  if (!proof) return proofs;
  const others = proofs.filter(({ source, claim }) => source !== proof.source || claim !== proof.claim);
  if (proof.assurance === 'anonymous') return others;
  const all = [...others, proof];
  const claims = all.filter(({ source }) => source === 'claim');
  return claims.length > MOST_CLAIMS ? all.filter((one) => one !== claims[0]) : all;
}

/** The proof that a fact brings, if any. Logs from before proofs were kept contain enough to tell. */
export function proofIn(
  fact: FactOf<'session.opened'> | FactOf<'session.assured'> | FactOf<'message.received'>,
  at: string,
  channel: Channel,
): KeptProof | null {
  if (fact.type === 'message.received') return fact.proof ? kept(fact.proof) : null;
  const { claim, holder, reached } = fact.type === 'session.assured' ? fact : {};
  const about = {
    ...(claim ? { claim } : {}),
    ...(holder ? { holder } : {}),
    ...(reached ? { reached } : {}),
  };
  if (fact.proof) return { ...kept(fact.proof), ...about };
  const own = CHANNELS[channel].proves === 'nothing' ? 'login' : 'channel';
  const source = (fact.type === 'session.assured' ? fact.source : undefined) ?? (claim ? 'claim' : own);
  const assurance = source === 'claim' ? 'claimed' : fact.assurance;
  return { source, since: at, assurance, holds: null, ...about };
}

/**
 * The proofs that are left of a session once an address no longer belongs to the customer: of a session held
 * from there only the orders that were named in it, of any other all but a code that went there.
 */
export function withoutAddress(
  { proofs, address: spokenFrom }: { proofs: readonly KeptProof[]; address: string },
  { address, name }: Pick<FactOf<'address.departed'>, 'address' | 'name'>,
): KeptProof[] {
  return proofs.filter(({ source, reached }) =>
    spokenFrom === address ? source === 'claim' : reached === undefined || reached !== name,
  );
}

/** The proofs of a session. One from before proofs were kept is taken to have been proven when it was last used. */
export function proofsOf(session: {
  channel: Channel;
  assurance: Assurance;
  claims: string[];
  heardAt: string | null;
  saidAt: string | null;
  proofs?: KeptProof[];
}): KeptProof[] {
  if (session.proofs) return session.proofs;
  const { channel, assurance, claims, heardAt, saidAt } = session;
  const since = [heardAt ?? '', saidAt ?? ''].sort().at(-1) || '1970-01-01T00:00:00.000Z';
  const named = claims.map(
    (claim): KeptProof => ({ source: 'claim', since, assurance: 'claimed', holds: null, claim }),
  );
  if (assurance === 'anonymous' || (assurance === 'claimed' && claims.length > 0)) return named;
  return [
    { source: CHANNELS[channel].proves === 'nothing' ? 'login' : 'channel', since, assurance, holds: null },
    ...named,
  ];
}

/** The strongest assurance of these proofs. Only for proofs that are still valid. */
export function strongest(proofs: readonly KeptProof[]): Assurance {
  return proofs.reduce<Assurance>(
    (sure, { holds, assurance }) => stronger(sure, holds ? (holds[0]?.assurance ?? 'anonymous') : assurance),
    'anonymous',
  );
}

function kept({ source, since, holds }: Proof): KeptProof {
  return { source, since, holds, assurance: holds[0]?.assurance ?? 'anonymous' };
}
