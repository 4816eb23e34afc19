import type { FieldPath, FormErrors } from './errors.js';

/** Reading untyped JSON: each returns what is there if it has the right shape, and complains to the form if not. */
export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function text(
  form: FormErrors,
  path: FieldPath,
  value: unknown,
  range: { readonly minimum?: number; readonly maximum: number; readonly required?: boolean },
): string | undefined {
  if (value === undefined || value === null) {
    if (range.required) form.required(path);
    return undefined;
  }
  // Discord takes a number or a boolean where it wants a string, and writes it out.
  const written = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof written !== 'string') {
    form.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    return undefined;
  }
  if (range.required && written.length === 0 && (range.minimum ?? 1) > 0) {
    form.required(path);
    return undefined;
  }
  form.length(path, written, range.minimum ?? 0, range.maximum);
  return written;
}

export function list(
  form: FormErrors,
  path: FieldPath,
  value: unknown,
  maximum: number,
  minimum = 0,
): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    form.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return [];
  }
  if (value.length > maximum || value.length < minimum) {
    form.add(
      path,
      'BASE_TYPE_BAD_LENGTH',
      minimum === 0 ? `Must be ${maximum} or fewer in length.` : `Must be between ${minimum} and ${maximum} in length.`,
    );
  }
  return value;
}

export function integer(form: FormErrors, path: FieldPath, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  form.add(path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not int.`);
  return undefined;
}

export function boolean(form: FormErrors, path: FieldPath, value: unknown): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  form.add(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  return undefined;
}
