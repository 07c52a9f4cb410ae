namespace Whence.Cli.Generate;

/// <summary>The answer of <c>whence generate --json</c>; docs/GENERATE_JSON.md describes it.</summary>
internal sealed record AnswerReport(
    string Text,
    ulong Seed,
    int Steps,
    ModelReport Model,
    string Prompt,
    int PromptTokens,
    int GeneratedTokens,
    double Seconds,
    IReadOnlyList<ChunkReport> Chunks);
