/**
 * `make` with a memory of what it made of each key; over `most` keys it forgets them all. For pure functions of words: texts
 * repeat theirs.
 */
export function remembered<Value extends object>(most: number, make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    if (known.size >= most) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
