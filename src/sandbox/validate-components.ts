import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIMessageComponentEmoji,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { FieldPath, FormErrors } from './errors.js';
import { boolean, integer, isRecord, type Json, list, record, text } from './fields.js';
import { limits } from './limits.js';

export type MessageRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The rows of buttons and menus under a message; every breach of a limit is a complaint in the form. */
export function readComponents(form: FormErrors, value: unknown): MessageRow[] {
  const taken = new Set<string>();
  let nextId = 1;
  return list(form, ['components'], value, limits.component.rows).map((each, index) => {
    const path = ['components', index];
    const row = record(each);
    if (row.type !== ComponentType.ActionRow) {
      form.choice([...path, 'type'], [ComponentType.ActionRow]);
      return { type: ComponentType.ActionRow, components: [] };
    }
    const inner = list(form, [...path, 'components'], row.components, limits.component.buttons, 1);
    const id = nextId++;
    const components = inner.map((component, at) =>
      readComponent(form, [...path, 'components', at], record(component), taken, nextId++),
    );
    if (components.some((component) => component.type !== ComponentType.Button) && components.length > 1) {
      form.add(
        [...path, 'components', 1],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
    return { type: ComponentType.ActionRow, id, components };
  });
}

function readComponent(
  form: FormErrors,
  path: FieldPath,
  value: Json,
  taken: Set<string>,
  id: number,
): APIComponentInMessageActionRow {
  if (value.type === ComponentType.StringSelect) return readSelect(form, path, value, taken, id);
  if (value.type !== ComponentType.Button) {
    form.choice([...path, 'type'], [ComponentType.Button, ComponentType.StringSelect]);
  }
  return readButton(form, path, value, taken, id);
}

function readButton(
  form: FormErrors,
  path: FieldPath,
  value: Json,
  taken: Set<string>,
  id: number,
): APIButtonComponent {
  const style = integer(form, [...path, 'style'], value.style);
  if (style === undefined) form.required([...path, 'style']);
  else if (style < ButtonStyle.Primary || style > ButtonStyle.Link) form.choice([...path, 'style'], [1, 2, 3, 4, 5]);
  const label = text(form, [...path, 'label'], value.label, { maximum: limits.component.label });
  const emoji = readEmoji(form, [...path, 'emoji'], value.emoji);
  if (!label && !emoji) {
    form.add(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
  }
  const common = {
    type: ComponentType.Button as const,
    id,
    disabled: boolean(form, [...path, 'disabled'], value.disabled) ?? false,
    ...(label ? { label } : {}),
    ...(emoji ? { emoji } : {}),
  };
  if (style === ButtonStyle.Link) {
    const url = text(form, [...path, 'url'], value.url, { maximum: limits.component.url, required: true }) ?? '';
    if (url && !/^(https?|discord):$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
      form.add([...path, 'url'], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    }
    if (value.custom_id !== undefined) {
      form.add([...path, 'custom_id'], 'BUTTON_COMPONENT_INVALID_CUSTOM_ID', 'A link button cannot have a custom id');
    }
    return { ...common, style: ButtonStyle.Link, url };
  }
  const named = (style ?? ButtonStyle.Secondary) as ButtonStyle.Primary;
  return { ...common, style: named, custom_id: readCustomId(form, path, value, taken) };
}

function readSelect(
  form: FormErrors,
  path: FieldPath,
  value: Json,
  taken: Set<string>,
  id: number,
): APIStringSelectComponent {
  const seen = new Set<string>();
  const options = list(form, [...path, 'options'], value.options, limits.component.selectOptions, 1).map(
    (each, index) => {
      const at = [...path, 'options', index];
      const option = record(each);
      const range = { minimum: 1, maximum: limits.component.selectText, required: true };
      const label = text(form, [...at, 'label'], option.label, range) ?? '';
      const chosen = text(form, [...at, 'value'], option.value, range) ?? '';
      const description = text(form, [...at, 'description'], option.description, {
        maximum: limits.component.selectText,
      });
      if (seen.has(chosen)) {
        form.add(
          [...at, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
      }
      seen.add(chosen);
      const emoji = readEmoji(form, [...at, 'emoji'], option.emoji);
      return {
        label,
        value: chosen,
        default: boolean(form, [...at, 'default'], option.default) ?? false,
        ...(description ? { description } : {}),
        ...(emoji ? { emoji } : {}),
      };
    },
  );
  if (!Array.isArray(value.options)) form.required([...path, 'options']);
  const placeholder = text(form, [...path, 'placeholder'], value.placeholder, {
    maximum: limits.component.placeholder,
  });
  return {
    type: ComponentType.StringSelect,
    id,
    custom_id: readCustomId(form, path, value, taken),
    options,
    min_values: integer(form, [...path, 'min_values'], value.min_values) ?? 1,
    max_values: integer(form, [...path, 'max_values'], value.max_values) ?? 1,
    disabled: boolean(form, [...path, 'disabled'], value.disabled) ?? false,
    ...(placeholder ? { placeholder } : {}),
  };
}

function readCustomId(form: FormErrors, path: FieldPath, value: Json, taken: Set<string>): string {
  const at = [...path, 'custom_id'];
  const customId = text(form, at, value.custom_id, { minimum: 1, maximum: limits.component.customId, required: true });
  if (customId === undefined) return '';
  if (taken.has(customId)) {
    form.add(at, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  taken.add(customId);
  return customId;
}

// Spelled as a text: the compiler's target does not know the flag yet, Node 20 does.
const emojiPattern = String.raw`^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$`;
const oneEmoji = new RegExp(emojiPattern, 'v');

function readEmoji(form: FormErrors, path: FieldPath, value: unknown): APIMessageComponentEmoji | undefined {
  if (!isRecord(value)) return undefined;
  const name = typeof value.name === 'string' ? value.name : '';
  if (typeof value.id === 'string') return { id: value.id, name };
  if (oneEmoji.test(name)) return { name };
  form.add([...path, 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
  return undefined;
}
