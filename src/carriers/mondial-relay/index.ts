import type { CarrierSystem } from '../carrier.ts';
import { pointsOf, trialOf } from './points.ts';
import { mondialRelayLabels, type ShipmentWorld } from './shipments.ts';
import type { SoapWorld } from './soap.ts';
import { trackOf } from './tracing.ts';

/** Mondial Relay: points and the way of a parcel by API 1 (`url`, `key`), labels by API 2 (`connect`, `user`, `password`). */
export function mondialRelay({
  connect,
  ...world
}: SoapWorld & Omit<ShipmentWorld, 'url'> & { connect: string }): CarrierSystem {
  return {
    points: (near) => pointsOf(world, near),
    track: (number) => trackOf(world, number),
    labels: mondialRelayLabels({ ...world, url: connect }),
    test: (near) => trialOf(world, near),
  };
}
