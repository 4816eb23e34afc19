/** The vector of length 1 in the same direction; one of zeros stays as it is. */
export function toUnitLength(vector: ArrayLike<number>): Float32Array {
  const unit = Float32Array.from(vector);
  const length = Math.hypot(...unit);
  if (length > 0) for (let i = 0; i < unit.length; i++) unit[i] = (unit[i] ?? 0) / length;
  return unit;
}
