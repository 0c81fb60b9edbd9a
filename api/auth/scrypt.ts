import { scrypt, timingSafeEqual } from 'node:crypto';

/** Whether `password` is the one of `scrypt$N$r$p$salt$key`, as releases before 0.4 kept it. */
export async function verifyScrypt(password: string, stored: string): Promise<boolean> {
  const [, n, r, p, salt = '', key = ''] = stored.split('$');
  const wanted = Buffer.from(key, 'base64');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const found = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64'), wanted.length, cost, (error, derived) =>
      error ? reject(error) : resolve(derived),
    );
  });
  return wanted.length > 0 && timingSafeEqual(wanted, found);
}
