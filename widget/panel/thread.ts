import type { ServerFrame } from '../../src/protocol.ts';

/*
 * What a browser knows of its session, as a fold over the frames of the service. Pure: no document, no clock,
 * no socket.
 */

type MessageFrame = Extract<ServerFrame, { type: 'message' }>;
type Status = Omit<Extract<ServerFrame, { type: 'status' }>, 'type'>;

/** What was written here and the service has not confirmed yet. */
interface Pending {
  id: string;
  text: string;
  /** Why it was refused; absent while it is on its way. */
  failed?: string;
}

export interface ThreadState {
  /** The store's name, once the service has said it. */
  name: string;
  /** By number, each once, in order. */
  messages: MessageFrame[];
  pending: Pending[];
  /** What is being composed, by turn. */
  streams: Map<string, string>;
  status: Status;
  /** The number after which the next hello asks. */
  since: number;
  /** The ticket that the last message belongs to. */
  ticket: string | null;
  /** Whether the service knows who this is. */
  proven: boolean;
}

/** A thread of which nothing has come yet. */
export function emptyThread(): ThreadState {
  return {
    name: '',
    messages: [],
    pending: [],
    streams: new Map(),
    status: { state: 'assistant' },
    since: 0,
    ticket: null,
    proven: false,
  };
}

/**
 * The state after a frame. Frames come again after a cut, and late ones before what is there: neither changes
 * the order.
 */
export function after(state: ThreadState, frame: ServerFrame): ThreadState {
  switch (frame.type) {
    case 'welcome': {
      // A number below what was seen: the session began anew, and nothing of the old one is in it.
      const begun = frame.seq < state.since ? { ...emptyThread(), pending: state.pending } : state;
      const status = frame.state === begun.status.state ? begun.status : { state: frame.state };
      return { ...begun, name: frame.name, status, proven: /^(recognised|verified)$/.test(frame.assurance) };
    }
    case 'message': {
      const streams = new Map(state.streams);
      if (frame.turn) streams.delete(frame.turn);
      const others = state.messages.filter(({ seq }) => seq !== frame.seq);
      const before = others.findLastIndex(({ seq }) => seq < frame.seq);
      return {
        ...state,
        streams,
        messages: others.toSpliced(before + 1, 0, frame),
        pending: state.pending.filter(({ id }) => id !== frame.id),
        since: Math.max(state.since, frame.seq),
        ticket: frame.ticket ?? state.ticket,
      };
    }
    case 'delta': {
      const streams = new Map(state.streams);
      if ('cancelled' in frame) streams.delete(frame.turn);
      else streams.set(frame.turn, (streams.get(frame.turn) ?? '') + frame.text);
      return { ...state, streams };
    }
    case 'status': {
      const { type: _, ...status } = frame;
      return { ...state, status };
    }
    case 'error':
      return {
        ...state,
        pending: state.pending.map((one) => (one.id === frame.id ? { ...one, failed: frame.code } : one)),
      };
    default:
      return state;
  }
}

/**
 * The choices that may still be pressed: those of the last message, while nobody has said anything after it.
 */
export function openChoices({ messages, pending }: ThreadState): string | null {
  const last = messages.findLast(({ from }) => from !== 'system');
  return pending.length === 0 && last?.choices?.length && last.from !== 'customer' ? last.id : null;
}
