import { normalise } from '../../text/normalise.js';
import { tokenise } from '../../text/tokenise.js';
import type { ClaimEvidence, ReadText } from './claim-evidence.js';

/** Offices whose deputies are other people, by the words for them in both languages. */
const OFFICES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    minister: 'minister وزير وزيرة',
    head: 'chairman chairwoman chairperson chair president head رئيس رئيسة',
    secretary: 'secretary أمين أمينة',
    director: 'director مدير مديرة',
    governor: 'governor محافظ حاكم',
    ambassador: 'ambassador سفير سفيرة',
  }).flatMap(([office, words]) => words.split(' ').map((word): [string, string] => [normalise(word), office])),
);
const RANKS: ReadonlySet<string> = new Set(
  'deputy vice assistant acting former نائب نائبة مساعد مساعدة وكيل وكيلة'.split(' ').map(normalise),
);
/** "Deputy Prime Minister": how many words before an office its rank may stand. Arabic puts it right before. */
const FARTHEST = 3;

/**
 * An office of a claim that its quotes don't have, or have as its deputy's only, or the other way round; null where there
 * is none. Quotes that name no office at all are about whoever their paragraphs speak of ("The minister noted …").
 */
export function misranked(claim: ReadText, evidence: ClaimEvidence): string | null {
  const shown = officesOf(evidence.quoted, evidence.translated);
  const nearby = officesOf(evidence.around, evidence.translatedAround);
  const fault = officesIn(claim.text).find(({ office, isDeputy }) => {
    const isThere = (offices: readonly Office[]): boolean =>
      offices.some((other) => other.office === office && other.isDeputy === isDeputy);
    return !isThere(shown) && (shown.length > 0 || !isThere(nearby));
  });
  return fault?.words ?? null;
}

interface Office {
  readonly office: string;
  readonly isDeputy: boolean;
  readonly words: string;
}

/** Of the record and its translation; where both name an office, the record decides whose. */
function officesOf(text: ReadText, translation: ReadText | null): readonly Office[] {
  const own = officesIn(text.text);
  const theirs = translation ? officesIn(translation.text) : [];
  return [...own, ...theirs.filter(({ office }) => !own.some((other) => other.office === office))];
}

function officesIn(text: string): Office[] {
  const tokens = tokenise(text);
  return tokens.flatMap((token, i) => {
    const office = officeOf(token.norm);
    if (office === undefined) return [];
    let isDeputy = false;
    for (let back = 1; back <= FARTHEST && !isDeputy; back++) {
      const before = tokens[i - back];
      if (!before || /^(?:and|و)$/.test(before.norm) || /[،,;.]/.test(text.slice(before.end, token.start))) break;
      if (officeOf(before.norm) !== undefined) break;
      isDeputy = RANKS.has(bare(before.norm));
      if (/\p{Script=Arabic}/u.test(token.norm)) break;
    }
    return [{ office, isDeputy, words: token.text }];
  });
}

function officeOf(norm: string): string | undefined {
  return OFFICES.get(norm) ?? OFFICES.get(bare(norm));
}

function bare(norm: string): string {
  return norm.replace(/^[وف]?(?:ال|لل|[بلك])?(?=...)/u, '');
}
