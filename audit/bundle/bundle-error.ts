/** A bundle, or a key for one, that cannot be used; the message names what is wrong, to the person who holds it. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}
