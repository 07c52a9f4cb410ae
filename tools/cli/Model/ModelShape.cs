namespace Whence.Cli.Model;

/// <summary>The sizes of a transformer.</summary>
internal sealed record ModelShape(
    int Layers, int Width, int Heads, int KeyHeads, int MlpWidth, int BlockLength, int ContextLength);
