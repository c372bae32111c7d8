import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { App } from '../core/app.ts';
import type { OpenThread, Workspace } from '../core/workspace.ts';

/* What every view can reach. */

export const AppContext = createContext<App | null>(null);
export const WorkContext = createContext<Workspace | null>(null);
export const ThreadContext = createContext<OpenThread | null>(null);

/** The console that the views around are of; throws outside of one. */
export function useApp(): App {
  return there(useContext(AppContext));
}

/** The work of who is signed in; throws where nobody is. */
export function useWork(): Workspace {
  return there(useContext(WorkContext));
}

/** The thread that is open; throws where none is. */
export function useThread(): OpenThread {
  return there(useContext(ThreadContext));
}

function there<T>(value: T | null): T {
  if (value === null) throw new Error('outside of its pane');
  return value;
}
