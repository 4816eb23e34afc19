/**
 * A text as it reads without the marks of Markdown that set it: emphasis, code, boxes to tick, the hashes of headings, and
 * the addresses behind a link's words. For showing; a quote keeps them, and its offsets.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(/^([^\S\n]{0,40})#{1,6}\s+/gmu, '$1')
    .replace(/^([^\S\n]{0,40}(?:[-*+•]\s{1,9})?)\[[ xX✓]?\]\s+/gmu, '$1')
    .replace(/\[([^\][\n]+)\]\([^()\s]+\)/gu, '$1')
    .replace(/(\*\*|~~)(?=\S)(.{1,400}?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_\n]{1,400}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`([^`\n]+)`/gu, '$1');
}

/** Words as what introduces others: "Boats: ", whether a colon stands behind them or not. */
export function asLabel(words: string): string {
  return `${withoutMarkup(words).replace(/[:：]$/u, '')}: `;
}
