import { act, isKnown, offerHuman, type Scene } from '../scene.ts';
import { offerProof } from './proof.ts';

/** Addresses and methods of payment that are told, at most. */
const MOST = 3;

/**
 * What the shop has on file is told to who is verified, and of nobody else. Below that nothing is read out; a
 * stranger is told how to be known.
 */
export async function planDetails(scene: Scene): Promise<void> {
  if (!isKnown(scene)) offerProof(scene, 'details');
  else if (scene.assurance !== 'verified' || !(await tellDetails(scene)))
    act(scene, { type: 'details_kept' });
  else return;
  offerHuman(scene);
}

async function tellDetails(scene: Scene): Promise<boolean> {
  const profile = await scene.toolbox.call('view_profile', {});
  if (!profile.ok) return false;
  const { email, phone, addresses, paymentMethods } = profile.output;
  act(scene, {
    type: 'details',
    ...{ email, phone },
    addresses: addresses
      .slice(0, MOST)
      .map(({ line1, line2, postcode, city }) =>
        [line1, line2, `${postcode} ${city}`.trim()].filter(Boolean).join(', '),
      ),
    methods: paymentMethods.slice(0, MOST).map(({ label }) => label),
  });
  return true;
}
