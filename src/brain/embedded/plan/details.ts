import { type OnFile, onFileAsked } from '../../../language/upkeep/on-file.ts';
import { act, isKnown, offerHuman, type Scene } from '../scene.ts';
import { offerProof } from './proof.ts';

/** Addresses and methods of payment that are told, at most. */
const MOST = 3;
const ALL: readonly OnFile[] = ['email', 'phone', 'address', 'payment'];
/** What is said aloud to who asks for nothing by name: others may listen. */
const ALOUD: readonly OnFile[] = ['email', 'phone'];

/**
 * What the shop has on file is told to who is verified, and of nobody else: what was asked for, and nothing beside it. Below that
 * nothing is read out; a stranger is told how to be known.
 */
export async function planDetails(scene: Scene): Promise<void> {
  if (!isKnown(scene)) offerProof(scene, 'details');
  else if (scene.assurance !== 'verified' || !(await tellDetails(scene)))
    act(scene, { type: 'details_kept' });
  else return;
  offerHuman(scene);
}

/** The kinds of it that the words ask for; none where they ask for something else, as who has ordered. */
function asked({ context, say }: Scene): ReadonlySet<OnFile> {
  const own = context.asked.filter(({ choice }) => choice === null);
  const { named, general } = onFileAsked(own.map(({ text }) => text).join('\n'));
  if (!general) return named;
  return new Set(say.spoken ? ALOUD : ALL);
}

async function tellDetails(scene: Scene): Promise<boolean> {
  const kinds = asked(scene);
  if (kinds.size === 0) return false;
  const profile = await scene.toolbox.call('view_profile', {});
  if (!profile.ok) return false;
  const { email, phone, addresses, paymentMethods } = profile.output;
  act(scene, {
    type: 'details',
    email: kinds.has('email') ? email : '',
    phone: kinds.has('phone') ? phone : '',
    addresses: (kinds.has('address') ? addresses : [])
      .slice(0, MOST)
      .map(({ line1, line2, postcode, city }) =>
        [line1, line2, `${postcode} ${city}`.trim()].filter(Boolean).join(', '),
      ),
    methods: (kinds.has('payment') ? paymentMethods : []).slice(0, MOST).map(({ label }) => label),
  });
  return true;
}
