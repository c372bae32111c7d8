import { describe, expect, it } from 'vitest';
import { isPublicUrl } from '../../src/public-url.ts';

describe('an address that may be called', () => {
  it.each([
    'https://mcp.example/x',
    'https://mcp.shop.example:8443/x?y=1',
    'https://8.8.8.8/',
    'https://172.32.0.1/',
    'https://[2606:4700::1111]/',
  ])('%s', (url) => expect(isPublicUrl(url)).toBe(true));

  it.each([
    'http://mcp.example/',
    'ftp://mcp.example/',
    'https://user:pass@mcp.example/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://shop.localhost/',
    'https://sandbox/mcp',
    'https://printer.local/',
    'https://db.internal/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://017700000001/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[ff02::1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:1::]/',
    'https://[2001::1]/',
    'nonsense',
    '',
  ])('never: %s', (url) => expect(isPublicUrl(url)).toBe(false));
});
