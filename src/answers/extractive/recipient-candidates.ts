import type { Candidate } from './candidate.js';
import type { Evidence } from './evidence.js';
import type { Question } from './question.js';

/** Whether a question asks whom somebody thanked or congratulated: whoever did so is no answer. */
export function asksRecipient({ norm }: Question): boolean {
  return THANKS.test(norm) && ASKS_WHOM.test(norm);
}

/** "Thanks to the people of …", «الشكر لحكومة وشعب …»: whom the thanks go to. */
export function recipientCandidates(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const text = reader.text(sentence);
  const match = RECIPIENT[reader.language].exec(text);
  const words = match?.groups?.whom?.trim();
  if (!match || !words) return [];
  const start = sentence.start + match.index + match[0].lastIndexOf(words);
  // Arabic writes "to" on to the word: لحكومة.
  const short = words.replace(/^(?:إلى |لل(?=.)|ل(?=\p{L}))/u, (to) => (to === 'لل' ? 'ال' : ''));
  return [{ evidence, span: { start, end: start + words.length }, short, fit: 1 }];
}

const THANKS = /thank|gratitude|grateful|congratulat|prais|شكر|امتن|تقدير|هنا |تهنءه/;
const ASKS_WHOM =
  /(?<![a-z])(?:whom|who did|who does|to who|who (?:was|were|got|is|are) (?:[a-z]+ ){0,2}(?:thanked|congratulated|praised))(?![a-z])|(?<![\u0620-\u06ff])(?:لمن|لمين|الي من|الي مين)(?![\u0620-\u06ff])|شكر[\u0620-\u06ff]* (?:منو|مين|من)(?![\u0620-\u06ff])/;
const RECIPIENT: Readonly<Record<'ar' | 'en', RegExp>> = {
  en: /\b(?:thanks|thanked|thanking|appreciation|gratitude|congratulat\w*|praise\w*)\b(?: and \w+)*(?: to)? (?<whom>(?:the |Mr\.? |Ms\.? |Dr\.? |\p{Lu})[^,;:.]*?)(?= (?:for|on|in which|at)\b|[,;:.]|$)/u,
  ar: /(?:الشكر|شكر[\p{M}\p{L}]*|امتنان[\p{L}\p{M}]*|التقدير|تقدير[\p{L}\p{M}]*)(?: و[\p{L}\p{M}]+)* (?<whom>(?:ل|إلى )[\p{L}\p{M}]{2,}(?: (?!ل|على |عن |في |ب)[\p{L}\p{M}]+)*)/u,
};
