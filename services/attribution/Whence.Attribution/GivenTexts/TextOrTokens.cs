using System.Text.Json.Serialization;

namespace Whence.Attribution.GivenTexts;

/// <summary>A text, or its ids: exactly one of the two.</summary>
[JsonConverter(typeof(TextOrTokensConverter))]
internal sealed record TextOrTokens(string? Text, IReadOnlyList<int>? Tokens);
