// Drives the platform with the official client, as an application would, and prints what that application saw.
// node client.mjs SCENARIO '{"url": ..., "key": ..., ...}'
import OpenAI from 'openai';
import { scenarios } from './scenarios.mjs';

const [name, text] = process.argv.slice(2);
const options = JSON.parse(text);
const calls = [];

// Counts the attempts, and keeps what the client was told by the last of them.
async function countingFetch(url, init) {
  const response = await fetch(url, init);
  calls.push({ status: response.status, headers: Object.fromEntries(response.headers) });
  return response;
}

const client = new OpenAI({
  apiKey: options.key,
  baseURL: `${options.url}/v1`,
  maxRetries: options.retries ?? 0,
  timeout: 60_000,
  fetch: countingFetch,
});

const result = await scenarios[name](client, options, calls);
process.stdout.write(JSON.stringify({ result, calls }));
