import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Setup } from '../../core/setup/setup.ts';

export const SetupContext = createContext<Setup | null>(null);

/** The set-up that the views around are of; throws outside of one. */
export function useSetup(): Setup {
  const setup = useContext(SetupContext);
  if (!setup) throw new Error('outside of the set-up');
  return setup;
}
