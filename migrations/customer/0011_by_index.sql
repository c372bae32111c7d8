-- Whether a ticket is one of a session's, what a session rested on when it began, and the last briefing in it: found by index,
-- however much was said in that session.
CREATE INDEX exchanges_by_ticket ON exchanges (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX log_of_openings ON log (session, seq) WHERE type = 'session.opened';
CREATE INDEX log_of_handovers ON log (session, seq) WHERE type = 'handover.requested';
