/** A text with the decimal digits of every script as 0 to 9: `４５８２１` and `٤٥٨٢١` are `45821`. All else stays. */
export function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => (digit < '\x7f' ? digit : String(decimal(digit))));
}

/** The same, with full-width signs and letters (`＋`, `＃`, `Ａ`) as ASCII too. */
export function plainSigns(text: string): string {
  return westernDigits(text).replace(/[\uff01-\uff5e]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** Unicode has decimal digits in tens, in order (Unicode Standard §4.6). */
function decimal(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  // Mathematical digits follow each other in five tens.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
