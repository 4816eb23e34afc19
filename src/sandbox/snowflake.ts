/** The first millisecond of 2015, where Discord's ids begin. @see https://discord.com/developers/docs/reference#snowflakes */
const EPOCH = 1_420_070_400_000;

/** Makes ids that always grow, also when the clock stands still or is turned back. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromClock = BigInt(Math.max(0, Math.floor(now()) - EPOCH)) << 22n;
    last = fromClock > last ? fromClock : last + 1n;
    return last.toString();
  };
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{17,20}$/.test(value);
}
