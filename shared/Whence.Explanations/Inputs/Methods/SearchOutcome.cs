namespace Whence.Explanations.Inputs.Methods;

/// <summary>What a search of spans came to.</summary>
internal enum SearchOutcome
{
    /// <summary>Some spans stand out.</summary>
    Found,

    /// <summary>All spans do about as much as any other of their size.</summary>
    Flat,

    /// <summary>No span does anything.</summary>
    Nothing,
}
