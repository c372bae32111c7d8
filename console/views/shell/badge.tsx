import type { Assurance } from '../../../src/console/protocol.ts';
import { named } from '../../texts/texts.ts';
import { Icon } from './icons.tsx';

/** How sure it is who speaks. */
export function Badge({ of }: { of: Assurance }) {
  return (
    <span class={`badge ${of}`}>
      {(of === 'verified' || of === 'recognised') && <Icon name={of === 'verified' ? 'shield' : 'check'} />}
      {named('assurance', of)}
    </span>
  );
}
