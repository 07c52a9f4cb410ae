using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Decoding.Tests.Support;
using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Models;
using Whence.Testing;

namespace Whence.Decoding.Tests.Work;

/// <summary>Whatever happens to a worker, an answer is what the engine alone would have said, told once.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task Order_OneJob_TellsEveryBlockAndTheEnd()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var order = Order.Of(32);
        var id = await world.OrderAsync(order);

        var decoded = Assert.Single(await world.Publisher.WaitAsync<GenerationDecoded>(1));
        CheckAnswer(world, worker, id, order, decoded);
        var blocks = world.Publisher.Of<BlockCommitted>();
        Assert.Equal([0, 1, 2, 3], blocks.Select(block => block.Block));
        Assert.Equal([8, 16, 24, 32], blocks.Select(block => block.Step));
        Assert.Equal(decoded.Segments, blocks.Select(block => block.Segment));
        Assert.All(blocks, block => Assert.Equal((4, 32), (block.Blocks, block.Steps)));
        Assert.Equal((32, 1), (decoded.GeneratedTokens, decoded.Attempt));
        Assert.Equal(worker.Model.Origin.ModelDigest, decoded.ModelDigest);
        Assert.Equal(5, world.Publisher.Messages.Count);
        Assert.Equal(MessageIds.From(id, "BlockCommitted/0"), world.Publisher.Messages[0].Id);
    }

    [Fact]
    public async Task Order_WorkerThatHangs_IsFinishedByAnotherAndItsLateWritesAreRefused()
    {
        await using var world = new DecodingWorld(OneSession);
        await using var frozen = await TestWorker.StartAsync(world, turns: 20);
        var order = Order.Of(48, seed: 2);
        var id = await world.OrderAsync(order);
        await Eventually.TrueAsync(() => world.Store.Progress.Count == 2, "two blocks"); // and no third before the thaw

        await using var other = await TestWorker.StartAsync(world);
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        var decoded = Assert.Single(await world.Publisher.WaitAsync<GenerationDecoded>(1));
        CheckAnswer(world, other, id, order, decoded);
        Assert.Equal(2, decoded.Attempt);

        frozen.Gate.Open();
        await Eventually.TrueAsync(() => world.Store.Refused > 0, "a late write is refused");
        Assert.Equal([0, 1, 2, 3, 4, 5], world.Publisher.Of<BlockCommitted>().Select(block => block.Block));
        Assert.Single(world.Publisher.Of<GenerationDecoded>());
    }

    [Fact]
    public async Task Order_WorkerThatHangsWithinABlock_IsResumedThere()
    {
        await using var world = new DecodingWorld(OneSession);
        await using var frozen = await TestWorker.StartAsync(world, turns: 12);
        var order = Order.Of(24, seed: 3);
        var id = await world.OrderAsync(order);
        await world.Publisher.WaitAsync<BlockCommitted>(1);
        frozen.Gate.Time.Advance(TimeSpan.FromSeconds(3));
        frozen.Gate.Allow(2);
        await Eventually.TrueAsync(() => world.Store.Progress.Count > 1, "a checkpoint within the block");
        var (_, checkpoint) = world.Store.Progress[^1];
        Assert.InRange(checkpoint.StepsDone, 9, 15);
        Assert.Empty(checkpoint.Messages);

        await using var other = await TestWorker.StartAsync(world);
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        var decoded = Assert.Single(await world.Publisher.WaitAsync<GenerationDecoded>(1));
        CheckAnswer(world, other, id, order, decoded);
    }

    [Fact]
    public async Task Stop_RunningJobs_AreGivenBackWithTheirCheckpoints()
    {
        await using var world = new DecodingWorld(options => options.MaxAttempts = 1);
        var orders = Enumerable.Range(1, 4).Select(seed => Order.Of(40, seed)).ToList();
        var ids = new List<Guid>();
        await using (var draining = await TestWorker.StartAsync(world, turns: 20))
        {
            foreach (var order in orders)
            {
                ids.Add(await world.OrderAsync(order));
            }

            await world.Publisher.WaitAsync<BlockCommitted>(1);
            await draining.DrainAsync();
        }

        Assert.Empty(world.Publisher.Of<GenerationDecoded>());

        // No lease has to run out, and with one attempt allowed none of this counted as a failure.
        await using var other = await TestWorker.StartAsync(world);
        var decoded = await world.Publisher.WaitAsync<GenerationDecoded>(4);
        foreach (var (id, order) in ids.Zip(orders))
        {
            CheckAnswer(world, other, id, order, decoded.Single(answer => answer.GenerationId == id));
        }

        Assert.Empty(world.Publisher.Of<DecodeFailed>());
        Assert.Equal(20, world.Publisher.Of<BlockCommitted>().Count);
    }

    [Fact]
    public async Task Cancel_RunningJob_StopsBetweenTwoSteps()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world, turns: 20);
        var id = await world.OrderAsync(Order.Of(64));
        await world.Publisher.WaitAsync<BlockCommitted>(1);
        await world.CancelAsync(id);
        worker.Gate.Open();

        var cancelled = Assert.Single(await world.Publisher.WaitAsync<DecodeCancelled>(1));
        Assert.InRange(cancelled.GeneratedTokens, 8, 20);
        Assert.Empty(world.Publisher.Of<GenerationDecoded>());
        Assert.Equal(0, (await world.Store.MeasureAsync(default)).Depth);
    }

    [Fact]
    public async Task Order_DeadlineThatPasses_Fails()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world, turns: 20);
        await world.OrderAsync(Order.Of(64) with { Allowed = TimeSpan.FromSeconds(30) });
        await world.Publisher.WaitAsync<BlockCommitted>(1);
        worker.Gate.Time.Advance(TimeSpan.FromSeconds(31));
        worker.Gate.Open();

        var failed = Assert.Single(await world.Publisher.WaitAsync<DecodeFailed>(1));
        Assert.Equal("deadline_exceeded", failed.Code);
        Assert.InRange(failed.GeneratedTokens, 8, 20);
    }

    [Fact]
    public async Task Order_DeadlineBeforeItsTurn_FailsWithoutAStep()
    {
        await using var world = new DecodingWorld();
        await world.OrderAsync(Order.Of(8) with { Allowed = TimeSpan.FromSeconds(-1) });
        await using var worker = await TestWorker.StartAsync(world);
        var failed = Assert.Single(await world.Publisher.WaitAsync<DecodeFailed>(1));
        Assert.Equal(("deadline_exceeded", 0), (failed.Code, failed.GeneratedTokens));
    }

    [Fact]
    public async Task Order_SettingsThatCannotBeDecoded_FailsAtOnce()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world);
        var order = Order.Of(8);
        await world.OrderAsync(order with { Settings = order.Settings with { MaxNewTokens = 7 } });
        var failed = Assert.Single(await world.Publisher.WaitAsync<DecodeFailed>(1));
        Assert.Equal("invalid_request", failed.Code);
        Assert.Contains("max_new_tokens", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_StoreThatIsAwayForAMoment_LosesNothing()
    {
        await using var world = new DecodingWorld();
        await using var worker = await TestWorker.StartAsync(world, turns: 0);
        world.Store.FailWrites(3);
        var order = Order.Of(24) with { Allowed = TimeSpan.FromDays(1) };
        var id = await world.OrderAsync(order);
        worker.Gate.Open();
        await Eventually.TrueAsync(
            () =>
            {
                worker.Gate.Time.Advance(TimeSpan.FromMilliseconds(200)); // time heals
                return world.Publisher.Of<GenerationDecoded>().Count > 0;
            },
            "the answer");
        CheckAnswer(world, worker, id, order, world.Publisher.Of<GenerationDecoded>()[0]);
        Assert.Equal([0, 1, 2], world.Publisher.Of<BlockCommitted>().Select(block => block.Block));
    }

    [Fact]
    public async Task Order_ManyJobsOfFourTenants_AreServedInTurn()
    {
        await using var world = new DecodingWorld(options => options.MaxSessions = 1);
        var tenants = new Dictionary<Guid, string>();
        for (var i = 0; i < 20; i++)
        {
            var tenant = $"tenant {i / 5}"; // each sends all of its own before the next
            tenants.Add(await world.OrderAsync(Order.Of(8, seed: 1, tenant)), tenant);
        }

        await using var worker = await TestWorker.StartAsync(world);
        await world.Publisher.WaitAsync<GenerationDecoded>(20);
        var inTurn = world.Store.Finished.Select(id => tenants[id]).ToList();
        for (var served = 4; served <= 20; served += 4)
        {
            var counts = inTurn.Take(served).GroupBy(tenant => tenant).Select(group => group.Count()).ToList();
            Assert.Equal(4, counts.Count);
            Assert.InRange(counts.Max() - counts.Min(), 0, 2);
        }
    }

    [Fact]
    public async Task Order_ModelThatChangedAfterABlock_Fails()
    {
        await using var world = new DecodingWorld(OneSession);
        await using var frozen = await TestWorker.StartAsync(world, turns: 12);
        await world.OrderAsync(Order.Of(24));
        await world.Publisher.WaitAsync<BlockCommitted>(1);
        TinyModel.Write(world.Model.Folder, seed: 99);
        await using var other = await TestWorker.StartAsync(world);
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        var failed = Assert.Single(await world.Publisher.WaitAsync<DecodeFailed>(1));
        Assert.Equal("model_changed", failed.Code);
    }

    // A frozen worker still claims; with room for one session it cannot take its own job from the other.
    private static void OneSession(DecodingOptions options) => options.MaxSessions = 1;

    private static void CheckAnswer(
        DecodingWorld world, TestWorker worker, Guid id, Order order, GenerationDecoded decoded)
    {
        // A model of the test's own: the worker's belongs to its engine.
        using var model = LoadedModel.Open(world.Model.Folder, threads: 1);
        var result = new Decoder(model.Denoiser).Decode(order.Request);
        var expected = TraceSegment.Cut(result.Trace, 8, worker.Model.Origin);
        Assert.Equal(expected.Count, decoded.Segments.Count);
        foreach (var (segment, reference) in expected.Zip(decoded.Segments))
        {
            Assert.Equal(segment.ToBytes(), world.Payloads.Get(id, reference));
        }
    }
}
