namespace Whence.Scorecard.Suites.Concepts;

/// <summary>P4: steering a concept does what its name says, and nothing else does.</summary>
internal sealed class ConceptSuite : ISuite
{
    public string Id => "p4";

    public string Title => "Planted concepts";

    public string Shows =>
        "Amplifying a concept raises the probability of its own words with the strength, suppressing it raises nothing "
        + "that speaks against it, and a random concept as strong does neither.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        new("p4.dose", "Amplification", (context, _) => Task.FromResult(DoseRows.Measure(context))),
        new("p4.effect", "Effect and control", (context, c) => Task.FromResult(EffectRows.Measure(context, c))),
        new("p4.gate", "Suppression", (context, _) => Task.FromResult(GateRows.Measure(context))),
        new("p4.compose", "Composition", (context, _) => Task.FromResult(CompositionRows.Measure(context))),
        new("p4.leak", "Leaks", (context, c) => Task.FromResult(LeakRows.Measure(context, c))),
        new("p4.disruption", "Disruption", (context, c) => Task.FromResult(DisruptionRows.Measure(context, c))),
    ];
}
