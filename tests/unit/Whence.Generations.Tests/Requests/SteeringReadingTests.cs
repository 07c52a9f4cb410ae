using System.Text;
using Whence.Contracts.Documents;
using Whence.Generations.Requests;
using Whence.Generations.Requests.Reading;
using Whence.Models;
using Whence.Testing;

namespace Whence.Generations.Tests.Requests;

public sealed class SteeringReadingTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly ModelInfo _model;

    public SteeringReadingTests() => _model = new ModelInfo(ModelPackage.Open(_tiny.Folder));

    [Fact]
    public void Read_StrengthsThatDiffer_AreTermsOfOneDirection()
    {
        var settings = Read("""{"amplify":[{"concept":"tides","strength":3},{"concept":1,"strength":1}]}""");
        Assert.Empty(settings.Concepts);
        Assert.Equal(
            [("known", 2, 3f), ("known", 1, 1f)],
            settings.Terms!.Select(term => (term.Kind, term.Concept, term.Strength)));
        Assert.True(settings.Normalized);
        Assert.Equal(32, settings.CutoffTokens);
    }

    [Theory]
    [InlineData("""{"amplify":["tides",{"concept":1,"strength":3}]}""")]
    [InlineData("""{"amplify":[{"concept":"tides","strength":3},{"concept":1,"strength":3}]}""")]
    public void Read_OneStrength_IsThatOfTheGroup(string steering)
    {
        var settings = Read(steering);
        Assert.Null(settings.Terms);
        Assert.Equal([2, 1], settings.Concepts);
        Assert.Equal(3, settings.Strength);
    }

    public void Dispose() => _tiny.Dispose();

    private SteeringSettings Read(string steering)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"prompt":"x","steering":{{steering}}}""");
        return GenerationReading.Read(JsonBody.Parse(body), _model, new GenerationsOptions())
            .Order.Document.Settings.Steering!;
    }
}
