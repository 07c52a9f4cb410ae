namespace Whence.Cli.Bench;

/// <summary>How long one text took to encode.</summary>
internal sealed record TokenizeRow(string Text, int Characters, int Tokens, double Seconds);
