const known = new Map<string, boolean>();

/** Whether a font here has this emoji: a button is better without one than with an empty box. */
export function drawable(emoji: string): boolean {
  const before = known.get(emoji);
  if (before !== undefined) return before;
  const missing = pixelsOf('\u{10FFFE}');
  const found = missing === undefined || pixelsOf([...emoji][0] ?? '') !== missing;
  known.set(emoji, found);
  return found;
}

function pixelsOf(text: string): string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = 32;
  canvas.height = 32;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.font = `20px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText(text, 4, 24);
  return context.getImageData(0, 0, 32, 32).data.join();
}
