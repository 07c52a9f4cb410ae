using System.Buffers;

namespace Whence.Gateway.Edge;

/// <summary>Tells plain request targets from tricks.</summary>
internal static class RequestPath
{
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/");

    /// <summary>
    /// Returns whether a raw request target is one that means the same to everybody who reads it: no escapes, no empty
    /// or dot segments, no address of another host. Nothing that is served has a path that needs any of them.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> target)
    {
        var query = target.IndexOf('?');
        var path = query < 0 ? target : target[..query];
        return path is ['/', ..]
            && !path.ContainsAnyExcept(Letters)
            && !path.Contains("//", StringComparison.Ordinal)
            && !HasDotSegment(path);
    }

    private static bool HasDotSegment(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
        {
            if (path[range] is "." or "..")
            {
                return true;
            }
        }

        return false;
    }
}
