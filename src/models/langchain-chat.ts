import type { BaseMessageChunk } from '@langchain/core/messages';
import { type Config, ConfigError, offerToProviders } from '../config.js';
import type { BareChatModel, ChatReply, ChatRequest, ReplyForm } from './chat-model.js';
import { asModelError, ModelError } from './model-error.js';
import { estimateTokens } from './tokens.js';

/** What of the Config a chat model needs. */
export type ChatSettings = Pick<Config, 'chatModel' | 'openaiApiKey' | 'openaiBaseUrl'>;

/**
 * A chat model by LangChain's `provider:model`; the provider's package is loaded when the first question comes.
 *
 * With `openaiBaseUrl` the provider `openai` speaks to that server, with any key or none.
 */
export function langChainChat(settings: ChatSettings): BareChatModel {
  let loading: Promise<Connection> | null = null;
  const connection = (): Promise<Connection> => {
    loading ??= connect(settings);
    return loading;
  };
  let rung = 0;

  const stream = async (
    request: ChatRequest,
    signal: AbortSignal,
    onText: (soFar: string) => void,
  ): Promise<ChatReply> => {
    const { model, bareModel, rungs } = await connection();
    for (let i = rung; ; i++) {
      const way = rungs[i] ?? 'bare';
      try {
        const chosen = way === 'bare' ? bareModel : model;
        const reply = await read(await open(chosen, way, request, signal), request, onText);
        // A server that doesn't know a way of asking is asked more simply from now on.
        rung = Math.max(rung, i);
        return reply;
      } catch (error) {
        const fault = asModelError(error);
        const isForm = fault instanceof ModelError && fault.fault === 'rejected' && FORM_REJECTED.test(fault.message);
        if (!isForm || i >= rungs.length - 1) throw fault;
      }
    }
  };
  return { id: settings.chatModel, prepare: async () => void (await connection()), stream };
}

/** What servers say to a request whose form they don't know; a model they don't have is 404. */
const FORM_REJECTED = /^status (?:400|415|422|501)$/;

/** Ways to ask for a reply's form, the strictest first. `bare` also does without temperature and usage. */
type Way = 'schema' | 'tool' | 'text' | 'bare';

interface Connection {
  readonly model: LangChainModel;
  readonly bareModel: LangChainModel;
  readonly rungs: readonly Way[];
}

type LangChainModel = Awaited<ReturnType<typeof import('langchain/chat_models/universal').initChatModel>>;

async function connect(settings: ChatSettings): Promise<Connection> {
  const { chatModel, openaiApiKey, openaiBaseUrl } = settings;
  const colon = chatModel.indexOf(':');
  const [provider, name] = [chatModel.slice(0, colon), chatModel.slice(colon + 1)];
  const { initChatModel, getChatModelByClassName, MODEL_PROVIDER_CONFIG } = await import(
    'langchain/chat_models/universal'
  );
  const known = Object.entries(MODEL_PROVIDER_CONFIG).find(([key]) => key === provider)?.[1];
  if (!known || provider === 'langsmith') {
    const providers = Object.keys(MODEL_PROVIDER_CONFIG).filter((key) => key !== 'langsmith');
    throw new ConfigError(`CHAT_MODEL names the provider "${provider}": write one of ${providers.join(', ')}.`);
  }
  offerToProviders();
  await getChatModelByClassName(known.className, provider).catch((error: unknown) => {
    throw missing(error, known.package);
  });
  const common = { modelProvider: provider, maxRetries: 0 };
  const openai = provider === 'openai' ? openaiFields(openaiApiKey, openaiBaseUrl) : {};
  try {
    return {
      model: await initChatModel(name, { ...common, ...openai, temperature: 0 }),
      bareModel: await initChatModel(name, {
        ...common,
        ...openai,
        ...(provider === 'openai' && { streamUsage: false }),
      }),
      rungs: provider === 'openai' ? ['schema', 'tool', 'text', 'bare'] : ['tool', 'text', 'bare'],
    };
  } catch (error) {
    throw new ConfigError(`CHAT_MODEL=${chatModel} cannot be used: ${firstLine(error)}`);
  }
}

function openaiFields(apiKey: string, baseURL: string): Record<string, unknown> {
  if (!apiKey && !baseURL) {
    throw new ConfigError(
      'CHAT_MODEL names an OpenAI model, and OPENAI_API_KEY is empty: write the key there, or the address of a server of your own into OPENAI_BASE_URL.',
    );
  }
  return {
    apiKey: apiKey || 'none',
    useResponsesApi: false,
    configuration: { baseURL: baseURL || 'https://api.openai.com/v1', maxRetries: 0 },
  };
}

function missing(error: unknown, wanted: string): unknown {
  const message = error instanceof Error ? error.message : '';
  const named = /Unable to import (\S+?)\. |Cannot find package '([^']+)'/.exec(message);
  if (!named) return error;
  const name = named[1] ?? named[2] ?? wanted;
  return new ConfigError(`CHAT_MODEL needs the package ${name}: run npm install ${name}.`);
}

function open(
  model: LangChainModel,
  way: Way,
  { system, user, form }: ChatRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<BaseMessageChunk>> {
  const messages: [string, string][] = [
    ['system', system],
    ['user', user],
  ];
  if (form && way === 'schema') {
    // The options of a provider's own are handed through, though the common type doesn't list them.
    const options = { signal, response_format: responseFormat(form) };
    return model.stream(messages, options);
  }
  if (form && way === 'tool') {
    const { name, description, schema } = form;
    const tool = { type: 'function' as const, function: { name, description, parameters: schema } };
    return model.bindTools([tool], { tool_choice: name }).stream(messages, { signal });
  }
  return model.stream(messages, { signal });
}

function responseFormat({ name, description, schema }: ReplyForm): Record<string, unknown> {
  return { type: 'json_schema', json_schema: { name, description, schema, strict: true } };
}

async function read(
  chunks: AsyncIterable<BaseMessageChunk>,
  request: ChatRequest,
  onText: (soFar: string) => void,
): Promise<ChatReply> {
  let text = '';
  let used = 0;
  for await (const chunk of chunks) {
    text += textOf(chunk);
    if ('usage_metadata' in chunk) used += totalTokens(chunk.usage_metadata);
    // Also without text (reasoning, an empty first piece): the model is at work, and its silence is over.
    onText(text);
  }
  return { text, tokens: used || estimateTokens(request.system + request.user) + estimateTokens(text) };
}

/** The words of a piece, and the arguments of the tool it calls; not what the model thinks aloud. */
function textOf(chunk: BaseMessageChunk): string {
  const calls: unknown = 'tool_call_chunks' in chunk ? chunk.tool_call_chunks : [];
  const args = Array.isArray(calls) ? calls.map((call: { args?: string }) => call.args ?? '').join('') : '';
  if (typeof chunk.content === 'string') return chunk.content + args;
  return chunk.content.map((block) => (block.type === 'text' ? String(block.text) : '')).join('') + args;
}

function totalTokens(usage: unknown): number {
  if (typeof usage !== 'object' || usage === null || !('total_tokens' in usage)) return 0;
  return typeof usage.total_tokens === 'number' ? usage.total_tokens : 0;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
