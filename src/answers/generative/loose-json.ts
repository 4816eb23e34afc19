/** A value read from text that may stop in the middle, and whether its end was there. */
export interface LooseValue {
  readonly value: unknown;
  readonly complete: boolean;
}

const DEEPEST = 12;

/**
 * Reads the first JSON object or array of a text, as far as it goes and as well as it can: fences and words around it,
 * thoughts in `<think>` before it, commas too many or missing, line breaks inside strings, an end that never came. Null
 * where there is none.
 */
export function parseLoosely(text: string): LooseValue | null {
  const thought = /^\s*<think>[\s\S]*?(?:<\/think>|$)/.exec(text)?.[0].length ?? 0;
  const start = text.slice(thought).search(/[{[]/);
  return start < 0 ? null : new Reader(text, thought + start).value(0);
}

class Reader {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  value(depth: number): LooseValue {
    this.skip(/\s/);
    const next = this.text[this.at];
    if (next === undefined || depth > DEEPEST) return { value: null, complete: false };
    if (next === '{') return this.object(depth);
    if (next === '[') return this.array(depth);
    if (next === '"') return this.string();
    const word = /[^\s,\]}"]*/y;
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0] ?? '';
    this.at += found.length || 1;
    return { value: literal(found), complete: this.at < this.text.length };
  }

  private object(depth: number): LooseValue {
    const value: Record<string, unknown> = Object.create(null);
    this.at++;
    for (;;) {
      this.skip(/[\s,]/);
      const next = this.text[this.at];
      if (next === undefined) return { value, complete: false };
      this.at += next === '}' ? 1 : 0;
      if (next === '}') return { value, complete: true };
      const key = next === '"' ? this.string() : this.value(depth + 1);
      this.skip(/[\s:]/);
      if (this.text[this.at] === '}' || this.text[this.at] === undefined) continue;
      const member = this.value(depth + 1);
      // What stands where a name should may be an object: that names nothing.
      if (typeof key.value !== 'object') value[String(key.value)] = member.value;
      if (!member.complete) return { value, complete: false };
    }
  }

  private array(depth: number): LooseValue {
    const value: unknown[] = [];
    this.at++;
    for (;;) {
      this.skip(/[\s,]/);
      const next = this.text[this.at];
      if (next === undefined) return { value, complete: false };
      this.at += next === ']' || next === '}' ? 1 : 0;
      if (next === ']' || next === '}') return { value, complete: true };
      const item = this.value(depth + 1);
      // What isn't complete yet would change its meaning: half a claim is none.
      if (!item.complete) return { value, complete: false };
      value.push(item.value);
    }
  }

  private string(): LooseValue {
    let value = '';
    for (let i = this.at + 1; i < this.text.length; i++) {
      const character = this.text[i] ?? '';
      if (character === '"') {
        this.at = i + 1;
        return { value, complete: true };
      }
      if (character !== '\\') {
        value += character;
        continue;
      }
      const escaped = this.text[++i] ?? '';
      const code = escaped === 'u' ? /^[0-9a-f]{4}/i.exec(this.text.slice(i + 1, i + 5))?.[0] : undefined;
      value += code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[escaped] ?? escaped);
      i += code ? 4 : 0;
    }
    this.at = this.text.length;
    return { value, complete: false };
  }

  private skip(what: RegExp): void {
    while (this.at < this.text.length && what.test(this.text.charAt(this.at))) this.at++;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function literal(word: string): unknown {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null' || word === '') return null;
  const number = Number(word);
  return Number.isNaN(number) ? word : number;
}
