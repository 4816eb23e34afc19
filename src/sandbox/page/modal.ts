import type { InteractionRecord } from '../page-contract.js';
import { h } from './dom.js';

interface TextInput {
  readonly custom_id: string;
  readonly label: string;
  readonly style?: number;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly value?: string;
  readonly max_length?: number;
}

/** The form that a command or button was answered with. */
export function openModal(interaction: InteractionRecord, submit: (fields: Record<string, string>) => void): void {
  const { modal } = interaction;
  if (!modal) return;
  const rows = modal.components as unknown as readonly { readonly components?: readonly TextInput[] }[];
  const inputs = rows
    .flatMap((row) => row.components ?? [])
    .map((input) => {
      const common = {
        id: `modal-${input.custom_id}`,
        name: input.custom_id,
        dir: 'auto',
        required: input.required ?? true,
        placeholder: input.placeholder ?? null,
        maxlength: input.max_length ?? 4_000,
      };
      const field = input.style === 2 ? h('textarea', { ...common, rows: 4 }) : h('input', { ...common, type: 'text' });
      field.value = input.value ?? '';
      return { input, field };
    });
  const dialog = h('dialog', { class: 'modal', 'aria-label': modal.title, 'data-testid': 'modal' });
  const form = h('form', { method: 'dialog' }, h('h2', { dir: 'auto' }, modal.title));
  for (const { input, field } of inputs) form.append(h('label', { for: field.id, dir: 'auto' }, input.label), field);
  form.append(
    h(
      'div',
      { class: 'modal-buttons' },
      h('button', { type: 'button', class: 'button link-like', onclick: () => dialog.close() }, 'Cancel'),
      h('button', { type: 'submit', class: 'button primary', 'data-testid': 'modal-submit' }, 'Submit'),
    ),
  );
  form.addEventListener('submit', () =>
    submit(Object.fromEntries(inputs.map(({ input, field }) => [input.custom_id, field.value]))),
  );
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}
