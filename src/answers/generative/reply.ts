import type { ReplyForm } from '../../models/chat-model.js';
import type { Claim, ClaimedQuote } from './claim.js';
import { parseLoosely } from './loose-json.js';

/** What a model replied, as far as it could be read. */
export interface ClaimsReply {
  /** The model says that the record does not say. */
  readonly isNotFound: boolean;
  /** Those that are complete. */
  readonly claims: readonly Claim[];
  readonly shortAnswer: string | null;
  /** It had the form that was asked for. */
  readonly isReadable: boolean;
}

/** More would be a model that repeats itself. */
const MOST_CLAIMS = 24;
const MOST_QUOTES = 8;

/** Reads claims from a reply, whole or still growing. */
export function readClaims(text: string): ClaimsReply {
  const found = parseLoosely(text)?.value;
  const reply: Record<string, unknown> = Array.isArray(found) ? { claims: found } : isObject(found) ? found : {};
  const listed = Array.isArray(reply.claims) ? reply.claims : [];
  const claims = listed.slice(0, MOST_CLAIMS).flatMap((item) => readClaim(item) ?? []);
  const isNotFound = reply.status === 'not_found' && claims.length === 0;
  return {
    isNotFound,
    claims,
    shortAnswer: typeof reply.shortAnswer === 'string' && reply.shortAnswer.trim() ? reply.shortAnswer.trim() : null,
    isReadable: isNotFound || Array.isArray(reply.claims),
  };
}

/** A reply with named texts: questions rewritten, a paragraph translated. Only those that are text. */
export function readTexts(text: string): Readonly<Record<string, string>> {
  const found = parseLoosely(text)?.value;
  if (!isObject(found)) return {};
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function readClaim(item: unknown): Claim | null {
  if (!isObject(item) || typeof item.text !== 'string') return null;
  const quotes = (Array.isArray(item.quotes) ? item.quotes : [item.quotes]).slice(0, MOST_QUOTES);
  return {
    text: item.text,
    label: typeof item.label === 'string' && item.label.trim() ? item.label.trim() : null,
    quotes: quotes.flatMap((quote) => readQuote(quote, item.passage) ?? []),
  };
}

function readQuote(quote: unknown, passage: unknown): ClaimedQuote | null {
  if (typeof quote === 'string') return { passage: numberOf(passage), quote };
  if (!isObject(quote) || typeof quote.quote !== 'string') return null;
  return { passage: numberOf(quote.passage), quote: quote.quote };
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value.replace(/\D/g, '')) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const QUOTES = {
  type: 'array',
  items: {
    type: 'object',
    properties: { passage: { type: 'integer' }, quote: { type: 'string' } },
    required: ['passage', 'quote'],
    additionalProperties: false,
  },
};

/** The form of an answer: claims with their quotes, or that the record doesn't say. */
export const ANSWER_FORM: ReplyForm = {
  name: 'answer',
  description: 'Claims that the record proves, each with the quotes that prove it.',
  schema: objectOf({
    status: { type: 'string', enum: ['answered', 'not_found'] },
    claims: { type: 'array', items: objectOf({ text: { type: 'string' }, quotes: QUOTES }) },
    shortAnswer: { type: ['string', 'null'] },
  }),
};

/** The form of a summary, or of a part of one. */
export const SUMMARY_FORM: ReplyForm = {
  name: 'summary',
  description: 'The points of a summary, each with the quotes that prove it.',
  schema: objectOf({
    claims: {
      type: 'array',
      items: objectOf({ label: { type: ['string', 'null'] }, text: { type: 'string' }, quotes: QUOTES }),
    },
  }),
};

export const REWRITE_FORM: ReplyForm = {
  name: 'question',
  description: 'The question by itself, and in the other language.',
  schema: objectOf({ question: { type: 'string' }, translation: { type: 'string' } }),
};

export const TRANSLATION_FORM: ReplyForm = {
  name: 'translation',
  description: 'One paragraph, translated.',
  schema: objectOf({ translation: { type: 'string' } }),
};

/** Every property required and no others: what the strict mode of structured outputs asks for. */
function objectOf(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
