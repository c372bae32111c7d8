import { describe, expect, it } from 'vitest';
import { emailAddress, phoneAddress, phoneOf, whatsappAddress } from '../../src/identity/address.ts';

/* One person's address has one form, whoever writes it; and two people's never have the same. */

describe('a phone number', () => {
  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['0033 6.12.34.56.78', 'FR', '+33612345678'],
    ['0033612345678', 'US', '+33612345678'],
    ['011 33 6 12 34 56 78', 'US', '+33612345678'],
    ['+33 (0)6 12 34 56 78', 'FR', '+33612345678'],
    ['(0) 612345678', 'FR', '+33612345678'],
    ['tel:+33-6-12-34-56-78', 'FR', '+33612345678'],
    ['０６１２３４５６７８', 'FR', '+33612345678'],
    ['＋３３６１２３４５６７８', 'FR', '+33612345678'],
    ['٠٦١٢٣٤٥٦٧٨', 'FR', '+33612345678'],
    ['\u202a+33\u00a06\u202f12\u202f34\u202f56\u202f78\u202c', 'FR', '+33612345678'],
    ['06‑12‑34‑56‑78', 'FR', '+33612345678'],
    ['020 7946 0958', 'UK', '+442079460958'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['+39 06 1234 5678', 'FR', '+390612345678'],
    ['011 15 2345 6789', 'AR', '+5491123456789'],
    ['+52 1 55 1234 5678', 'FR', '+525512345678'],
    ['+55 54 9629-1234', 'FR', '+5554996291234'],
    ['(54) 9629-1234', 'BR', '+5554996291234'],
    ['+55 54 99629-1234', 'FR', '+5554996291234'],
    ['+55 11 2345-6789', 'FR', '+551123456789'],
    ['+54 11 15 2345-6789', 'FR', '+5491123456789'],
    ['+54 11 2345-6789', 'FR', '+5491123456789'],
    ['0351 15 234-5678', 'AR', '+5493512345678'],
    ['+54 800 123 4567', 'FR', '+548001234567'],
    ['+225 07 12 34 56', 'FR', '+2250707123456'],
    ['45 12 34 56', 'CI', '+2250545123456'],
    ['01 02 03 04 05', 'CI', '+2250102030405'],
    ['+229 97 12 34 56', 'FR', '+2290197123456'],
    ['97123456', 'BJ', '+2290197123456'],
    ['01 97 12 34 56', 'BJ', '+2290197123456'],
  ])('%s in %s is %s', (written, country, number) => {
    expect(phoneAddress(written, country)).toBe(`phone:${number}`);
  });

  it.each([
    ['', 'FR'],
    ['112', 'FR'],
    ['15', 'FR'],
    ['3020', 'FR'],
    ['911', 'US'],
    ['36665', 'FR'],
    ['06 12 34 56', 'FR'],
    ['+33 6 12 34 56 78 90', 'FR'],
    ['06+12345678', 'FR'],
    ['++33612345678', 'FR'],
    ['0612345678 ext. 5', 'FR'],
    ['+33612345678;ext=5', 'FR'],
    ['+33612345678x5', 'FR'],
    ['+33612345678#5', 'FR'],
    ['0612345678 / 0698765432', 'FR'],
    ['1-800-FLOWERS', 'US'],
    ['call me 0612345678', 'FR'],
    ['sip:33612345678@example.com', 'FR'],
    ['0612345678', ''],
    ['0612345678', 'XX'],
    ['0612345678', 'GB'],
    ['+266696687', 'US'],
    ['+999612345678', 'FR'],
    ['+', 'FR'],
    ['+33'.padEnd(5_000, '6'), 'FR'],
    ['½'.repeat(10), 'FR'],
    ['①②③④⑤⑥⑦⑧⑨', 'FR'],
  ])('%s in %s is none', (written, country) => {
    expect(phoneAddress(written, country)).toBeNull();
  });

  it('goes on being itself', () => {
    for (const number of ['+33612345678', '+525512345678', '+5554996291234', '+390612345678']) {
      expect(phoneAddress(number, 'US')).toBe(`phone:${number}`);
    }
  });
});

describe('a WhatsApp id', () => {
  it.each([
    ['33612345678', '+33 6 12 34 56 78', 'FR'],
    ['5215512345678', '55 1234 5678', 'MX'],
    ['5491123456789', '011 15 2345 6789', 'AR'],
    ['555496291234', '(54) 99629-1234', 'BR'],
    ['5554996291234', '(54) 9629-1234', 'BR'],
    ['541123456789', '011 15 2345 6789', 'AR'],
    ['22507123456', '07 07 12 34 56', 'CI'],
    ['2250707123456', '07 12 34 56', 'CI'],
    ['22997123456', '01 97 12 34 56', 'BJ'],
    ['2290197123456', '97 12 34 56', 'BJ'],
    ['393331234567', '333 123 4567', 'IT'],
  ])('%s is on the line of %s', (waId, written, country) => {
    const whatsapp = whatsappAddress(waId);
    const phone = phoneAddress(written, country);
    expect(whatsapp && phoneOf(whatsapp)).toBe(phone && phoneOf(phone));
    expect(whatsapp?.slice('whatsapp:'.length)).toBe(phone?.slice('phone:'.length));
  });

  it('that is no number of any plan can be answered, and is nobody’s phone', () => {
    const address = whatsappAddress('999612345678');
    expect(address).toBe('whatsapp:+999612345678');
    expect(address && phoneOf(address)).toBeNull();
  });

  it('may name no number', () => {
    expect(whatsappAddress('US.13491208655302741918')).toBe('whatsapp:US.13491208655302741918');
    expect(phoneOf('whatsapp:US.13491208655302741918')).toBeNull();
    for (const none of [
      '',
      'us.1',
      'US.',
      'US.1 ',
      'US.1/x',
      `US.${'1'.repeat(129)}`,
      '12',
      '1'.repeat(16),
      '336x',
    ])
      expect(whatsappAddress(none)).toBeNull();
  });
});

describe('an email address', () => {
  it.each([
    [' Sophie.Martin@Example.COM ', 'sophie.martin@example.com'],
    ['sophie@example.com.', 'sophie@example.com'],
    ['"sophie.martin"@example.com', 'sophie.martin@example.com'],
    ['"so\\phie"@example.com', 'sophie@example.com'],
    ['sophie+shop@example.com', 'sophie+shop@example.com'],
    ['rené@example.com', 'rené@example.com'],
    ['rene\u0301@example.com', 'rené@example.com'],
    ['用户@例え.jp', '用户@xn--r8jz45g.jp'],
    ['info@Bücher.example', 'info@xn--bcher-kva.example'],
    ['info@bu\u0308cher.example', 'info@xn--bcher-kva.example'],
    ['info@xn--bcher-kva.example', 'info@xn--bcher-kva.example'],
    ['a@例え。jp', 'a@xn--r8jz45g.jp'],
    ['a@straße.example', 'a@xn--strae-oqa.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    ["o'neil/x=y@example.com", "o'neil/x=y@example.com"],
  ])('%s is %s', (written, address) => {
    expect(emailAddress(written)).toBe(`email:${address}`);
    expect(emailAddress(address)).toBe(`email:${address}`);
  });

  it.each([
    '',
    '@example.com',
    'sophie',
    'sophie@',
    'sophie@example',
    'sophie@localhost',
    'Sophie <sophie@example.com>',
    '<sophie@example.com>',
    'sophie@example.com, eve@example.com',
    'so phie@example.com',
    '"so phie"@example.com',
    '"so@phie"@example.com',
    '""@example.com',
    '.sophie@example.com',
    'sophie.@example.com',
    'so..phie@example.com',
    'sophie@.example.com',
    'sophie@example..com',
    'sophie@example.com..',
    'sophie@-example.com',
    'sophie@example-.com',
    'sophie@exa_mple.com',
    'sophie@192.0.2.1',
    'sophie@[192.0.2.1]',
    'sophie@0x7f.1',
    'sophie@example.com/x',
    'sophie@example.com?x',
    'sophie@example.com#x',
    'sophie@example.com:25',
    'sophie@ex%61mple.com',
    'sophie@example.com\\x',
    'so\u200bphie@example.com',
    'so\u00adphie@example.com',
    'so\u202ephie@example.com',
    'so\u034fphie@example.com',
    'so\ufe0fphie@example.com',
    'so\u3164phie@example.com',
    'sophie@exam\u200dple.com',
    'sophie@exam\u00adple.com',
    'sophie@example.com\u0000',
    'sophie@exam\nple.com',
    'sophie@xn--.com',
    `${'a'.repeat(65)}@example.com`,
    `${'é'.repeat(33)}@example.com`,
    `a@${'b'.repeat(64)}.example.com`,
    `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example.com`,
  ])('%j is none', (written) => {
    expect(emailAddress(written)).toBeNull();
  });

  it('is nobody else’s, however alike it looks', () => {
    const looks = [
      ['paypal@example.com', 'pаypal@example.com'],
      ['a@apple.example', 'a@аpple.example'],
      ['a@example.com', 'ａ@example.com'],
      ['sophiemartin@gmail.com', 'sophie.martin@gmail.com'],
      ['sophie@gmail.com', 'sophie+x@gmail.com'],
      ['sophie@gmail.com', 'sophie@googlemail.com'],
      ['strasse@strasse.example', 'strasse@straße.example'],
      ['rene@example.com', 'rené@example.com'],
    ];
    for (const [one = '', other = ''] of looks) {
      expect(emailAddress(one)).not.toBeNull();
      expect(emailAddress(one)).not.toBe(emailAddress(other));
    }
  });
});
