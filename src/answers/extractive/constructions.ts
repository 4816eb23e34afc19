import type { Language } from '../../text/language.js';
import { clauses, type Span } from '../../text/segment.js';

/** A list has at least this many members that only a comma or an "and" divides. */
const LEAST_MEMBERS = 3;
const MOST_WORDS_OF_A_MEMBER = 4;

/**
 * The enumerations of a sentence: runs of short members between commas or an "and", the longest first. "political,
 * economic and health fields", «السياسية، والاقتصادية، والصحية». The first member may end a longer clause.
 */
export function enumerations(text: string, sentence: Span): Span[] {
  const members = clauses(text, sentence.start, sentence.end);
  const found: Span[] = [];
  for (let i = 0; i < members.length; i++) {
    let last = i;
    // An "and" introduces the last member; Arabic has one before each.
    while (
      last + 1 < members.length &&
      isMember(text, members[last + 1]) &&
      !(last > i && endsList(text, members[last]))
    )
      last++;
    const [head, tail] = [members[i], members[last]];
    if (head && tail && last - i + 1 >= LEAST_MEMBERS && isJoined(text, members.slice(i + 1, last + 1))) {
      found.push({ start: firstMember(text, head), end: lastMember(text, tail) });
      i = last;
    }
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** Whether an "and" joins some of the members: "the Secretary, held a meeting today, Tuesday" lists nothing. */
function isJoined(text: string, members: readonly Span[]): boolean {
  return members.some(
    (member) => endsList(text, member) || /^(?:و|أو )\p{L}/u.test(text.slice(member.start, member.end)),
  );
}

function isMember(text: string, clause: Span | undefined): boolean {
  if (!clause) return false;
  const words = text.slice(clause.start, clause.end);
  if (/^[(\d]|^(?:which|who|where|والتي|التي|الذي)(?!\p{L})/u.test(words)) return false;
  return count(words) <= MOST_WORDS_OF_A_MEMBER + (endsList(text, clause) ? 4 : 0);
}

function endsList(text: string, clause: Span | undefined): boolean {
  return clause !== undefined && /(?:^|\s)(?:and|or)\s/.test(text.slice(clause.start, clause.end));
}

/** Where the last words of the clause before the first comma begin. */
function firstMember(text: string, clause: Span): number {
  const stretch = text.slice(clause.start, clause.end);
  const verb = [
    ...stretch.matchAll(
      /(?:^|\s)(?:covers?|includ\w+|such as|are|were|namely|like|of|in|to|تضم|تشمل|يشمل|مجالات|المجالات|وهي|هي|مثل|منها|في|بين)\s+/gu,
    ),
  ].at(-1);
  if (verb) return clause.start + verb.index + verb[0].length;
  return count(stretch) <= MOST_WORDS_OF_A_MEMBER ? clause.start : clause.start + stretch.lastIndexOf(' ') + 1;
}

function lastMember(text: string, clause: Span): number {
  return clause.start + text.slice(clause.start, clause.end).replace(/[\s،,;:؛.]+$/u, '').length;
}

const PURPOSE: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\p{L}])(?:in order to|so as to|so that|because(?: of)?|due to|owing to|as a result of|thanks to|on account of|blamed on|attributed to|prevented by|put down to|for (?:the purpose of|their|its|his|her|having)|aim(?:ed|ing)? (?:at|to)|with the (?:aim|goal|purpose) of|in a way that|since|to (?!(?:the|a|an|his|her|their|its|this|that|which|whom|be|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\p{L}))\p{Ll}{3,})/giu,
  ar: /(?<![\p{L}\p{M}])(?:وذلك\s+ل|من\s+أجل|بهدف|بغرض|بغية|بسبب|نتيجة|[وف]?(?:أرجع|أرجعت|عزا|عزت|يعزو|تعزو)|يعود إلى|تعود إلى|نظرا|نظرًا|لأن|لكي|كي|حيث|إذ|بما|ل(?!ل|جن[ةت]|شهر|عام|سنة|طيف|قاء|جان|دول|مجلس|مجال|قرار|كن|دى|قد|م |ما |ه|ي |نا |ك |ا )[\p{L}\p{M}]{3,})/gu,
};

/** The stretches of a sentence that say what for or why: from the word that says so to the end of its clauses. */
export function purposes(text: string, sentence: Span, language: Language): Span[] {
  const parts = clauses(text, sentence.start, sentence.end);
  const found: Span[] = [];
  for (const match of text.slice(sentence.start, sentence.end).matchAll(PURPOSE[language])) {
    // "A visit to Reception" is no purpose.
    if (/^to \p{Lu}/u.test(match[0])) continue;
    const start = sentence.start + match.index;
    const clause = parts.find((part) => start >= part.start && start < part.end);
    if (!clause) continue;
    found.push({ start, end: lastMember(text, { start, end: clause.end }) });
  }
  return found;
}

const ORGANISATION: Readonly<Record<Language, RegExp>> = {
  en: /(?:\p{Lu}[\p{L}.'-]*\s+)*(?:Council|Organi[sz]ation|Committee|Ministry|Union|Authority|Bank|Agency|Assembly|Parliament|Court|Commission|Secretariat|Company|Corporation|University|Institute|Association|Federation|League|Party|Government)(?:\s+(?:of|for)\s+(?:the\s+)?\p{Lu}[\p{L}'-]*(?:\s+(?:of\s+the\s+)?\p{Lu}[\p{L}'-]*)*)?/gu,
  ar: /(?<![\p{L}\p{M}])(?:ال)?(?:مجلس|منظمة|هيئة|لجنة|وزارة|اتحاد|بنك|مصرف|محكمة|وكالة|جمعية|مؤسسة|برلمان|شركة|جامعة|حزب|حكومة|أمانة)(?:\s+(?:ال[\p{L}\p{M}]+|ل(?:دول|مجلس|منظمة)\s+[\p{L}\p{M}]+)){0,4}/gu,
};

/** The bodies a sentence names. */
export function organisations(text: string, sentence: Span, language: Language): Span[] {
  return [...text.slice(sentence.start, sentence.end).matchAll(ORGANISATION[language])].map((match) => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
  }));
}

function count(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
