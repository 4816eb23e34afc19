import { aboutDisplay } from '../render/about.js';
import type { Command } from './command.js';

export const about = {
  type: 'slash',
  names: { en: 'about', ar: 'حول' },
  descriptions: {
    en: 'Which meetings these are, and how answers are made',
    ar: 'الاجتماعات المتاحة، وكيف تُعدّ الإجابات',
  },
  options: [],
  costs: false,
  async run(use, { answering, version, remoteEmbeddings }) {
    const { meetings, model } = answering;
    return { display: aboutDisplay({ meetings, model, version, remoteEmbeddings }, use.language), outcome: 'answered' };
  },
} as const satisfies Command;
