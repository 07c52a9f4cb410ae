namespace Whence.Cli.Trace;

/// <summary>The answer without some of the training text, beside a control.</summary>
internal sealed record WithoutReport(
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Documents,
    IReadOnlyList<string> Licences,
    RemovalReport Removal,
    ControlReport? Control);
