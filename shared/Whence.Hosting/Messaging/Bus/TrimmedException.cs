namespace Whence.Hosting.Messaging.Bus;

/// <summary>An exception in at most 2 kB for its message and 2 kB for its trace.</summary>
internal sealed class TrimmedException(Exception full)
    : Exception($"{Root(full).GetType().Name}: {Cut(Root(full).Message)}")
{
    public const int LengthMax = 2000;

    public override string? StackTrace { get; } = Cut(Root(full).StackTrace ?? "");

    private static Exception Root(Exception exception) => exception.GetBaseException();

    private static string Cut(string text) => text.Length <= LengthMax ? text : text[..LengthMax] + "…";
}
