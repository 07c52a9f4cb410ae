using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Scorecard.Subjects;

namespace Whence.Scorecard.Suites.Determinism;

/// <summary>Generates the same sampled answers in other ways.</summary>
internal static class Generations
{
    private const int Blocks = 2;
    private const int StepsPerBlock = 8;

    private static readonly TraceOrigin Here = new("scorecard", "", "");

    public static IReadOnlyList<GenerationPair> Again(SuiteContext context, IReadOnlyList<ulong> seeds) =>
        [.. Requests(context, seeds).Select(r => SameBytes(Alone(context.Demo, r), Alone(context.Demo, r)))];

    public static IReadOnlyList<GenerationPair> Batched(SuiteContext context, IReadOnlyList<ulong> seeds)
    {
        var requests = Requests(context, seeds);
        var together = new Decoder(context.Demo.Denoiser).Decode(requests);
        return [.. requests.Zip(together, (request, one) => SameBytes(Alone(context.Demo, request), one))];
    }

    public static IReadOnlyList<GenerationPair> Uncached(SuiteContext context, IReadOnlyList<ulong> seeds)
    {
        var decoder = new Decoder(context.Demo.Denoiser, new DecodeOptions { Cache = false });
        return
        [
            .. Requests(context, seeds).Select(r => SameCommits(Alone(context.Demo, r).Trace, decoder.Decode(r).Trace)),
        ];
    }

    public static IReadOnlyList<GenerationPair> OtherThreads(SuiteContext context, IReadOnlyList<ulong> seeds)
    {
        var threads = context.Options.Threads == 1 ? 2 : 1;
        using var other = Subject.Open(context.Demo.Package.Folder, threads);
        return
        [
            .. Requests(context, seeds).Select(r => SameCommits(Alone(context.Demo, r).Trace, Alone(other, r).Trace)),
        ];
    }

    /// <summary>Stops in the middle of the second block; what follows is compared with the same part of a run that
    /// went through.</summary>
    public static IReadOnlyList<GenerationPair> Resumed(SuiteContext context, IReadOnlyList<ulong> seeds) =>
        [.. Requests(context, seeds).Select(request => Resumed(context.Demo, request))];

    /// <summary>Returns how many answers stay the same under the next seed.</summary>
    public static double ShareEqualAcrossSeeds(SuiteContext context, IReadOnlyList<ulong> seeds)
    {
        var request = Requests(context, seeds)[0];
        var answers = seeds.Take(3).Select(seed => Alone(
            context.Demo, request with { Options = request.Options with { Seed = seed } }).Trace.Commits).ToList();
        return answers.Skip(1).Average(commits => commits.SequenceEqual(answers[0]) ? 1.0 : 0.0);
    }

    private static List<DecodeRequest> Requests(SuiteContext context, IReadOnlyList<ulong> seeds) =>
    [
        .. seeds.Zip(context.DemoTruths.Facts, (seed, fact) => new DecodeRequest(
            context.Demo.Encode(fact.Prompt),
            new GenerationOptions
            {
                MaxNewTokens = Blocks * context.Demo.Config.BlockLength,
                Steps = Blocks * StepsPerBlock,
                Seed = seed,
            })),
    ];

    private static DecodeResult Alone(Subject subject, DecodeRequest request) =>
        new Decoder(subject.Denoiser).Decode(request);

    private static GenerationPair Resumed(Subject subject, DecodeRequest request)
    {
        var whole = Alone(subject, request).Trace;
        var batch = new DecodeBatch(subject.Denoiser, new DecodeOptions());
        using var first = DecodeSession.Start(subject.Denoiser, request);
        batch.Add(first);
        while (first.StepsDone < 3 * first.Steps / 4)
        {
            batch.Step();
        }

        var checkpoint = DecodeCheckpoint.Parse(first.Checkpoint(Here, "").ToBytes());
        using var second = DecodeSession.Resume(subject.Denoiser, request, checkpoint);
        var rest = new DecodeBatch(subject.Denoiser, new DecodeOptions());
        rest.Add(second);
        while (!second.IsDone)
        {
            rest.Step();
        }

        var tokens = second.Tokens.ToArray();
        return new GenerationPair(tokens.AsSpan().SequenceEqual(whole.Snapshot(int.MaxValue)), 0);
    }

    private static GenerationPair SameBytes(DecodeResult one, DecodeResult other) => new(
        one.Tokens.AsSpan().SequenceEqual(other.Tokens)
            && one.Trace.Commits.SequenceEqual(other.Trace.Commits)
            && Difference(one.Trace, other.Trace) == 0,
        Difference(one.Trace, other.Trace));

    private static GenerationPair SameCommits(DecodeTrace one, DecodeTrace other) => new(
        one.Commits.Select(Place).SequenceEqual(other.Commits.Select(Place)), Difference(one, other));

    private static (int Order, int Position, int Token) Place(Commit commit) =>
        (commit.Order, commit.Position, commit.Token);

    private static double Difference(DecodeTrace one, DecodeTrace other) => one.Hidden
        .Zip(other.Hidden, (a, b) => a.Zip(b, (x, y) => (double)MathF.Abs(x - y)).Max())
        .DefaultIfEmpty()
        .Max();
}
