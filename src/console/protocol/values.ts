/* What people, threads and the desk have in common. */

/** Where a customer and the assistant meet. */
export type Channel = 'chat' | 'email' | 'voice' | 'whatsapp';

/** How sure it is who speaks, weakest first. */
export type Assurance = 'anonymous' | 'claimed' | 'recognised' | 'verified';

/** RFC 9457, as every refusal is. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { at: string; message: string }[];
  /** Of a conflict: who has it or wrote meanwhile, and since when. */
  by?: { id: string; name: string };
  at?: string;
  /** Of a conflict with an answer that was not seen: the number up to which to read. */
  seq?: number;
}

export type { FileLink } from '../../protocol.ts';
