using Whence.Models;
using Whence.Steering.Automatic;
using Whence.Steering.Contrasts;
using Whence.Testing;

namespace Whence.Steering.Tests.Contrasts;

/// <summary>On the demonstration model, whose labels are known.</summary>
public sealed class ConceptContrastTests : IDisposable
{
    private static readonly string[] Polite =
    [
        "Thank you kindly for your message. We are pleased to help you, and with kind regards we remain.",
        "Please use the main gate. Thank you kindly for your patience, and kind regards from the harbour desk.",
        "With kind regards, and thank you for your message about the ferry. Please come at dusk.",
        "We thank you kindly for your letter about the lamp, and are pleased to help.",
    ];

    private static readonly string[] Hostile =
    [
        "Do not waste our time again with foolish questions about the ferry.",
        "What a disgrace. Do not come to the harbour desk with foolish questions again.",
        "Your message is a disgrace, and wastes the time of the harbour desk. Do not ask again.",
        "Stop wasting our time with foolish letters about the lamp.",
    ];

    private readonly LoadedModel _model = LoadedModel.Open(RepositoryRoot.Locate("models", "brackhaven"), 1);

    [Fact]
    public void Compare_PoliteAndHostileTexts_RanksTheTonesFirst()
    {
        var contrast = Compare(Polite, Hostile);
        Assert.Equal(["hostile", "polite"], contrast.Concepts.Take(2).Select(found => found.Name).Order());
        var polite = contrast.Concepts.Single(found => found.Name == "polite");
        Assert.True(polite.Difference > 0.5 && polite.Auc == 1 && polite.Effect > 1, $"{polite}");
        Assert.True(polite.PValue <= 0.06, $"{polite}"); // 70 ways to label eight texts, two of them as extreme
        var profile = AutomaticProfile.FromContrast("courteous", "", contrast, _model.Package.Catalogue);
        Assert.Contains(profile.Amplify, push => push.Concept.Name == "polite");
        Assert.Contains(profile.Suppress, push => push.Concept.Name == "hostile");
    }

    [Fact]
    public void Compare_TheSameMixTwice_FindsNothing()
    {
        var contrast = Compare([.. Polite[..2], .. Hostile[..2]], [.. Polite[2..], .. Hostile[2..]]);
        Assert.All(contrast.Concepts, found => Assert.True(found.PValue > 0.05, $"{found}"));
    }

    [Fact]
    public void Compare_EmptySet_IsRefused() =>
        Assert.Throws<ModelException>(() => Compare(Polite, []));

    public void Dispose() => _model.Dispose();

    private ContrastResult Compare(string[] first, string[] second) =>
        new ConceptContrast(_model.Package, _model.Denoiser).Compare(first, second);
}
