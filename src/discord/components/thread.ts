import { ComponentType, InteractionResponseType, Routes, TextInputStyle } from 'discord-api-types/v10';
import { loggable, statusOf } from '../failures.js';
import { messages } from '../messages.js';
import { directed } from '../render/direction.js';
import { LIMITS } from '../render/limits.js';
import { cutText, oneLine } from '../render/markdown.js';
import { questionShown, readMessage, withoutMention } from '../turns.js';
import { editComponents, respond, sendMessage } from '../wire.js';
import type { Button, Press } from './button.js';
import { ACTIONS, formButton } from './buttons.js';
import { formatCustomId } from './custom-id.js';

/** Opens a thread on the answer, says there how to go on, and takes its own button away. */
export const openThread: Button = {
  action: ACTIONS.thread,
  acknowledgement: 'update',
  costs: false,
  async press(press, { log }) {
    const language = press.parts[0] === 'ar' ? 'ar' : 'en';
    const words = messages[language];
    if (press.channelId === null) return { refusal: words.threadFailed };
    try {
      const route = Routes.threads(press.channelId, press.message.id);
      const name = cutText(oneLine((await topic(press)) || words.form.title), LIMITS.threadName);
      const created = await press.rest.post(route, { body: { name, auto_archive_duration: 1_440 } });
      const threadId = idOf(created) ?? press.message.id;
      const content = directed(words.threadOpened, language);
      await sendMessage(press.rest, threadId, { content, buttons: [formButton(language)] }, {});
      await editComponents(press.interactionRest, press.address, withoutThreadButton(press)).catch(() => undefined);
      return 'nothing more';
    } catch (error) {
      const status = statusOf(error);
      if (status === null || status >= 500) throw error;
      log.debug({ error: loggable(error) }, 'no thread');
      return { refusal: status === 400 ? words.threadExists : words.threadFailed };
    }
  },
};

/** A form for the next question, for threads in which the bot does not get to read what is written. */
export const openForm: Button = {
  action: ACTIONS.openForm,
  acknowledgement: 'form',
  costs: false,
  async press({ address, parts, interactionRest }) {
    const language = parts[0] === 'ar' ? 'ar' : 'en';
    const { form } = messages[language];
    const question = {
      type: ComponentType.TextInput,
      custom_id: FORM_QUESTION,
      label: form.question,
      style: TextInputStyle.Paragraph,
      min_length: 1,
      max_length: 1_000,
      required: true,
    };
    await respond(interactionRest, address, {
      type: InteractionResponseType.Modal,
      data: {
        custom_id: formatCustomId(ACTIONS.openForm, language),
        title: form.title,
        components: [{ type: ComponentType.ActionRow, components: [question] }],
      },
    });
    return 'nothing more';
  },
};

/** The text field of the form. */
export const FORM_QUESTION = 'question';

/** What a thread is named after: the question. */
async function topic({ message, rest, botUserId }: Press): Promise<string> {
  const shown = questionShown(message.embeds[0]);
  const id = message.message_reference?.message_id;
  if (shown || !id) return shown ?? '';
  const asked = await readMessage(rest, message.message_reference?.channel_id ?? message.channel_id, id);
  return asked ? withoutMention(asked.content, botUserId) : '';
}

function withoutThreadButton({ message }: Press): unknown[] {
  return (message.components ?? []).flatMap((row): unknown[] => {
    if (row.type !== ComponentType.ActionRow) return [row];
    const kept = row.components.filter(
      (part) => !('custom_id' in part && part.custom_id.startsWith(`${ACTIONS.thread}|`)),
    );
    return kept.length > 0 ? [{ type: row.type, components: kept }] : [];
  });
}

function idOf(created: unknown): string | null {
  if (typeof created !== 'object' || created === null || !('id' in created)) return null;
  return typeof created.id === 'string' ? created.id : null;
}
