import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import { type FieldPath, type FormErrors, lengthOf } from './errors.js';
import { boolean, integer, isRecord, type Json, list, record, text } from './fields.js';
import { limits } from './limits.js';

/** The embeds of a message as Discord would keep them; every breach of a limit is a complaint in the form. */
export function readEmbeds(form: FormErrors, value: unknown): APIEmbed[] {
  const embeds = list(form, ['embeds'], value, limits.message.embeds).map((each, index) =>
    readEmbed(form, ['embeds', index], each),
  );
  if (embeds.reduce((sum, embed) => sum + sizeOf(embed), 0) > limits.embed.total) {
    form.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${limits.embed.total}`);
  }
  return embeds;
}

function readEmbed(form: FormErrors, path: FieldPath, value: unknown): APIEmbed {
  if (!isRecord(value)) {
    form.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return {};
  }
  const title = text(form, [...path, 'title'], value.title, { maximum: limits.embed.title })?.trim();
  const description = text(form, [...path, 'description'], value.description, {
    maximum: limits.embed.description,
  })?.trim();
  const color = integer(form, [...path, 'color'], value.color);
  if (color !== undefined && (color < 0 || color > 0xffffff)) {
    form.add([...path, 'color'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 16777215.');
  }
  const url = readUrl(form, [...path, 'url'], value.url);
  const timestamp = readTimestamp(form, [...path, 'timestamp'], value.timestamp);
  const fields = list(form, [...path, 'fields'], value.fields, limits.embed.fields).map((each, index) =>
    readField(form, [...path, 'fields', index], record(each)),
  );
  const footer = isRecord(value.footer) ? readFooter(form, [...path, 'footer'], value.footer) : undefined;
  const author = isRecord(value.author) ? readAuthor(form, [...path, 'author'], value.author) : undefined;
  const image = readPicture(form, [...path, 'image'], value.image);
  const thumbnail = readPicture(form, [...path, 'thumbnail'], value.thumbnail);
  const embed: APIEmbed = {
    type: EmbedType.Rich,
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(url === undefined ? {} : { url }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(color === undefined ? {} : { color }),
    ...(footer ? { footer } : {}),
    ...(image ? { image } : {}),
    ...(thumbnail ? { thumbnail } : {}),
    ...(author ? { author } : {}),
    ...(fields.length > 0 ? { fields } : {}),
  };
  if (!title && !description && fields.length === 0 && !footer && !author && !image && !thumbnail) {
    form.required([...path, 'description']);
  }
  return embed;
}

function readField(form: FormErrors, path: FieldPath, value: Json): { name: string; value: string; inline: boolean } {
  const name = text(form, [...path, 'name'], value.name, { maximum: limits.embed.fieldName, required: true });
  const content = text(form, [...path, 'value'], value.value, { maximum: limits.embed.fieldValue, required: true });
  for (const [key, written] of [
    ['name', name],
    ['value', content],
  ] as const) {
    if (written !== undefined && written.trim() === '') form.required([...path, key]);
  }
  return {
    name: name?.trim() ?? '',
    value: content?.trim() ?? '',
    inline: boolean(form, [...path, 'inline'], value.inline) ?? false,
  };
}

function readFooter(form: FormErrors, path: FieldPath, value: Json): { text: string } {
  return { text: text(form, [...path, 'text'], value.text, { maximum: limits.embed.footer, required: true }) ?? '' };
}

function readAuthor(form: FormErrors, path: FieldPath, value: Json): { name: string; url?: string } {
  const name = text(form, [...path, 'name'], value.name, { maximum: limits.embed.author, required: true }) ?? '';
  const url = readUrl(form, [...path, 'url'], value.url);
  return { name, ...(url === undefined ? {} : { url }) };
}

function readPicture(form: FormErrors, path: FieldPath, value: unknown): { url: string } | undefined {
  if (!isRecord(value)) return undefined;
  const url = readUrl(form, [...path, 'url'], value.url, ['http:', 'https:', 'attachment:']);
  return url === undefined ? undefined : { url };
}

function readUrl(
  form: FormErrors,
  path: FieldPath,
  value: unknown,
  schemes: readonly string[] = ['http:', 'https:'],
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const url = typeof value === 'string' ? value : '';
  const scheme = URL.canParse(url) ? new URL(url).protocol : '';
  if (schemes.includes(scheme)) return url;
  if (scheme) {
    const names = schemes.map((each) => `'${each.slice(0, -1)}'`).join(', ');
    form.add(
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme.slice(0, -1)}" is not supported. Scheme must be one of (${names}).`,
    );
  } else {
    form.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  }
  return undefined;
}

function readTimestamp(form: FormErrors, path: FieldPath, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  form.add(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
  return undefined;
}

/** What counts towards the 6,000: title, description, footer, author and the fields' names and values. */
function sizeOf(embed: APIEmbed): number {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  return [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields].reduce(
    (sum, part) => sum + (part === undefined ? 0 : lengthOf(part)),
    0,
  );
}
