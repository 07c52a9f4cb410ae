namespace Whence.Gateway.Routes;

/// <summary>
/// Finds the public route of a request. Paths are compared letter by letter: another case, a trailing slash or an empty
/// segment is another path, so that no second spelling of a route can slip past a rule about the first. A path that is
/// written out comes before one with braces that it fits, and has the other methods of that one as well.
/// </summary>
internal sealed class RouteTable
{
    private const int SegmentsMax = 8;

    private readonly PathPattern[] _patterns;

    public RouteTable(IEnumerable<PublicRoute> routes)
    {
        var patterns = routes.GroupBy(route => route.Pattern)
            .Select(group => new PathPattern(group.Key, [.. group]))
            .OrderByDescending(pattern => pattern.Literals)
            .ToList();
        _patterns = [.. patterns.Select(pattern => pattern.With(patterns.Where(other => other.Covers(pattern))))];
    }

    /// <summary>Returns the routes of a path, one for each method, or null when there is no such path.</summary>
    public IReadOnlyList<PublicRoute>? Find(ReadOnlySpan<char> path)
    {
        Span<Range> segments = stackalloc Range[SegmentsMax + 1];
        if (path.Length < 2 || path[0] != '/')
        {
            return null;
        }

        var rest = path[1..];
        var count = rest.Split(segments, '/');
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(rest, segments[..count]))
            {
                return pattern.Routes;
            }
        }

        return null;
    }

    private sealed class PathPattern(string pattern, IReadOnlyList<PublicRoute> routes)
    {
        // Null stands for any one segment.
        private readonly string?[] _segments =
            [.. pattern[1..].Split('/').Select(segment => segment.StartsWith('{') ? null : segment)];

        public IReadOnlyList<PublicRoute> Routes => routes;

        public int Literals => _segments.Count(segment => segment is not null);

        /// <summary>Returns whether every path of another pattern is one of this.</summary>
        public bool Covers(PathPattern other) =>
            _segments.Length == other._segments.Length
            && _segments.Zip(other._segments).All(pair => pair.First is null || pair.First == pair.Second);

        /// <summary>Adds the methods that only more general patterns have.</summary>
        public PathPattern With(IEnumerable<PathPattern> general) => new(
            pattern, [.. routes.Concat(general.SelectMany(other => other.Routes)).DistinctBy(route => route.Method)]);

        public bool Matches(ReadOnlySpan<char> path, ReadOnlySpan<Range> segments)
        {
            if (segments.Length != _segments.Length)
            {
                return false;
            }

            for (var index = 0; index < segments.Length; index++)
            {
                var segment = path[segments[index]];
                if (_segments[index] is { } literal ? !segment.SequenceEqual(literal) : segment.IsEmpty)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
