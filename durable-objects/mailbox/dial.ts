import { connect } from 'cloudflare:sockets';
import type { Dial } from '../../src/mailboxes/wire.ts';

const TRANSPORT = { tls: 'on', starttls: 'starttls', none: 'off' } as const;

/** A line over the platform's sockets, which verify each certificate against the name that was dialled. */
export const dial: Dial = ({ host, port, security }) =>
  connect({ hostname: host, port }, { secureTransport: TRANSPORT[security], allowHalfOpen: false });
