namespace Whence.Cli.Model;

/// <summary>A file of a model folder.</summary>
internal sealed record ModelFile(string Name, long Bytes);
