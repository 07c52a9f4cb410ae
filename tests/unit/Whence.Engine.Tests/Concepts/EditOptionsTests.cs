using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Concepts;

/// <summary>How edits join, and which are refused.</summary>
public sealed class EditOptionsTests
{
    private static readonly EditOptions First = new()
    {
        Concepts =
        [
            new ConceptEdit(ConceptKind.Known, 1, EditOperation.Clamp, 0.5f),
            new ConceptEdit(ConceptKind.Known, 2, EditOperation.Scale, 3),
            new ConceptEdit(ConceptKind.Known, 3, EditOperation.Clamp, 0.25f),
        ],
    };

    public static TheoryData<string, string, EditOptions> Refusals => new()
    {
        { "known concept 12 ", "edits.concepts[0].concept", One(ConceptKind.Known, 12, EditOperation.Clamp, 0) },
        { "known concept -1 ", "edits.concepts[0].concept", One(ConceptKind.Known, -1, EditOperation.Clamp, 0) },
        { "18 discovered", "edits.concepts[0].concept", One(ConceptKind.Discovered, 18, EditOperation.Scale, 1) },
        { "a number from 0 to 1.", "edits.concepts[0].value", One(ConceptKind.Known, 1, EditOperation.Clamp, 1.1f) },
        { "is -0.1;", "edits.concepts[0].value", One(ConceptKind.Known, 1, EditOperation.Clamp, -0.1f) },
        { "is NaN;", "edits.concepts[0].value", One(ConceptKind.Known, 1, EditOperation.Clamp, float.NaN) },
        { "is Infinity;", "edits.concepts[0].value", One(ConceptKind.Known, 1, EditOperation.Scale, 1 / 0f) },
        { "from 0 to 10.", "edits.concepts[0].value", One(ConceptKind.Known, 1, EditOperation.Scale, 10.5f) },
        { "clamp or scale", "edits.concepts[0].value", One(ConceptKind.Known, 1, (EditOperation)7, 1) },
        {
            "edited twice",
            "edits.concepts[3].concept",
            First with { Concepts = [.. First.Concepts, First.Concepts[0]] }
        },
        { "frozen or zeroed", "edits.residual", First with { Residual = (ResidualMode)2 } },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Check_BadEdit_NamesTheValidRange(string problem, string parameter, EditOptions edits)
    {
        var options = GenerationOptions.Greedy(8) with { Edits = edits };
        var error = Assert.Throws<GenerationException>(
            () => RequestChecks.Check(new DecodeRequest([1], options), TinyModels.Plain));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(parameter, error.Parameter);
    }

    [Fact]
    public void Check_EditsBesideInterventions_AreRefused()
    {
        var set = Interventions.None with { Known = new Dictionary<int, float> { [1] = 0 } };
        var options = GenerationOptions.Greedy(8) with { Edits = First, Interventions = set };
        var error = Assert.Throws<GenerationException>(
            () => RequestChecks.Check(new DecodeRequest([1], options), TinyModels.Plain));
        Assert.Contains("zeroed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LimitsThemselves_AreAllowed()
    {
        EditOptions edits = new()
        {
            Concepts =
            [
                new ConceptEdit(ConceptKind.Known, 0, EditOperation.Clamp, 1),
                new ConceptEdit(ConceptKind.Known, 11, EditOperation.Scale, EditOptions.ScaleMax),
                new ConceptEdit(ConceptKind.Discovered, 17, EditOperation.Clamp, 0),
            ],
        };
        var options = GenerationOptions.Greedy(8) with { Edits = edits, Interventions = Interventions.None };
        Assert.Null(Record.Exception(
            () => RequestChecks.Check(new DecodeRequest([1], options), TinyModels.Plain)));
    }

    [Fact]
    public void Then_LaterEdits_MultiplyOrReplaceWhatWasSet()
    {
        EditOptions later = new()
        {
            Residual = ResidualMode.Zeroed,
            Concepts =
            [
                new ConceptEdit(ConceptKind.Known, 1, EditOperation.Scale, 0.5f),
                new ConceptEdit(ConceptKind.Known, 2, EditOperation.Scale, 2),
                new ConceptEdit(ConceptKind.Known, 3, EditOperation.Clamp, 1),
                new ConceptEdit(ConceptKind.Discovered, 1, EditOperation.Scale, 4),
            ],
        };
        var both = First.Then(later);
        Assert.Equal(ResidualMode.Zeroed, both.Residual);
        Assert.Equal(
            [
                new ConceptEdit(ConceptKind.Known, 1, EditOperation.Clamp, 0.25f),
                new ConceptEdit(ConceptKind.Known, 2, EditOperation.Scale, 6),
                new ConceptEdit(ConceptKind.Known, 3, EditOperation.Clamp, 1),
            ],
            both.Of(ConceptKind.Known));
        Assert.Equal(later.Of(ConceptKind.Discovered), both.Of(ConceptKind.Discovered));
    }

    [Fact]
    public void Then_NothingLater_ChangesNothing()
    {
        Assert.Same(First, First.Then(new EditOptions { Residual = ResidualMode.Zeroed }));
        Assert.Same(First, new EditOptions().Then(First));
    }

    [Fact]
    public void From_InterventionsThatAreAbsorbed_GivesNone()
    {
        var known = Interventions.None with { Known = new Dictionary<int, float> { [1] = 0.5f } };
        var discovered = Interventions.None with { Discovered = new Dictionary<int, float> { [1] = 0.5f } };
        var (plain, off) = (TinyModels.Plain.Concepts, TinyModels.Variants["no residual"].Concepts);
        Assert.Null(EditOptions.From(null, plain));
        Assert.Null(EditOptions.From(Interventions.None, plain));
        Assert.Null(EditOptions.From(discovered, plain));
        Assert.Null(EditOptions.From(known, TinyModels.Variants["no discovered head"].Concepts));
        Assert.Equal(ResidualMode.Zeroed, EditOptions.From(known, plain)!.Residual);
        Assert.Equal(
            [new ConceptEdit(ConceptKind.Discovered, 1, EditOperation.Clamp, 0.5f)],
            EditOptions.From(discovered, off)!.Concepts);
    }

    private static EditOptions One(ConceptKind kind, int concept, EditOperation operation, float value) =>
        new() { Concepts = [new ConceptEdit(kind, concept, operation, value)] };
}
