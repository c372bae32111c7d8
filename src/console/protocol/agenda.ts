/* Appointments beside a thread. */

import type { PossibleAct } from './thread.ts';

/** `GET customers/:id/agenda`: empty where the store offers no appointments. */
export interface ThreadAgenda {
  /** Those ahead first, the next one first of all; then the latest of those that are over. */
  appointments: ThreadAppointment[];
  /** Times that can still be booked, earliest first. */
  free: { service: string; with: string; startsAt: string; endsAt: string }[];
  /** What may be done beside the appointments that there are. */
  acts: PossibleAct[];
}

export interface ThreadAppointment {
  id: string;
  service: string;
  startsAt: string;
  endsAt: string | null;
  status: 'booked' | 'confirmed' | 'done' | 'cancelled' | 'missed';
  /** Who comes; empty where nobody says. */
  with: string;
  /** In one line; null at the store. */
  address: string | null;
  note: string;
  /** What was done to it here, that the feed has not told of since. */
  here: 'booked' | 'moved' | 'cancelled' | null;
  acts: PossibleAct[];
}
