import { execFileSync } from 'node:child_process';

/** Tests that start the program as its users do (command line, worker threads) run the built one: build it from what is here. */
export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
