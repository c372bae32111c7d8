const formats = new Map<string, Intl.NumberFormat>();

/** A number format, made once: making one costs more than all else in a sentence. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    // Currencies come from the shop's orders and from what customers write: no end of them.
    if (formats.size > 200) formats.clear();
    formats.set(name, format);
  }
  return format;
}
