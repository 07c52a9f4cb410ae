using Whence.Hosting.Problems;

namespace Whence.Gateway.Access;

/// <summary>Who a credential proves to be, or why it proves nothing.</summary>
internal readonly record struct Verdict(KnownCaller? Caller, Problem? Refusal)
{
    public static Verdict Known(KnownCaller caller) => new(caller, null);

    public static Verdict Refused(Problem refusal) => new(null, refusal);
}
