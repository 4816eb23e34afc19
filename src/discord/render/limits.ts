/**
 * What Discord refuses to show.
 *
 * @see https://discord.com/developers/docs/resources/message#embed-object-embed-limits
 * @see https://discord.com/developers/docs/interactions/application-commands
 */
export const LIMITS = {
  content: 2_000,
  title: 256,
  description: 4_096,
  footer: 2_048,
  author: 256,
  customId: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  threadName: 100,
} as const;
