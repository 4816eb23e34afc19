import { expect, it } from 'vitest';
import { withoutMarkup } from '../../src/text/markup.js';

it.each([
  ['**Decision:** go with *both*', 'Decision: go with both'],
  ['- [ ] **Ann** – paint it', '- Ann – paint it'],
  ['- [x] done', '- done'],
  ['## 2. Boats', '2. Boats'],
  ['see [the plan](https://plans.example/1) and `main`', 'see the plan and main'],
  ['**قرار:** تأجيل الإطلاق إلى **17 فبراير**', 'قرار: تأجيل الإطلاق إلى 17 فبراير'],
  ['~~Friday~~ Sunday', 'Friday Sunday'],
])('%s reads %s', (text, plain) => {
  expect(withoutMarkup(text)).toBe(plain);
});

it.each(['5 * 3 * 2', 'snake_case_name', '2 ** 3', '[1] and (2)', 'C# and F#', 'a|b', '«كلمة»'])(
  'leaves %s as it is',
  (text) => {
    expect(withoutMarkup(text)).toBe(text);
  },
);
