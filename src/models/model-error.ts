/**
 * Why a model gave no answer.
 *
 * `resting`: the circuit breaker is open. `budget`: the hour's requests or tokens are spent. `timeout`: it was silent for
 * too long, or took too long in all. `rate_limited`, `server`, `connection`, `unauthorised`: what its server said, or that
 * it said nothing. `rejected`: the server cannot take the request as it is. `too_long`: the request is longer than the
 * model's context. `endless`: the reply grew past every bound.
 */
export type ModelFault =
  | 'resting'
  | 'budget'
  | 'timeout'
  | 'rate_limited'
  | 'server'
  | 'connection'
  | 'unauthorised'
  | 'rejected'
  | 'too_long'
  | 'endless';

/** A model that did not answer. The message is for the log: it holds no key and nothing of what was asked. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  constructor(
    readonly fault: ModelFault,
    message: string,
    /** Milliseconds the server asks to be left alone; null when it doesn't say. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

const RETRIED: ReadonlySet<ModelFault> = new Set(['rate_limited', 'server', 'connection']);

/** Whether the same request may succeed a little later. */
export function isPassing(error: unknown): error is ModelError {
  return error instanceof ModelError && RETRIED.has(error.fault);
}

/**
 * What a provider's client threw, as a ModelError; the reason of an aborted request stays as it is.
 *
 * Every provider's package has error classes of its own, but HTTP's status, headers and the codes of sockets are common.
 */
export function asModelError(error: unknown): unknown {
  if (error instanceof ModelError || !isObject(error) || error.name === 'AbortError') return error;
  const response = isObject(error.response) ? error.response : {};
  const status = firstNumber(error.status, error.statusCode, response.status);
  const retryAfter = retryAfterOf(error.headers ?? response.headers);
  const text = String(error.message ?? '');
  if (status === 401 || status === 403) return new ModelError('unauthorised', `status ${status}`);
  if (status === 408 || error.name === 'TimeoutError') return new ModelError('timeout', 'the server gave up');
  // A spent quota is also 429, but an hour's wait would not mend it.
  if (status === 429 && /insufficient_quota|credit balance/i.test(`${text} ${String(error.code)}`))
    return new ModelError('unauthorised', 'status 429, the account’s quota is spent');
  if (status === 429) return new ModelError('rate_limited', 'status 429', retryAfter);
  if (error.name === 'ContextOverflowError' || status === 413 || OVERFLOW.test(text))
    return new ModelError('too_long', 'the request is longer than the model’s context');
  if (status === 501) return new ModelError('rejected', 'status 501');
  if (status !== null && status >= 500) return new ModelError('server', `status ${status}`, retryAfter);
  if (status !== null && status >= 400) return new ModelError('rejected', `status ${status}`);
  return new ModelError('connection', codeOf(error) || 'the connection broke');
}

const OVERFLOW = /context[_ ]length|context window|maximum context|exceeds? the (?:available )?context/i;

/** Retry-After is seconds or a date. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterOf(headers: unknown): number | null {
  if (!isObject(headers)) return null;
  const value = headers instanceof Headers ? headers.get('retry-after') : headers['retry-after'];
  if (typeof value !== 'string' || !value.trim()) return null;
  const seconds = Number(value);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}

function codeOf(error: Record<string, unknown>): string {
  const cause = isObject(error.cause) ? error.cause : {};
  const code = error.code ?? cause.code;
  return typeof code === 'string' ? code : '';
}

function firstNumber(...values: unknown[]): number | null {
  return values.find((value): value is number => typeof value === 'number') ?? null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
