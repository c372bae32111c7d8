/** An RFC 9457 problem document. */
export function problem(status: number, title: string, detail = ''): Response {
  return Response.json(
    { type: 'about:blank', status, title, ...(detail ? { detail } : {}) },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
