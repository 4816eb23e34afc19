import { askAgain, quoteAgain, summariseAgain } from './again.js';
import type { Button } from './button.js';
import { sources, turnPage } from './sources.js';
import { openForm, openThread } from './thread.js';

const BUTTONS: readonly Button[] = [askAgain, summariseAgain, quoteAgain, sources, turnPage, openThread, openForm];

export function buttonNamed(action: string): Button | null {
  return BUTTONS.find((button) => button.action === action) ?? null;
}
