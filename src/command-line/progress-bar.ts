const WIDTH = 30;
/** A bar that is done before anybody could read it only flickers. */
const WORTH_SHOWING = 200;

export interface ProgressBar {
  show(progress: { readonly done: number; readonly total: number }): void;
  end(): void;
}

/** A progress bar on standard error; without a terminal, a line at every tenth. */
export function progressBar(label: string, worthShowing = WORTH_SHOWING): ProgressBar {
  const isTerminal = process.stderr.isTTY === true;
  let shown = -1;
  return {
    show({ done, total }) {
      if (total < worthShowing) return;
      const share = Math.floor((isTerminal ? 100 : 10) * (done / total));
      if (share === shown) return;
      shown = share;
      const filled = Math.round((WIDTH * done) / total);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
      process.stderr.write(isTerminal ? `\r${label} ${bar} ${share} %` : `${label}: ${done} of ${total}\n`);
    },
    end() {
      if (isTerminal && shown >= 0) process.stderr.write('\n');
    },
  };
}
