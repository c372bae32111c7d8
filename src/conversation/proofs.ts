import { CHANNELS } from './channels.ts';
import type { FactOf } from './events.ts';
import { type Assurance, type Channel, type Proof, type ProofSource, stronger } from './values.ts';

/** A proof as a session keeps it. */
export interface KeptProof {
  source: ProofSource;
  /** ISO 8601. */
  since: string;
  /** How sure it makes us while it is fresh. */
  assurance: Assurance;
  /** Strongest first; null where the log sets no term, so that the store's own holds. */
  holds: Proof['holds'] | null;
  /** The order that was named. */
  claim?: string;
  /** A keyed name for who had that order then. */
  holder?: string;
  /** A keyed name for the address that a code went to. */
  reached?: string;
}

/** Orders one session may have named; more are no memory but a list. */
const MOST_CLAIMS = 20;

/**
 * A session's proofs with one more: the newer of a kind replaces the older, and each order named is a kind of
 * its own. What proves nothing is not kept, and ends what it replaces.
 */
export function withProof(proofs: KeptProof[], proof: KeptProof | null): KeptProof[] {
  if (!proof) return proofs;
  const others = proofs.filter(({ source, claim }) => source !== proof.source || claim !== proof.claim);
  if (proof.assurance === 'anonymous') return others;
  const all = [...others, proof];
  const claims = all.filter(({ source }) => source === 'claim');
  return claims.length > MOST_CLAIMS ? all.filter((one) => one !== claims[0]) : all;
}

/** The proof a fact brings, if any. Logs from before proofs were kept say enough to tell what it was. */
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
 * What is left of a session's proofs once an address is the customer's no more: of a session that is spoken
 * from there nothing but the orders that were named in it, of any other all but a code that went there.
 */
export function withoutAddress(
  { proofs, address: spokenFrom }: { proofs: readonly KeptProof[]; address: string },
  { address, name }: Pick<FactOf<'address.departed'>, 'address' | 'name'>,
): KeptProof[] {
  return proofs.filter(({ source, reached }) =>
    spokenFrom === address ? source === 'claim' : reached === undefined || reached !== name,
  );
}

/**
 * What a session rests on. One from before proofs were kept is taken to have been proven when it was last
 * used.
 */
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

/** How sure these make us: their strongest. Only for proofs that stand. */
export function strongest(proofs: readonly KeptProof[]): Assurance {
  return proofs.reduce<Assurance>(
    (sure, { holds, assurance }) => stronger(sure, holds ? (holds[0]?.assurance ?? 'anonymous') : assurance),
    'anonymous',
  );
}

function kept({ source, since, holds }: Proof): KeptProof {
  return { source, since, holds, assurance: holds[0]?.assurance ?? 'anonymous' };
}
