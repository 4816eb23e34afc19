import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, MAIN } from './program.js';

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';

const desk = new Desk();
beforeAll(async () => {
  await desk.run(['index']);
}, 30_000);
afterAll(() => desk.clear());

/** Runs the program with a terminal of its own. Python, which node-gyp needs anyway, knows how to make one. */
async function atTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const program = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
  const child = spawn('python3', ['-c', program, process.execPath, MAIN, ...args], {
    cwd: desk.folder,
    env: desk.environment({ TERM: 'xterm-256color', ...env }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return shown.replaceAll('\r\n', '\n');
}

describe('at a terminal', () => {
  it('the short answer is bold, the paragraphs’ numbers are dim, and no line forces a direction', async () => {
    const shown = await atTerminal(['ask', 'Who represented Uzbekistan?']);
    expect(shown.split('\n')[0]).toMatch(/^\u001b\[1m\u200eHis Excellency Mr\. Abdulaziz Kamilov.*\u001b\[22m$/);
    expect(shown).toContain(`${DIM}\u200e[1] paragraph 2`);
    expect(shown).not.toMatch(/[\u202a-\u202e]/);
  });

  it('the title and the labels of a summary are bold', async () => {
    const shown = await atTerminal(['summary', '--style', 'bullets', '--language', 'en']);
    expect(shown.split('\n')[0]).toContain(BOLD);
    expect(shown).toContain(`${BOLD}When:`);
  });

  it('NO_COLOR turns that off, and so does a terminal that cannot', async () => {
    const [none, dumb] = await Promise.all([
      atTerminal(['ask', 'Who represented Uzbekistan?'], { NO_COLOR: '1' }),
      atTerminal(['ask', 'Who represented Uzbekistan?'], { TERM: 'dumb' }),
    ]);
    for (const shown of [none, dumb]) {
      expect(shown).toContain('Kamilov');
      expect(shown).not.toContain('\u001b');
    }
  });
});
