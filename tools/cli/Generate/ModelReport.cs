namespace Whence.Cli.Generate;

/// <summary>Which model answered, and on what.</summary>
internal sealed record ModelReport(string Name, string Digest, string Backend);
