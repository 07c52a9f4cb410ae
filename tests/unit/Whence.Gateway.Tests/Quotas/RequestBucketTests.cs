using Whence.Gateway.Quotas;
using Whence.Testing;

namespace Whence.Gateway.Tests.Quotas;

public class RequestBucketTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Take_MoreThanTheLimit_RefusesTheRest()
    {
        var bucket = new RequestBucket(3, _time);
        Assert.Equal([2, 1, 0], Enumerable.Range(0, 3).Select(_ => bucket.Take().Remaining));
        var refused = bucket.Take();
        Assert.Equal((false, 0, 20.0), (refused.Admitted, refused.Remaining, refused.UntilNext.TotalSeconds));
        Assert.Equal(60, refused.UntilFull.TotalSeconds);
    }

    [Fact]
    public void Take_AfterTheSaidTime_Admits()
    {
        var bucket = new RequestBucket(7, _time);
        while (bucket.Take().Admitted)
        {
        }

        var wait = bucket.Take().UntilNext;
        _time.Advance(wait - TimeSpan.FromTicks(1));
        Assert.False(bucket.Take().Admitted);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(bucket.Take().Admitted);
        Assert.False(bucket.Take().Admitted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(600)]
    public void Take_OverAnHourInRandomSteps_AdmitsTheLimitAndNoMore(int limit)
    {
        const int Seed = 20260115;
        var random = new Random(Seed);
        var bucket = new RequestBucket(limit, _time);
        var (admitted, start) = (0, _time.GetUtcNow());
        while (_time.GetUtcNow() - start < TimeSpan.FromHours(1))
        {
            while (bucket.Take().Admitted)
            {
                admitted++;
            }

            _time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 5_000)));
        }

        // A full minute at the start, then an even flow; the last step may still be due.
        Assert.True(admitted <= limit * 61, $"seed {Seed}: {admitted}");
        Assert.True(admitted >= (limit * 60) - 1, $"seed {Seed}: {admitted}");
    }

    [Fact]
    public void Take_ByManyThreadsAtOnce_AdmitsExactlyTheLimit()
    {
        var bucket = new RequestBucket(1_000, _time);
        var admitted = 0;
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var count = 0; count < 500; count++)
            {
                if (bucket.Take().Admitted)
                {
                    Interlocked.Increment(ref admitted);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(1_000, admitted);
    }

    [Fact]
    public void Take_LimitOfZero_AdmitsNothingEver()
    {
        var bucket = new RequestBucket(0, _time);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(bucket.Take().Admitted);
    }
}
