// Usage: node answer.mjs QUESTIONS ANSWERS RANKS
// Answers the questions with the npm package tiktoken, and writes cl100k_base in the rank file format.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Tiktoken } from "tiktoken";

const [questionsFile, answersFile, ranksFile] = process.argv.slice(2);
const base = createRequire(import.meta.url)("tiktoken/encoders/cl100k_base.json");
const questions = JSON.parse(readFileSync(questionsFile, "utf8"));
const withSpecials = new Tiktoken(
  base.bpe_ranks, { ...base.special_tokens, ...questions.specialTokens }, base.pat_str);
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

// Texts travel as UTF-16 in base64: JSON would not carry a lone surrogate.
const toText = (encoded) => Buffer.from(encoded, "base64").toString("utf16le");
const fromText = (text) => Buffer.from(text, "utf16le").toString("base64");

const decode = (ids) => {
  const bytes = withSpecials.decode(Uint32Array.from(ids));
  return { bytes: Buffer.from(bytes).toString("base64"), text: fromText(utf8.decode(bytes)) };
};

// With one token per byte, a pattern of one class lets through exactly the code points of that class.
const codePointsOf = (pattern) => {
  const bytes = Array.from({ length: 256 }, (_, value) => Buffer.from([value]).toString("base64"));
  const encoding = new Tiktoken(`! 0 ${bytes.join(" ")}`, {}, pattern);
  let all = "";
  for (let value = 0; value <= 0x10ffff; value++) {
    all += value >= 0xd800 && value <= 0xdfff ? "" : String.fromCodePoint(value);
  }
  const matched = utf8.decode(Uint8Array.from(encoding.encode(all, [], [])));
  return Array.from(matched, (character) => character.codePointAt(0));
};

// The package packs the ranks in lines of "! FIRST_RANK TOKEN TOKEN ...".
const rankLines = base.bpe_ranks.split("\n").flatMap((line) => {
  const [, first, ...tokens] = line.split(" ");
  return tokens.map((token, offset) => `${token} ${Number(first) + offset}\n`);
});

writeFileSync(ranksFile, rankLines.join(""));
writeFileSync(answersFile, JSON.stringify({
  pattern: base.pat_str,
  ids: questions.texts.map((text) => Array.from(withSpecials.encode(toText(text), [], []))),
  chats: questions.chats.map((text) => Array.from(withSpecials.encode(toText(text), "all", []))),
  decoded: questions.idLists.map(decode),
  letters: codePointsOf("\\p{L}"),
  numbers: codePointsOf("\\p{N}"),
  whitespace: codePointsOf("\\s"),
}));
