import { createHash } from 'node:crypto';
import { decodeEntities } from '../../language/html-entities.ts';
import { document, element } from '../../outside/xml.ts';
import { type CarrierReach, callCarrier } from '../call.ts';
import { CarrierUnavailable } from '../carrier.ts';

/*
 * Mondial Relay's web services, API 1 (SOAP). What they answer is read by its tags: a parser would weigh more than all of this.
 */

const NAMESPACE = 'http://www.mondialrelay.fr/webservice/';

export interface SoapWorld extends CarrierReach {
  /** Without a slash at its end. */
  url: string;
  /** The brand's code ("enseigne"), eight characters. */
  brand: string;
  /** The brand's private key, which signs each request. */
  key: string;
}

/** Values of a call in the order of the WSDL, which the signature goes by; the brand comes first. */
export async function soap(
  { url, brand, key, fetch }: SoapWorld,
  name: string,
  fields: readonly (readonly [name: string, value: string])[],
): Promise<{ stat: string; text: string }> {
  const values = [['Enseigne', brand] as const, ...fields];
  const proof = securityOf(
    values.map(([, value]) => value),
    key,
  );
  const call = element(
    name,
    { xmlns: NAMESPACE },
    ...values.map(([field, value]) => element(field, {}, value)),
    element('Security', {}, proof),
  );
  const { status, text } = await callCarrier({ fetch }, `${url}/Web_Services.asmx`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${NAMESPACE}${name}"` },
    body: document(
      element(
        'soap:Envelope',
        { 'xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/' },
        element('soap:Body', {}, call),
      ),
    ),
  });
  const stat = status === 200 ? tag(text, 'STAT') : null;
  if (stat === null) throw new CarrierUnavailable(`Mondial Relay answered with HTTP ${status}.`);
  return { stat, text };
}

/** Proof of a request: MD5 of all its values and the private key, in upper case. */
export function securityOf(values: readonly string[], key: string): string {
  return createHash('md5')
    .update(values.join('') + key)
    .digest('hex')
    .toUpperCase();
}

/** The text of the first such element; null where there is none. */
export function tag(xml: string, name: string): string | null {
  const found = all(xml, name)[0];
  return found === undefined ? null : decodeEntities(found).replace(/\s+/g, ' ').trim();
}

/** What stands in each such element, in their order. Names are ours: no pattern comes from outside. */
export function all(xml: string, name: string): string[] {
  const found: string[] = [];
  const open = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>`, 'g');
  const close = new RegExp(`</(?:\\w+:)?${name}>`, 'g');
  for (let start = open.exec(xml); start; start = open.exec(xml)) {
    if (start[0].endsWith('/>')) continue;
    close.lastIndex = open.lastIndex;
    const end = close.exec(xml);
    if (!end) break;
    found.push(xml.slice(open.lastIndex, end.index));
    open.lastIndex = close.lastIndex;
  }
  return found;
}
