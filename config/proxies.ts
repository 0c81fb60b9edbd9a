import { isIP } from 'node:net';

/** Whether this is a list of addresses and networks, as 127.0.0.1, 10.1.0.0/16 or ::1, parted by commas. */
export function areProxies(text: string): boolean {
  return text.split(',').every((one) => {
    const [address = '', bits, ...more] = one.trim().split('/');
    const version = isIP(address);
    if (version === 0 || more.length > 0) return false;
    return (
      bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
    );
  });
}
