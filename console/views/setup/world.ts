import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Setup } from '../../core/setup/setup.ts';

export const SetupContext = createContext<Setup | null>(null);

export function useSetup(): Setup {
  const setup = useContext(SetupContext);
  if (!setup) throw new Error('outside of the set-up');
  return setup;
}
