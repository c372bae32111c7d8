/* Twilio's numbers, as their REST API shows and changes them (IncomingPhoneNumbers). */

interface OwnedNumber {
  sid: string;
  phone_number: string;
  voice_url: string;
  voice_method: string;
  capabilities: { voice: boolean; sms: boolean };
}

/** What of Twilio's API going live needs: an account and its numbers. */
export class EmulatedTwilio {
  readonly account = `AC${'c'.repeat(32)}`;
  readonly token = 'twilio-token';
  readonly numbers: OwnedNumber[] = [
    {
      ...{ sid: `PN${'d'.repeat(32)}`, phone_number: '+33187650021' },
      ...{ voice_url: 'https://demo.twilio.com/welcome/voice/', voice_method: 'POST' },
      capabilities: { voice: true, sms: true },
    },
    {
      ...{ sid: `PN${'e'.repeat(32)}`, phone_number: '+33757900000', voice_url: '', voice_method: 'POST' },
      capabilities: { voice: false, sms: true },
    },
  ];
  readonly writes: string[] = [];

  async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.headers.get('authorization') !== `Basic ${btoa(`${this.account}:${this.token}`)}`)
      return refusal(401, 20_003, 'Authenticate');
    const prefix = `/2010-04-01/Accounts/${this.account}/IncomingPhoneNumbers`;
    if (pathname === `${prefix}.json`) return Response.json({ incoming_phone_numbers: this.numbers });
    const number = this.numbers.find(({ sid }) => pathname === `${prefix}/${sid}.json`);
    if (!number) return refusal(404, 20_404, `The requested resource ${pathname} was not found`);
    if (request.method === 'POST') {
      const fields = await request.formData();
      const url = String(fields.get('VoiceUrl') ?? number.voice_url);
      if (url !== '' && !URL.canParse(url)) return refusal(400, 21_502, 'Invalid VoiceUrl');
      this.writes.push(`POST ${pathname}`);
      Object.assign(number, {
        voice_url: url,
        voice_method: String(fields.get('VoiceMethod') ?? number.voice_method),
      });
    }
    return Response.json(number);
  }
}

function refusal(status: number, code: number, message: string): Response {
  return Response.json({ code, message, status }, { status });
}
