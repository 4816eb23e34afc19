import type { Candidate } from './candidate.js';
import type { Evidence } from './evidence.js';
import { findCountries } from './places.js';
import type { Question } from './question.js';

/** Whether a question asks whom somebody thanked or congratulated: whoever did so is no answer. */
export function asksRecipient({ norm }: Question): boolean {
  return THANKS.test(norm) && ASKS_WHOM.test(norm);
}

/** "Thanks to the people of …", «الشكر لحكومة وشعب …»: whom the thanks go to, as written; none where several are thanked. */
export function recipientCandidates(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const text = reader.text(sentence);
  const [match, ...others] = [...text.matchAll(RECIPIENT[reader.language])];
  const said = match?.groups?.whom;
  if (!match || !said || others.length > 0) return [];
  const words = reader.language === 'ar' ? untilReason(said) : said.trimEnd();
  const start = sentence.start + match.index + match[0].length - said.length;
  return [{ evidence, span: { start, end: start + words.length }, short: words, fit: 1 }];
}

/** Arabic writes "for" on to what they are thanked for: up to the next word with ل that is no country. */
function untilReason(words: string): string {
  const next = [...words.matchAll(/\s(?=ل(?!ل)[\p{L}\p{M}]{3})\S+/gu)].find(
    ([word]) => findCountries(word).length === 0,
  );
  return words.slice(0, next?.index ?? words.length).trimEnd();
}

const THANKS = /thank|gratitude|grateful|congratulat|(?<![a-z])prais|شكر|امتن|تقدير|هنا |تهنءه/;
const ASKS_WHOM =
  /(?<![a-z])(?:whom|who did|who does|to who|who (?:was|were|got|is|are) (?:[a-z]+ ){0,2}(?:thanked|congratulated|praised))(?![a-z])|(?<![\u0620-\u06ff])(?:لمن|لمين|الي من|الي مين)(?![\u0620-\u06ff])|شكر[\u0620-\u06ff]* (?:منو|مين|من)(?![\u0620-\u06ff])/;
const RECIPIENT: Readonly<Record<'ar' | 'en', RegExp>> = {
  en: /\b(?:thanks|thanked|thanking|appreciation|gratitude|congratulat\w{0,4}|praised?)\b(?: and \w+)?(?: to)? (?<whom>(?:the |Mr\.? |Ms\.? |Dr\.? |\p{Lu})[^,;:.]{1,120}?)(?= (?:for|on|in which|at)\b|[,;:.]|$)/gu,
  ar: /(?:الشكر|شكره|شكرها|شكرهم|امتنانه?ا?م?|التقدير|تقديره?ا?م?)(?: و[\p{L}\p{M}]{1,20})? (?<whom>(?:ل|إلى )[\p{L}\p{M}]{2}[^،؛.]{0,120}?)(?=\s(?:على|في|عن|لما|خلال)(?!\p{L})|[،؛.]|$)/gu,
};
