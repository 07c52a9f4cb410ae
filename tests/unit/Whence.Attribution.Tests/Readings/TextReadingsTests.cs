using Microsoft.Extensions.Options;
using Whence.Attribution.Readings;
using Whence.Engine.Concepts;
using Whence.Hosting.Problems;
using Whence.Models;
using Whence.Testing;

namespace Whence.Attribution.Tests.Readings;

public sealed class TextReadingsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TinyModel _tiny = new();
    private readonly AttributionModel _model;

    public TextReadingsTests() => _model = new AttributionModel(LoadedModel.Open(_tiny.Folder, 1));

    [Fact]
    public async Task Run_MoreThanThereArePlaces_IsSentAwayAndCanComeBack()
    {
        using var readings = Readings(places: 1);
        using var leave = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Task.Run(() => readings.Run(_ =>
        {
            entered.SetResult();
            leave.Wait(Patience);
            return 1;
        }));
        await entered.Task;
        var refused = Assert.Throws<ApiException>(() => readings.Run(_ => 2));
        Assert.Equal((503, "overloaded", 2), (refused.Status, refused.Code, refused.RetryAfterSeconds));
        leave.Set();
        Assert.Equal(1, await first);
        Assert.Equal(2, readings.Run(_ => 2));
    }

    [Fact]
    public async Task Run_BetweenTwoCalls_OthersHaveTheirTurn()
    {
        using var readings = Readings(places: 2);
        var others = await Task.Run(() => readings.Run(denoiser =>
        {
            var row = new float[denoiser.Config.Width];
            denoiser.ConceptEmbedding(ConceptKind.Known, 0, row);
            var other = Task.Run(() => _model.Read(loaded => loaded.Package.Name));
            var hadTheirTurn = other.Wait(Patience);
            denoiser.ConceptEmbedding(ConceptKind.Known, 1, row);
            return hadTheirTurn;
        }));
        Assert.True(others, "a request that reads many texts keeps the model to itself");
    }

    [Fact]
    public void Run_TextTheModelCannotRead_IsRefused()
    {
        using var readings = Readings(places: 1);
        var refused = Assert.Throws<ApiException>(
            () => readings.Run<int>(_ => throw new ModelException("The text is too long.")));
        Assert.Equal((422, "invalid_value"), (refused.Status, refused.Code));
        Assert.Equal(3, readings.Run(_ => 3));
    }

    public void Dispose()
    {
        _model.Dispose();
        _tiny.Dispose();
    }

    private TextReadings Readings(int places) =>
        new(_model, Options.Create(new AttributionOptions { MaxReadings = places }));
}
