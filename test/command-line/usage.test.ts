import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { USAGE } from '../../src/command-line/usage.js';
import { Desk } from './program.js';

const desk = new Desk({ shipped: false });
afterAll(() => desk.clear());

describe('--help', () => {
  it('prints the usage on standard output, also behind a command and as -h', async () => {
    const asked = [['--help'], ['-h'], ['help'], ['ask', '--help'], ['index', '-h']];
    const ran = await Promise.all(asked.map((args) => desk.run(args)));
    expect(ran).toEqual(asked.map(() => ({ status: 0, stdout: USAGE, stderr: '' })));
  });

  it('is what both READMEs list', () => {
    const list = USAGE.slice(USAGE.indexOf('  start'), USAGE.indexOf('\n\nSettings'));
    for (const name of ['README.md', 'README.ar.md']) {
      expect(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')).toContain(list);
    }
  });

  it('fits a terminal of 120 columns', () => {
    expect(USAGE.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});

it('prints the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await desk.run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

describe('wrong usage ends with status 2, what is wrong and the usage on standard error', () => {
  it.each([
    [['fly'], 'There is no command "fly".'],
    [['__proto__'], 'There is no command "__proto__".'],
    [['ask', 'where?', '--loud'], "Unknown option '--loud'"],
    [['ask'], 'What is the question?'],
    [['ask', 'where?', '--rebuild'], '"ask" has no option --rebuild.'],
    [['ask', 'where?', '--language', 'fr'], '--language is "fr": write one of ar, en.'],
    [['ask', 'where?', '--language'], "Option '--language <value>' argument missing"],
    [['ask', 'where?', '--batch', '-'], 'leave QUESTION out'],
    [['summary', 'it'], '"summary" takes no "it"; name a meeting with --meeting.'],
    [['summary', '--style', 'long'], '--style is "long": write one of brief, bullets, full.'],
    [['quote'], 'What is to be quoted?'],
    [['quote', '1', '--language', 'all'], '--language is "all": write one of ar, en, both.'],
    [['index', 'now'], '"index" takes no "now".'],
    [['start', 'now'], '"start" takes no "now".'],
    [['eval'], '"eval" needs --passages FILE and --questions FILE.'],
  ])('%j: %s', async (args, message) => {
    const { status, stdout, stderr } = await desk.run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toContain(message);
    expect(stderr.endsWith(`\n\n${USAGE}`)).toBe(true);
  });

  it('no command at all: the usage alone', async () => {
    expect(await desk.run([])).toEqual({ status: 2, stdout: '', stderr: USAGE });
  });
});

describe('settings', () => {
  it('that cannot be used are named in one line, status 1', async () => {
    expect(await desk.run(['ask', 'where?', '--json'], { env: { SANDBOX_PORT: 'eighty' } })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'SANDBOX_PORT is "eighty": write a whole number from 0 to 65535.\n',
    });
  });

  it('come from .env too, in silence', async () => {
    desk.write('.env', 'LOG_LEVEL=loud\n');
    const { status, stdout, stderr } = await desk.run(['ask', 'where?', '--json']);
    desk.write('.env', 'LOG_LEVEL=silent\n');
    const silenced = await desk.run(['index', '--json']);
    desk.write('.env', '');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('LOG_LEVEL is "loud": write one of silent, fatal, error, warn, info, debug, trace.\n');
    expect(silenced).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(silenced.stdout)).toMatchObject({ passages: 0 });
  });
});
