namespace Whence.Architecture.Tests.Tree;

/// <summary>One place that breaks a rule, and what to do about it.</summary>
internal sealed record Violation(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}:{Line}: {Message}";
}
