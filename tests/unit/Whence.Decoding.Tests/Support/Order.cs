using Whence.Contracts.Documents;
using Whence.Decoding.Work;
using Whence.Engine.Diffusion;

namespace Whence.Decoding.Tests.Support;

/// <summary>An answer to be ordered.</summary>
internal sealed record Order(int[] Prompt, GenerationSettings Settings, string Tenant = "a")
{
    public TimeSpan Allowed { get; init; } = TimeSpan.FromMinutes(5);

    public RequestDocument Document => new() { Text = "never read here", Settings = Settings };

    /// <summary>Gets what the engine makes of it.</summary>
    public DecodeRequest Request => RequestReading.Read(
        DocumentJson.Write(Document), DocumentJson.Write(new TokensDocument { Tokens = Prompt }));

    public static Order Of(int tokens, int seed = 1, string tenant = "a") => new(
        [.. Enumerable.Range(3, 5 + seed).Select(id => 7 + (id * seed % 40))],
        new GenerationSettings
        {
            MaxNewTokens = tokens,
            Steps = tokens,
            Temperature = 0.9f,
            TopP = 0.9f,
            RepetitionPenalty = 1.1f,
            Seed = (ulong)seed,
        },
        tenant);
}
