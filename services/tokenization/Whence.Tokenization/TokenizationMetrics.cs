using System.Diagnostics.Metrics;

namespace Whence.Tokenization;

/// <summary>What tokenization counts.</summary>
internal sealed class TokenizationMetrics
{
    private readonly Counter<long> _prompts;
    private readonly Counter<long> _tokens;

    public TokenizationMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Whence.Tokenization");
        _prompts = meter.CreateCounter<long>(
            "whence.tokenization.prompts", null, "Prompts of generations: tokenized, or the code of the refusal.");
        _tokens = meter.CreateCounter<long>("whence.tokenization.tokens", null, "Tokens of these prompts.");
    }

    public void Tokenized(int tokens)
    {
        _prompts.Add(1, new KeyValuePair<string, object?>("outcome", "tokenized"));
        _tokens.Add(tokens);
    }

    public void Refused(string code) => _prompts.Add(1, new KeyValuePair<string, object?>("outcome", code));
}
