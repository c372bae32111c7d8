import type { CarrierSystem } from '../carrier.ts';
import { pointsOf, trialOf } from './points.ts';
import { type ReturnsWorld, sendcloudLabels } from './returns.ts';
import { trackOf } from './tracking.ts';

/** Sendcloud: points, returns and the way of a parcel, of the carriers that an integration has. */
export function sendcloud(world: ReturnsWorld): CarrierSystem {
  return {
    points: (near) => pointsOf(world, near),
    track: (number) => trackOf(world, number),
    labels: sendcloudLabels(world),
    test: (near) => trialOf(world, near),
  };
}
