using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Engine.Parameters;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Decoding;

/// <summary>Sessions join and leave a batch at any step, and none notices.</summary>
public sealed class DecodeBatchTests
{
    private static readonly ModelConfig Wide = TinyModels.Instruct with { BlockLength = 8 };

    [Fact]
    public void Step_SessionsJoiningAndLeavingAtRandom_AnswerAsEachAlone()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            using var denoiser = CpuDenoiser.FromParameters(
                TinyModels.DrawInstruct(Wide, (ulong)(50 + seed)), WorkerPool.CallerOnly);
            var runs = Requests(random, 6).Select(request => new Member(request)).ToList();
            Mix(denoiser, runs, random);
            foreach (var run in runs)
            {
                var actual = new SessionRun(run.Session!.Tokens.ToArray(), run.Segments);
                SessionRun.Same(SessionRun.Uninterrupted(denoiser, run.Request), actual, $"seed {seed}");
                run.Session.Dispose();
            }
        }
    }

    [Fact]
    public void Step_ModelThatComputesNoNumber_FailsItsSessionAlone()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 3);
        set[ParameterNames.Embedding].Value[7 * TinyModels.Plain.Width] = float.NaN;
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var options = GenerationOptions.Greedy(8) with { Interventions = null };
        using var broken = DecodeSession.Start(denoiser, new DecodeRequest([7, 1, 2], options));
        var batch = new DecodeBatch(denoiser);
        batch.Add(broken);
        var step = Assert.Single(batch.Step());
        Assert.IsType<ModelNumericsException>(step.Failure);
        Assert.Empty(batch.Sessions);
    }

    [Fact]
    public void Add_SessionThatIsDone_StaysOutside()
    {
        using var denoiser = TinyModels.Denoiser(TinyModels.Plain, 3);
        using var session = DecodeSession.Start(denoiser, new DecodeRequest([1], GenerationOptions.Greedy(4)));
        var batch = new DecodeBatch(denoiser);
        batch.Add(session);
        while (batch.Sessions.Count > 0)
        {
            batch.Step();
        }

        batch.Add(session);
        Assert.Empty(batch.Sessions);
        Assert.True(session.IsDone);
    }

    // Each round a member may join, pause by leaving, or move to a new session through a checkpoint.
    private static void Mix(CpuDenoiser denoiser, List<Member> members, Random random)
    {
        var batch = new DecodeBatch(denoiser);
        while (members.Any(member => member.Session is not { IsDone: true }))
        {
            var member = members[random.Next(members.Count)];
            member.Session ??= DecodeSession.Start(denoiser, member.Request);
            if (batch.Sessions.Contains(member.Session))
            {
                batch.Remove(member.Session);
                member.Move(denoiser);
            }
            else
            {
                batch.Add(member.Session);
            }

            foreach (var (session, completed, failure) in batch.Step())
            {
                Assert.Null(failure);
                if (completed)
                {
                    members.Single(owner => owner.Session == session).Cut();
                }
            }
        }
    }

    private static IEnumerable<DecodeRequest> Requests(Random random, int count)
    {
        var cases = DecodeCases.All.Values.ToList();
        for (var i = 0; i < count; i++)
        {
            var options = cases[random.Next(cases.Count)] with { Steps = 3 * (1 + random.Next(9)) };
            yield return new DecodeRequest(TinyModels.Prompt(random.Next(30), random.Next(100)), options);
        }
    }

    private sealed class Member(DecodeRequest request)
    {
        public DecodeRequest Request { get; } = request;

        public DecodeSession? Session { get; set; }

        public List<byte[]> Segments { get; } = [];

        public void Cut() => Segments.Add(Session!.CutSegment(SessionRun.Origin).ToBytes());

        public void Move(CpuDenoiser denoiser)
        {
            var checkpoint = Session!.Checkpoint(SessionRun.Origin, SessionRun.Settings);
            Session.Dispose();
            Session = DecodeSession.Resume(denoiser, Request, checkpoint);
        }
    }
}
