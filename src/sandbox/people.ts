import type { APIUser, UserFlags } from 'discord-api-types/v10';

/** Somebody who sits in front of the sandbox. */
export interface SandboxPerson {
  readonly id: string;
  readonly username: string;
  /** The name others see, in the script its owner writes it in. */
  readonly name: string;
  readonly language: 'ar' | 'en';
  /** Discord has no Arabic locale, so an Arabic speaker's client reports English. */
  readonly locale: 'en-US' | 'en-GB';
}

export function userOf(person: SandboxPerson): APIUser {
  return {
    id: person.id,
    username: person.username,
    global_name: person.name,
    discriminator: '0',
    avatar: null,
    bot: false,
    public_flags: 0 as UserFlags,
  };
}
