namespace Whence.Cli.Trace;

/// <summary>A place in the training text.</summary>
internal sealed record HitReport(
    string Evidence,
    string Method,
    string Source,
    string Document,
    string? Title,
    int StartChar,
    int EndChar,
    string Before,
    string Text,
    string After,
    string? Licence,
    DateOnly? Date,
    string? Url,
    double Share,
    int Copies,
    MatchReport? Match);
