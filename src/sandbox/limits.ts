/**
 * The numbers Discord refuses to exceed, each in one place.
 *
 * @see https://discord.com/developers/docs/resources/message#create-message
 * @see https://discord.com/developers/docs/resources/message#embed-object-embed-limits
 * @see https://discord.com/developers/docs/components/reference
 * @see https://discord.com/developers/docs/interactions/application-commands
 * @see https://discord.com/developers/docs/interactions/receiving-and-responding
 */
export const limits = {
  message: { content: 2_000, embeds: 10, files: 10, fileBytes: 10 * 1024 * 1024, nonce: 25, list: 100 },
  embed: {
    title: 256,
    description: 4_096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1_024,
    footer: 2_048,
    author: 256,
    total: 6_000,
  },
  component: {
    rows: 5,
    buttons: 5,
    customId: 100,
    label: 80,
    url: 512,
    placeholder: 150,
    selectOptions: 25,
    selectText: 100,
    modalTitle: 45,
    modalRows: 5,
    textInputLabel: 45,
    textInput: 4_000,
  },
  command: {
    name: 32,
    description: 100,
    options: 25,
    choices: 25,
    choiceName: 100,
    choiceValue: 100,
    stringLength: 6_000,
    total: 8_000,
    perType: { 1: 100, 2: 15, 3: 15 } as Readonly<Record<number, number>>,
  },
  thread: { name: 100 },
  interaction: { acknowledgeMilliseconds: 3_000, tokenMilliseconds: 15 * 60_000 },
  gateway: {
    heartbeatMilliseconds: 41_250,
    resumeMilliseconds: 3 * 60_000,
    sendsPerMinute: 120,
    identifySecondsApart: 5,
  },
} as const;
