/**
 * A text as it reads without the marks of Markdown that set it: emphasis, code, boxes to tick, the hashes of headings, and
 * the addresses behind a link's words. For showing; a quote keeps them, and its offsets.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(/^(\s*)#{1,6}\s+/gmu, '$1')
    .replace(/^(\s*(?:[-*+•]\s+)?)\[[ xX✓]?\]\s+/gmu, '$1')
    .replace(/\[([^\][\n]+)\]\([^()\s]+\)/gu, '$1')
    .replace(/(\*\*|~~)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`([^`\n]+)`/gu, '$1');
}
