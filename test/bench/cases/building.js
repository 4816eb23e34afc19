// How long does it take to index so many passages and save the index, and how much memory at most?
import { corpus } from '../corpus.js';

export async function measure({ engine, file, size, directory, onProgress }) {
  const { passages } = corpus(file, size);
  const { build } = await import(`../engines/${engine}.js`);
  const start = performance.now();
  await build(passages, directory, onProgress);
  return { buildSeconds: (performance.now() - start) / 1000, buildMegabytes: process.resourceUsage().maxRSS / 1024 };
}
