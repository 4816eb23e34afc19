import type { Interaction } from 'discord.js';
import type { Language } from '../text/language.js';
import type { Pressed } from './components/button.js';
import { conclude, logRequest, lostOutcome, noticeDisplay, type Outcome, type RequestFacts } from './conclude.js';
import type { Desk } from './desk.js';
import { codeOf, loggable } from './failures.js';
import { messages } from './messages.js';
import { Progress } from './progress.js';
import type { Display } from './render/display.js';
import {
  type Acknowledgement,
  acknowledge,
  deliver,
  editOriginal,
  followUp,
  type InteractionAddress,
  tellPrivately,
  UNKNOWN_MESSAGE,
} from './wire.js';

/** What an interaction asks for: how to acknowledge it, and the work. */
export interface Job {
  /** For the log: `ask (ar)`, `button src`. */
  readonly name: string;
  readonly language: Language;
  readonly acknowledgement: Acknowledgement;
  readonly costs: boolean;
  /** At the level `debug` only. */
  readonly words?: string;
  readonly work: (signal: AbortSignal, progress: (display: Display) => void) => Promise<Pressed>;
}

/** Acknowledges, works, brings the answer; whatever happens, one line in the log and no rejection. */
export async function serve(desk: Desk, interaction: Interaction, job: Job): Promise<void> {
  const { log } = desk;
  const facts = { id: interaction.id, command: job.name, guild: interaction.guildId, since: performance.now() };
  try {
    const refusal = refusalOf(desk, interaction, job);
    if (refusal) {
      const address = addressOf(desk, interaction);
      await desk.acknowledgeFirst.acknowledging(() => tellPrivately(desk.interactionRest, address, refusal.display));
      return logRequest(log, facts, refusal.outcome);
    }
    const outcome = await serveAcknowledged(desk, interaction, job, facts);
    logRequest(log, facts, outcome);
  } catch (error) {
    logRequest(log, facts, lostOutcome(error), { error: loggable(error) });
  }
}

export function addressOf({ client }: Desk, { id, token, applicationId }: Interaction): InteractionAddress {
  return { id, token, applicationId: applicationId ?? client.application.id };
}

/** A little less than the fifteen minutes an interaction's token lives. */
const LONGEST_WORK = 14 * 60_000;

/** What costs nothing to say at once, and cannot be private any more after a public acknowledgement. */
function refusalOf(desk: Desk, interaction: Interaction, job: Job): { display: Display; outcome: Outcome } | null {
  const { language } = job;
  if (desk.isStopping()) return { display: noticeDisplay(messages[language].stopping, language), outcome: 'stopping' };
  if (!job.costs) return null;
  const leave = desk.cooldown.take(interaction.user.id, interaction.channelId ?? 'nowhere');
  if (leave.granted) return null;
  return { display: coolDownDisplay(leave.at, language), outcome: 'cooldown' };
}

/** Discord shows the moment as a countdown in the reader's own words. */
export function coolDownDisplay(at: number, language: Language): Display {
  return noticeDisplay(messages[language].coolDown(`<t:${Math.ceil(at / 1_000)}:R>`), language);
}

async function serveAcknowledged(
  desk: Desk,
  interaction: Interaction,
  job: Job,
  facts: RequestFacts,
): Promise<Outcome> {
  const { log, interactionRest: rest } = desk;
  const address = addressOf(desk, interaction);
  await desk.acknowledgeFirst.acknowledging(() => acknowledge(rest, address, job.acknowledgement));
  if (job.words) log.debug({ id: facts.id, words: job.words }, 'asked');
  const gone = new AbortController();
  const signal = AbortSignal.any([desk.inHand.signal, gone.signal, AbortSignal.timeout(LONGEST_WORK)]);
  const show = (display: Display): Promise<void> =>
    editOriginal(rest, address, display).catch((error: unknown) => {
      // What was there a moment ago and is not any more was deleted: nobody waits for the rest.
      if (progress.shown > 0 && codeOf(error) === UNKNOWN_MESSAGE) gone.abort();
      throw error;
    });
  const progress = new Progress<Display>(show, desk.progress);
  const concluded = await conclude<Pressed>(
    async () => {
      await desk.acknowledgeFirst.turn();
      return job.work(signal, (display) => progress.offer(display));
    },
    { language: job.language, isStopping: desk.isStopping, gone: gone.signal, log, facts },
  );
  await progress.end();
  if (gone.signal.aborted) return 'gone';
  if (concluded === 'nothing more') return 'answered';
  if ('refusal' in concluded) {
    const display = noticeDisplay(concluded.refusal, job.language);
    await tell(desk, address, job, display);
    return 'refused';
  }
  // An answer that stands must not be overwritten by an apology.
  if (job.acknowledgement === 'update' && !isGood(concluded.outcome)) {
    await followUp(rest, address, concluded.display, true);
    return concluded.outcome;
  }
  const delivered = await deliver(rest, address, concluded.display, {
    isPrivate: job.acknowledgement === 'private reply',
    wasShown: progress.shown > 0,
    channelId: interaction.channelId,
    channelRest: desk.client.rest,
  });
  return delivered === 'gone' ? 'gone' : concluded.outcome;
}

async function tell(desk: Desk, address: InteractionAddress, job: Job, display: Display): Promise<void> {
  const { interactionRest: rest } = desk;
  if (job.acknowledgement === 'private reply') await editOriginal(rest, address, display);
  else await followUp(rest, address, display, true);
}

function isGood(outcome: Outcome): boolean {
  return outcome === 'answered' || outcome === 'not_found';
}
