import type { ChatReply, ChatRequest } from '../../models/chat-model.js';
import type { Claim, ProvenClaim, Rejection } from './claim.js';
import { type ClaimsReply, readClaims } from './reply.js';
import { type VerifyContext, verifyClaim } from './verify.js';

/** What of a model's reply stood up to the record. */
export interface CollectedClaims {
  readonly reply: ClaimsReply;
  readonly proven: readonly ProvenClaim[];
  readonly rejections: readonly Rejection[];
  /** The claim that matters most, which comes first, is proven. */
  readonly isFirstProven: boolean;
}

/**
 * Asks for claims and holds each against the record as soon as it is whole; `onProven` hears of those that stood up, all
 * that did so far. A reply that is tried again begins anew.
 */
export async function collectClaims(
  complete: (request: ChatRequest) => Promise<ChatReply>,
  request: ChatRequest,
  context: VerifyContext,
  onProven: (proven: readonly ProvenClaim[]) => void = () => {},
): Promise<CollectedClaims> {
  let verdicts = new Map<string, ProvenClaim | Rejection>();
  let length = 0;
  const verdictOn = (claim: Claim): ProvenClaim | Rejection => {
    const key = JSON.stringify(claim);
    const known = verdicts.get(key);
    if (known) return known;
    const verdict = verifyClaim(claim, context);
    const found = 'proven' in verdict ? verdict.proven : verdict.rejection;
    verdicts.set(key, found);
    return found;
  };
  const provenOf = (claims: readonly Claim[]): ProvenClaim[] =>
    withoutRepeats(claims.map(verdictOn).filter((verdict) => 'support' in verdict));

  let told = 0;
  const onText = (soFar: string): void => {
    if (soFar.length < length) {
      verdicts = new Map();
      told = 0;
    }
    const fresh = soFar.slice(length);
    length = soFar.length;
    // A claim is whole when its brace closes; nothing else is worth reading the reply for.
    if (!fresh.includes('}')) return;
    const proven = provenOf(readClaims(soFar).claims);
    if (proven.length > told) onProven(proven);
    told = Math.max(told, proven.length);
  };
  const { text } = await complete({ ...request, onText });
  const reply = readClaims(text);
  const first = reply.claims[0];
  return {
    reply,
    proven: provenOf(reply.claims),
    rejections: reply.claims.map(verdictOn).filter((verdict) => 'objection' in verdict),
    isFirstProven: first !== undefined && 'support' in verdictOn(first),
  };
}

/** A model that says a thing twice is heard once. */
export function withoutRepeats(claims: readonly ProvenClaim[]): ProvenClaim[] {
  return claims.filter((claim, i) => claims.findIndex((other) => other.text === claim.text) === i);
}
