using Whence.Attribution.Counterfactuals;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Testing;

namespace Whence.Attribution.Tests.Counterfactuals;

/// <summary>The weights behind counterfactuals are shared, and given up between calls.</summary>
public sealed class PlatformCounterfactualModelTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly AttributionModel _model;
    private readonly PlatformCounterfactualModel _platform;

    public PlatformCounterfactualModelTests()
    {
        _model = new AttributionModel(LoadedModel.Open(_tiny.Folder, 1));
        _platform = new PlatformCounterfactualModel(
            _model, null!, _ => throw new InvalidOperationException("Nothing is generated here."));
    }

    [Fact]
    public async Task ReadAsync_WhileItWorks_LeavesTheModelToOthersBetweenCalls()
    {
        var other = await _platform.ReadAsync(
            _ => Task.Run(() => _model.Read(loaded => loaded.Package.Name)).Wait(TimeSpan.FromSeconds(30)));
        Assert.True(other, "Somebody else never came to read.");
    }

    [Fact]
    public async Task ReadAsync_GivenUp_StopsAtTheNextCallAndLeavesTheModelFree()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => _platform.ReadAsync(
            denoiser =>
            {
                stop.Cancel();
                denoiser.ConceptEmbedding(ConceptKind.Known, 0, new float[denoiser.Config.Width]);
                return 0;
            },
            stop.Token));
        Assert.Equal(_model.Name, await Task.Run(() => _model.Read(loaded => loaded.Package.Name)));
    }

    public void Dispose()
    {
        _model.Dispose();
        _tiny.Dispose();
    }
}
