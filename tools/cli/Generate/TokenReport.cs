namespace Whence.Cli.Generate;

/// <summary>A token of a chunk: when it was decided, and its logit as concepts and residual.</summary>
internal sealed record TokenReport(
    int Id,
    string Text,
    int StartChar,
    int EndChar,
    int Position,
    int Step,
    float Logit,
    float Known,
    float Discovered,
    float Residual);
