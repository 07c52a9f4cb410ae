using Microsoft.Extensions.Options;
using Whence.Attribution.Readings;
using Whence.Attribution.SafeSets;
using Whence.Hosting.Problems;
using Whence.Models;
using Whence.Testing;

namespace Whence.Attribution.Tests.SafeSets;

/// <summary>A safe set is learnt once, whoever comes and goes meanwhile.</summary>
public sealed class FittedSafeSetsTests : IDisposable
{
    private const string Prompt = "The keeper trims the lamp.";

    private readonly TinyModel _tiny = new();
    private readonly AttributionModel _model;
    private readonly TextReadings _readings;
    private readonly FittedSafeSets _fitted;
    private readonly ManualResetEventSlim _held = new();
    private readonly ManualResetEventSlim _free = new();

    public FittedSafeSetsTests()
    {
        _model = new AttributionModel(LoadedModel.Open(_tiny.Folder, 1));
        _readings = new TextReadings(_model, Options.Create(new AttributionOptions { MaxReadings = 1 }));
        _fitted = new FittedSafeSets(_model, _readings);
    }

    [Fact]
    public async Task Check_ColdSetByTwoOfWhomOneLeaves_IsLearntOnceForTheOther()
    {
        var busy = await HoldAsync(() => _model.Read(_ => Hold()));
        using var leaves = new CancellationTokenSource();
        var first = _fitted.CheckAsync(Stored("desk"), Prompt, leaves.Token);
        var second = _fitted.CheckAsync(Stored("desk"), Prompt, default);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _free.Set();
        await busy;

        var (set, reading) = await second; // it took no place of its own, of which there is one
        var (again, same) = await _fitted.CheckAsync(Stored("desk"), Prompt, default);
        Assert.Same(set, again);
        Assert.Equal(reading.Mahalanobis, same.Mahalanobis);
    }

    [Fact]
    public async Task Check_AfterAFailure_LearnsTheSetAnew()
    {
        var busy = await HoldAsync(() => _readings.Run(_ => Hold()));
        var refused = await Assert.ThrowsAsync<ApiException>(
            () => _fitted.CheckAsync(Stored("desk"), Prompt, default));
        Assert.Equal("overloaded", refused.Code);
        _free.Set();
        await busy;

        var (set, _) = await _fitted.CheckAsync(Stored("desk"), Prompt, default);
        Assert.True(set.HeldOut > 0);
    }

    public void Dispose()
    {
        _readings.Dispose();
        _model.Dispose();
        _tiny.Dispose();
        _held.Dispose();
        _free.Dispose();
    }

    private static StoredSafeSet Stored(string name) => new("tenant-a", name, 1, new SafeSetContent(
        [.. Enumerable.Range(0, 20).Select(day => $"High water was at {day}.")], "", 99, 0));

    private int Hold()
    {
        _held.Set();
        _free.Wait();
        return 0;
    }

    private async Task<Task> HoldAsync(Func<int> hold)
    {
        var held = Task.Run(hold);
        await Task.Run(_held.Wait);
        return held;
    }
}
