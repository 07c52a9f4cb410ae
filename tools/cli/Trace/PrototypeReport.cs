namespace Whence.Cli.Trace;

/// <summary>A prototype: the place that it is, and how many places in which sources it stands for.</summary>
internal sealed record PrototypeReport(
    int Prototype,
    double Contribution,
    int Tokens,
    int Members,
    string Document,
    int StartChar,
    int EndChar,
    string Before,
    string Text,
    string After,
    IReadOnlyList<MembersReport> Sources);
