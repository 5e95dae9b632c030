/**
 * The sink refuses whatever it is sent, which is no fault of these rows. They come again behind all others: a row that it
 * takes shows that it does not.
 */
export class RefusingSinkError extends Error {
  override readonly name = 'RefusingSinkError';
}
